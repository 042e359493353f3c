from ._base import Model, UnknownVariant
from .models.openapi import Part, Read, Sent
from .params.openapi import PartParam, SentParam

__all__ = [
    "Model",
    "Part",
    "PartParam",
    "Read",
    "Sent",
    "SentParam",
    "UnknownVariant",
]
