"""All models of the package."""

from .._lazy import attach

__getattr__, __dir__ = attach(
    __name__,
    """
.a Food
.b Bowl
.d Collar FlockVariant2 Herd Herds
.openapi A B Pets
""",
)
