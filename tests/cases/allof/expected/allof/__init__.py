"""allOf: models, params and enums"""

from ._lazy import attach

__getattr__, __dir__ = attach(
    __name__,
    """
._base Model UnknownVariant
.enums.openapi Enum
.models.openapi Base BesideRef Bounded Closed Counted EitherOr Inherits InheritsBoth
.models.openapi Named Narrows Only Requires Text TightlyBounded WithUnion
.models.openapi WithUnionVariant1 WithUnionVariant2
.params.openapi BaseParam BesideRefParam BoundedParam ClosedParam CountedParam
.params.openapi EitherOrParam InheritsBothParam InheritsParam NamedParam NarrowsParam
.params.openapi OnlyParam RequiresParam TextParam TightlyBoundedParam WithUnionParam
.params.openapi WithUnionVariant1Param WithUnionVariant2Param
""",
)
