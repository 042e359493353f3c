from ._base import Model, UnknownVariant
from .models.openapi import Cat, Dog, Missing, NoTarget, NotConstant, Tom, Twice
from .params.openapi import (
    CatParam,
    DogParam,
    MissingParam,
    NoTargetParam,
    NotConstantParam,
    TomParam,
    TwiceParam,
)

__all__ = [
    "Cat",
    "CatParam",
    "Dog",
    "DogParam",
    "Missing",
    "MissingParam",
    "Model",
    "NoTarget",
    "NoTargetParam",
    "NotConstant",
    "NotConstantParam",
    "Tom",
    "TomParam",
    "Twice",
    "TwiceParam",
    "UnknownVariant",
]
