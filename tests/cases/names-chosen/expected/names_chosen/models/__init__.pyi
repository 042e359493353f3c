from .openapi import Address, Bang, OwnerOfPet, PetOwner

__all__ = [
    "Address",
    "Bang",
    "OwnerOfPet",
    "PetOwner",
]
