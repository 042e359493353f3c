"""Other properties: models, params and events"""

from ._lazy import attach

__getattr__, __dir__ = attach(
    __name__,
    """
._base Model UnknownVariant
.models.openapi AnyMap Closed Dependent Empty Map Named Open Patterned RequiredOnly
.models.openapi Sized Typed TypedObjects TypedObjectsValue Unevaluated
.params.openapi AnyMapParam ClosedParam DependentParam EmptyParam MapParam NamedParam
.params.openapi OpenParam PatternedParam RequiredOnlyParam SizedParam TypedObjectsParam
.params.openapi TypedObjectsValueParam TypedParam UnevaluatedParam
""",
)
