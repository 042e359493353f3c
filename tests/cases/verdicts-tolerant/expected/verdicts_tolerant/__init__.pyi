from ._base import Model, UnknownVariant
from .models.openapi import Both, Read, Sent, Unused
from .params.openapi import BothParam, SentParam, UnusedParam

__all__ = [
    "Both",
    "BothParam",
    "Model",
    "Read",
    "Sent",
    "SentParam",
    "UnknownVariant",
    "Unused",
    "UnusedParam",
]
