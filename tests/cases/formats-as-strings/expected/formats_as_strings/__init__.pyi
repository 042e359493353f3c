from ._base import Model, UnknownVariant
from .models.openapi import Formats
from .params.openapi import FormatsParam

__all__ = [
    "Formats",
    "FormatsParam",
    "Model",
    "UnknownVariant",
]
