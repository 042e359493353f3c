from ._base import Model, UnknownVariant
from .models.openapi import Pet
from .params.openapi import PetParam

__all__ = [
    "Model",
    "Pet",
    "PetParam",
    "UnknownVariant",
]
