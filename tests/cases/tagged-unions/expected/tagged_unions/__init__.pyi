from ._base import Model, UnknownVariant
from .models.openapi import (
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
from .params.openapi import (
    NewCatParam,
    NewDogParam,
    NewPetParam,
    ShapeParam,
    ShapeVariant1Param,
    ShapeVariant2Param,
    TextOrPartsParam,
)

__all__ = [
    "Model",
    "NewCat",
    "NewCatParam",
    "NewDog",
    "NewDogParam",
    "NewPet",
    "NewPetParam",
    "Pet",
    "PetCat",
    "PetDog",
    "Shape",
    "ShapeParam",
    "ShapeVariant1",
    "ShapeVariant1Param",
    "ShapeVariant2",
    "ShapeVariant2Param",
    "TextOrParts",
    "TextOrPartsParam",
    "UnknownVariant",
]
