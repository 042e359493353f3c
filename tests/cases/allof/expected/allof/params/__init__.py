"""All params of the package."""

from .._lazy import attach

__getattr__, __dir__ = attach(
    __name__,
    """
.openapi BaseParam BesideRefParam BoundedParam ClosedParam CountedParam EitherOrParam
.openapi InheritsBothParam InheritsParam NamedParam NarrowsParam OnlyParam RequiresParam
.openapi TextParam TightlyBoundedParam WithUnionParam WithUnionVariant1Param
.openapi WithUnionVariant2Param
""",
)
