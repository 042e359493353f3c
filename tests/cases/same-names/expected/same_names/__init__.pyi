from ._base import Model, UnknownVariant
from .models.a import Food
from .models.b import Bowl
from .models.d import Collar
from .models.openapi import A, B, Pets
from .params.a import FoodParam
from .params.b import BowlParam
from .params.d import CollarParam
from .params.openapi import AParam, BParam, PetsParam

__all__ = [
    "A",
    "AParam",
    "B",
    "BParam",
    "Bowl",
    "BowlParam",
    "Collar",
    "CollarParam",
    "Food",
    "FoodParam",
    "Model",
    "Pets",
    "PetsParam",
    "UnknownVariant",
]
