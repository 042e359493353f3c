from ._base import Model, UnknownVariant
from .enums.openapi import BadNames, Color, Named
from .models.openapi import Mixed, Thing
from .params.openapi import MixedParam, ThingParam

__all__ = [
    "BadNames",
    "Color",
    "Mixed",
    "MixedParam",
    "Model",
    "Named",
    "Thing",
    "ThingParam",
    "UnknownVariant",
]
