"""All models of the package."""

from .._lazy import attach

__getattr__, __dir__ = attach(
    __name__,
    """
..enums.openapi Enum
.openapi Base BesideRef Bounded Closed Counted EitherOr Inherits InheritsBoth Named
.openapi Narrows Only Requires Text TightlyBounded WithUnion WithUnionVariant1
.openapi WithUnionVariant2
""",
)
