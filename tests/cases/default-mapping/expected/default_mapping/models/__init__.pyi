from .openapi import Cat, Dog, Fish, Loose, Pet
from .other import Other

__all__ = [
    "Cat",
    "Dog",
    "Fish",
    "Loose",
    "Other",
    "Pet",
]
