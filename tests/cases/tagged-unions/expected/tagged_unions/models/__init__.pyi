from .openapi import (
    NewCat,
    NewDog,
    NewPet,
    Pet,
    PetCat,
    PetDog,
    Shape,
    ShapeVariant1,
    ShapeVariant2,
    TextOrParts,
)

__all__ = [
    "NewCat",
    "NewDog",
    "NewPet",
    "Pet",
    "PetCat",
    "PetDog",
    "Shape",
    "ShapeVariant1",
    "ShapeVariant2",
    "TextOrParts",
]
