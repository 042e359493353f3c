from .openapi import BadNames, Color, Named

__all__ = [
    "BadNames",
    "Color",
    "Named",
]
