from ..enums.openapi import BadNames, Color, Named
from .openapi import Mixed, Thing

__all__ = [
    "BadNames",
    "Color",
    "Mixed",
    "Named",
    "Thing",
]
