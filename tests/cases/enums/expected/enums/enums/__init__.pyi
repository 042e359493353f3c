from .openapi import Color, Only

__all__ = [
    "Color",
    "Only",
]
