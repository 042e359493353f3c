from ..enums.colors.color import Color
from .colors_ import Palette
from .point import Point
from .shapes.circle import Circle

__all__ = [
    "Circle",
    "Color",
    "Palette",
    "Point",
]
