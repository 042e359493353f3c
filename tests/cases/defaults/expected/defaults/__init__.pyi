from ._base import Model, UnknownVariant
from .enums.openapi import Tier
from .models.openapi import Bad, Good, Part
from .params.openapi import BadParam, GoodParam, PartParam

__all__ = [
    "Bad",
    "BadParam",
    "Good",
    "GoodParam",
    "Model",
    "Part",
    "PartParam",
    "Tier",
    "UnknownVariant",
]
