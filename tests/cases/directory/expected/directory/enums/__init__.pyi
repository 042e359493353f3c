from .colors.color import Color

__all__ = [
    "Color",
]
