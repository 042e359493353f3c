from .openapi import PetParam

__all__ = [
    "PetParam",
]
