from ._base import Model, UnknownVariant
from .models.a import Food
from .models.b import Bowl
from .models.d import Collar, FlockVariant2, Herd, Herds
from .models.openapi import A, B, Pets
from .params.a import FoodParam
from .params.b import BowlParam
from .params.d import CollarParam, FlockVariant2Param, HerdParam, HerdsParam
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
    "FlockVariant2",
    "FlockVariant2Param",
    "Food",
    "FoodParam",
    "Herd",
    "HerdParam",
    "Herds",
    "HerdsParam",
    "Model",
    "Pets",
    "PetsParam",
    "UnknownVariant",
]
