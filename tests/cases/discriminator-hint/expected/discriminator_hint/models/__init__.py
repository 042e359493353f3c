"""All models of the package."""

from .._lazy import attach

__getattr__, __dir__ = attach(
    __name__,
    """
.openapi Animal Cat Dog NewCat NewDog NewPet Pet
""",
)
