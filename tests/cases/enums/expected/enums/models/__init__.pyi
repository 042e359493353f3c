from ..enums.openapi import Color, Only
from .openapi import Level, Nothing, Paint, Painted

__all__ = [
    "Color",
    "Level",
    "Nothing",
    "Only",
    "Paint",
    "Painted",
]
