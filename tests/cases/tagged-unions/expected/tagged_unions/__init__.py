"""Unions with tags: models and params"""

from ._lazy import attach

__getattr__, __dir__ = attach(
    __name__,
    """
._base Model UnknownVariant
.models.openapi NewCat NewDog NewPet Pet PetCat PetDog Shape ShapeVariant1 ShapeVariant2
.models.openapi TextOrParts
.params.openapi NewCatParam NewDogParam NewPetParam ShapeParam ShapeVariant1Param
.params.openapi ShapeVariant2Param TextOrPartsParam
""",
)
