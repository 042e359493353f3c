"""All models of the package."""

from .._lazy import attach

__getattr__, __dir__ = attach(
    __name__,
    """
.openapi NewCat NewDog NewPet Pet PetCat PetDog Shape ShapeVariant1 ShapeVariant2
.openapi TextOrParts
""",
)
