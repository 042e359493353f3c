from .colors_ import PaletteParam
from .point import PointParam
from .shapes.circle import CircleParam

__all__ = [
    "CircleParam",
    "PaletteParam",
    "PointParam",
]
