"""All models of the package."""

from .._lazy import attach

__getattr__, __dir__ = attach(
    __name__,
    """
.a Food
.b Bowl
.d Collar
.openapi A B Pets
""",
)
