from .openapi import Ball, Pet, Rope, Toy

__all__ = [
    "Ball",
    "Pet",
    "Rope",
    "Toy",
]
