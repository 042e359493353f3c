"""All models of the package."""

from .._lazy import attach

__getattr__, __dir__ = attach(
    __name__,
    """
..enums.openapi Enum
.openapi Base BesideRef Closed EitherOr Inherits InheritsBoth Named Narrows Only
.openapi Requires Text WithUnion WithUnionVariant1 WithUnionVariant2
""",
)
