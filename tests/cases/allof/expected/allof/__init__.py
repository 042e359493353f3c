"""allOf: models, params and events"""

from ._lazy import attach

__getattr__, __dir__ = attach(
    __name__,
    """
._base Model UnknownVariant
.enums.openapi Enum
.models.openapi Base BesideRef Closed EitherOr Inherits InheritsBoth Named Narrows Only
.models.openapi Requires Text WithUnion WithUnionVariant1 WithUnionVariant2
.params.openapi BaseParam BesideRefParam ClosedParam EitherOrParam InheritsBothParam
.params.openapi InheritsParam NamedParam NarrowsParam OnlyParam RequiresParam TextParam
.params.openapi WithUnionParam WithUnionVariant1Param WithUnionVariant2Param
""",
)
