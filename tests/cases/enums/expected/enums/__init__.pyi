from ._base import Model, UnknownVariant
from .enums.openapi import Color, Only
from .models.openapi import Level, Nothing, Paint, Painted
from .params.openapi import NothingParam, PaintParam

__all__ = [
    "Color",
    "Level",
    "Model",
    "Nothing",
    "NothingParam",
    "Only",
    "Paint",
    "PaintParam",
    "Painted",
    "UnknownVariant",
]
