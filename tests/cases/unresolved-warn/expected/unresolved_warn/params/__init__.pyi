from .openapi import KennelParam, PetParam

__all__ = [
    "KennelParam",
    "PetParam",
]
