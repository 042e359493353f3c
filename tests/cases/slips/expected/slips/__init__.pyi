from ._base import Model, UnknownVariant
from .models.openapi import Ball, Pet, Rope, Toy

__all__ = [
    "Ball",
    "Model",
    "Pet",
    "Rope",
    "Toy",
    "UnknownVariant",
]
