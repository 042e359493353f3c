from ._base import Model, UnknownVariant
from .models.openapi import (
    Animal,
    Cat,
    Dog,
    Lonely,
    Owner,
    Pet,
    PetVariant,
    Puppy,
    Some,
)
from .params.openapi import (
    AnimalParam,
    CatParam,
    DogParam,
    LonelyParam,
    PetParam,
    PetVariantParam,
    PuppyParam,
    SomeParam,
)

__all__ = [
    "Animal",
    "AnimalParam",
    "Cat",
    "CatParam",
    "Dog",
    "DogParam",
    "Lonely",
    "LonelyParam",
    "Model",
    "Owner",
    "Pet",
    "PetParam",
    "PetVariant",
    "PetVariantParam",
    "Puppy",
    "PuppyParam",
    "Some",
    "SomeParam",
    "UnknownVariant",
]
