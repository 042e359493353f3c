"""Schemas built on one that has a discriminator: models and params"""

from ._lazy import attach

__getattr__, __dir__ = attach(
    __name__,
    """
._base Model UnknownVariant
.models.openapi Animal Cat Dog Lonely Owner Pet PetVariant Puppy Some
.params.openapi AnimalParam CatParam DogParam LonelyParam PetParam PetVariantParam
.params.openapi PuppyParam SomeParam
""",
)
