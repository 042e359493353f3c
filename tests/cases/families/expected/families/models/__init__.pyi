from .openapi import Animal, Cat, Dog, Lonely, Owner, Pet, PetVariant, Puppy, Some

__all__ = [
    "Animal",
    "Cat",
    "Dog",
    "Lonely",
    "Owner",
    "Pet",
    "PetVariant",
    "Puppy",
    "Some",
]
