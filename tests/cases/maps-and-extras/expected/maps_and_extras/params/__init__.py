"""All params of the package."""

from .._lazy import attach

__getattr__, __dir__ = attach(
    __name__,
    """
.openapi AnyMapParam ClosedParam DependentParam EmptyParam MapParam NamedParam
.openapi OneOfTypedParam OneOfTypedVariant1Param OneOfTypedVariant2Param OpenParam
.openapi PatternedMapParam PatternedMapValueParam PatternedParam RequiredOnlyParam
.openapi SizedParam TypedObjectsParam TypedObjectsValueParam TypedParam UnevaluatedParam
""",
)
