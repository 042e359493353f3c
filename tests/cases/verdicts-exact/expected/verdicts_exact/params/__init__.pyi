from .openapi import BothParam, SentParam, UnusedParam

__all__ = [
    "BothParam",
    "SentParam",
    "UnusedParam",
]
