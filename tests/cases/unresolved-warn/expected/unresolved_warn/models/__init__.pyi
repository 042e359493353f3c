from .openapi import Pet

__all__ = [
    "Pet",
]
