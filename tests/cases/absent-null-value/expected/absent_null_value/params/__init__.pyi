from .openapi import PartParam, SentParam

__all__ = [
    "PartParam",
    "SentParam",
]
