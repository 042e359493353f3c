from .openapi import Cat, Dog, Missing, NoTarget, NotConstant, Tom, Twice

__all__ = [
    "Cat",
    "Dog",
    "Missing",
    "NoTarget",
    "NotConstant",
    "Tom",
    "Twice",
]
