from .a import Food
from .b import Bowl
from .d import Collar, FlockVariant2, Herd, Herds
from .openapi import A, B, Pets

__all__ = [
    "A",
    "B",
    "Bowl",
    "Collar",
    "FlockVariant2",
    "Food",
    "Herd",
    "Herds",
    "Pets",
]
