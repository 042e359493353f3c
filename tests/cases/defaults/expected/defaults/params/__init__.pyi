from .openapi import BadParam, GoodParam, PartParam

__all__ = [
    "BadParam",
    "GoodParam",
    "PartParam",
]
