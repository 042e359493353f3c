from .openapi import Tier

__all__ = [
    "Tier",
]
