from .openapi import Animal, Cat, Dog, NewCat, NewDog, NewPet, Pet

__all__ = [
    "Animal",
    "Cat",
    "Dog",
    "NewCat",
    "NewDog",
    "NewPet",
    "Pet",
]
