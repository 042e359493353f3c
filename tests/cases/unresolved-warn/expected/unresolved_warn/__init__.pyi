from ._base import Model, UnknownVariant
from .models.openapi import Kennel, Pet
from .params.openapi import KennelParam, PetParam

__all__ = [
    "Kennel",
    "KennelParam",
    "Model",
    "Pet",
    "PetParam",
    "UnknownVariant",
]
