"""All params of the package."""

from .._lazy import attach

__getattr__, __dir__ = attach(
    __name__,
    """
.openapi BaseParam BesideRefParam ClosedParam EitherOrParam InheritsBothParam
.openapi InheritsParam NamedParam NarrowsParam OnlyParam RequiresParam TextParam
.openapi WithUnionParam WithUnionVariant1Param WithUnionVariant2Param
""",
)
