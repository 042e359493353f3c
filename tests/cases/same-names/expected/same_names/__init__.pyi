from ._base import Model, UnknownVariant
from .models.a import Food
from .models.b import Bowl
from .models.openapi import A, B
from .params.a import FoodParam
from .params.b import BowlParam
from .params.openapi import AParam, BParam

__all__ = [
    "A",
    "AParam",
    "B",
    "BParam",
    "Bowl",
    "BowlParam",
    "Food",
    "FoodParam",
    "Model",
    "UnknownVariant",
]
