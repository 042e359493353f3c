from .openapi import NothingParam, PaintParam

__all__ = [
    "NothingParam",
    "PaintParam",
]
