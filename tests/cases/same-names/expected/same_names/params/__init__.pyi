from .a import FoodParam
from .b import BowlParam
from .d import CollarParam, FlockVariant2Param, HerdParam, HerdsParam
from .openapi import AParam, BParam, PetsParam

__all__ = [
    "AParam",
    "BParam",
    "BowlParam",
    "CollarParam",
    "FlockVariant2Param",
    "FoodParam",
    "HerdParam",
    "HerdsParam",
    "PetsParam",
]
