"""Other properties: models and params"""

from ._lazy import attach

__getattr__, __dir__ = attach(
    __name__,
    """
._base Model UnknownVariant
.models.openapi AnyMap Closed Dependent Empty Map Named OneOfTyped OneOfTypedVariant1
.models.openapi OneOfTypedVariant2 Open Patterned RequiredOnly Sized Typed TypedObjects
.models.openapi TypedObjectsValue Unevaluated
.params.openapi AnyMapParam ClosedParam DependentParam EmptyParam MapParam NamedParam
.params.openapi OneOfTypedParam OneOfTypedVariant1Param OneOfTypedVariant2Param
.params.openapi OpenParam PatternedParam RequiredOnlyParam SizedParam TypedObjectsParam
.params.openapi TypedObjectsValueParam TypedParam UnevaluatedParam
""",
)
