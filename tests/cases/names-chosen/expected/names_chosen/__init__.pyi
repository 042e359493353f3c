from ._base import Model, UnknownVariant
from .models.openapi import Address, Bang, OwnerOfPet, PetOwner
from .params.openapi import AddressParam, BangParam, OwnerOfPetParam, PetOwnerParam

__all__ = [
    "Address",
    "AddressParam",
    "Bang",
    "BangParam",
    "Model",
    "OwnerOfPet",
    "OwnerOfPetParam",
    "PetOwner",
    "PetOwnerParam",
    "UnknownVariant",
]
