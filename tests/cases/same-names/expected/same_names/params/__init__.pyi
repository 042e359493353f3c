from .a import FoodParam
from .b import BowlParam
from .openapi import AParam, BParam, PetsParam

__all__ = [
    "AParam",
    "BParam",
    "BowlParam",
    "FoodParam",
    "PetsParam",
]
