from .openapi import Enum

__all__ = [
    "Enum",
]
