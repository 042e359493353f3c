from .openapi import Bad, Good, Part

__all__ = [
    "Bad",
    "Good",
    "Part",
]
