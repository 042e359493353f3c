from ._base import Model, UnknownVariant
from .models.openapi import Cat, Dog, Fish, Loose, Pet
from .models.other import Other
from .params.openapi import CatParam, DogParam, FishParam, LooseParam, PetParam
from .params.other import OtherParam

__all__ = [
    "Cat",
    "CatParam",
    "Dog",
    "DogParam",
    "Fish",
    "FishParam",
    "Loose",
    "LooseParam",
    "Model",
    "Other",
    "OtherParam",
    "Pet",
    "PetParam",
    "UnknownVariant",
]
