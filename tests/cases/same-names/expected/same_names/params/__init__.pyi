from .a import FoodParam
from .b import BowlParam
from .d import CollarParam
from .openapi import AParam, BParam, PetsParam

__all__ = [
    "AParam",
    "BParam",
    "BowlParam",
    "CollarParam",
    "FoodParam",
    "PetsParam",
]
