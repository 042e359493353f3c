from ._base import Model, UnknownVariant
from .models.openapi import Animal, Cat, Dog, NewCat, NewDog, NewPet, Pet
from .params.openapi import NewCatParam, NewDogParam, NewPetParam

__all__ = [
    "Animal",
    "Cat",
    "Dog",
    "Model",
    "NewCat",
    "NewCatParam",
    "NewDog",
    "NewDogParam",
    "NewPet",
    "NewPetParam",
    "Pet",
    "UnknownVariant",
]
