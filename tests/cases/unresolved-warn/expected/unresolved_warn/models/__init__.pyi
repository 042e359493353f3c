from .openapi import Kennel, Pet

__all__ = [
    "Kennel",
    "Pet",
]
