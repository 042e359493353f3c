from .openapi import (
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
    "AnimalParam",
    "CatParam",
    "DogParam",
    "LonelyParam",
    "PetParam",
    "PetVariantParam",
    "PuppyParam",
    "SomeParam",
]
