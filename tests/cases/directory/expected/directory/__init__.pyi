from ._base import Model, UnknownVariant
from .enums.colors.color import Color
from .models.colors_ import Palette
from .models.point import Point
from .models.shapes.circle import Circle
from .params.colors_ import PaletteParam
from .params.point import PointParam
from .params.shapes.circle import CircleParam

__all__ = [
    "Circle",
    "CircleParam",
    "Color",
    "Model",
    "Palette",
    "PaletteParam",
    "Point",
    "PointParam",
    "UnknownVariant",
]
