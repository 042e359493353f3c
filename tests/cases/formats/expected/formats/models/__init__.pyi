from .openapi import Formats

__all__ = [
    "Formats",
]
