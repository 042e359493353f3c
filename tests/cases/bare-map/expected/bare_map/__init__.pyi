from ._base import Model, UnknownVariant
from .enums.schemas import Kind
from .models.schemas import Animal, Pet, Pets
from .params.schemas import AnimalParam, PetParam, PetsParam

__all__ = [
    "Animal",
    "AnimalParam",
    "Kind",
    "Model",
    "Pet",
    "PetParam",
    "Pets",
    "PetsParam",
    "UnknownVariant",
]
