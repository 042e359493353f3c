"""Variants that only a discriminator tells apart: models and params"""

from ._lazy import attach

__getattr__, __dir__ = attach(
    __name__,
    """
._base Model UnknownVariant
.models.openapi Animal Cat Dog NewCat NewDog NewPet Pet
.params.openapi NewCatParam NewDogParam NewPetParam
""",
)
