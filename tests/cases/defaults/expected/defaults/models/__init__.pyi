from ..enums.openapi import Tier
from .openapi import Bad, Good, Part

__all__ = [
    "Bad",
    "Good",
    "Part",
    "Tier",
]
