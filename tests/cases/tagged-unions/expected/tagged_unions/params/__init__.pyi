from .openapi import (
    NewCatParam,
    NewDogParam,
    NewPetParam,
    ShapeParam,
    ShapeVariant1Param,
    ShapeVariant2Param,
    TextOrPartsParam,
)

__all__ = [
    "NewCatParam",
    "NewDogParam",
    "NewPetParam",
    "ShapeParam",
    "ShapeVariant1Param",
    "ShapeVariant2Param",
    "TextOrPartsParam",
]
