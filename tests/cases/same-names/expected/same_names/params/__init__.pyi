from .a import FoodParam
from .b import BowlParam
from .openapi import AParam, BParam

__all__ = [
    "AParam",
    "BParam",
    "BowlParam",
    "FoodParam",
]
