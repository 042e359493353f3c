from .schemas import AnimalParam, PetParam, PetsParam

__all__ = [
    "AnimalParam",
    "PetParam",
    "PetsParam",
]
