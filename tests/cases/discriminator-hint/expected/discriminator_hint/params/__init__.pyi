from .openapi import NewCatParam, NewDogParam, NewPetParam

__all__ = [
    "NewCatParam",
    "NewDogParam",
    "NewPetParam",
]
