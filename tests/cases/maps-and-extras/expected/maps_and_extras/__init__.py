"""Other properties: models and params"""

from ._lazy import attach

__getattr__, __dir__ = attach(
    __name__,
    """
._base Model UnknownVariant
.models.openapi AnyMap Closed Dependent Empty Map Named OneOfTyped OneOfTypedVariant1
.models.openapi OneOfTypedVariant2 Open Patterned PatternedMap PatternedMapValue
.models.openapi RequiredOnly Sized Typed TypedObjects TypedObjectsValue Unevaluated
.params.openapi AnyMapParam ClosedParam DependentParam EmptyParam MapParam NamedParam
.params.openapi OneOfTypedParam OneOfTypedVariant1Param OneOfTypedVariant2Param
.params.openapi OpenParam PatternedMapParam PatternedMapValueParam PatternedParam
.params.openapi RequiredOnlyParam SizedParam TypedObjectsParam TypedObjectsValueParam
.params.openapi TypedParam UnevaluatedParam
""",
)
