from .openapi import MixedParam, ThingParam

__all__ = [
    "MixedParam",
    "ThingParam",
]
