from .openapi import AddressParam, BangParam, OwnerOfPetParam, PetOwnerParam

__all__ = [
    "AddressParam",
    "BangParam",
    "OwnerOfPetParam",
    "PetOwnerParam",
]
