from .openapi import CatParam, DogParam, FishParam, LooseParam, PetParam
from .other import OtherParam

__all__ = [
    "CatParam",
    "DogParam",
    "FishParam",
    "LooseParam",
    "OtherParam",
    "PetParam",
]
