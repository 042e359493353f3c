from ._base import Model, UnknownVariant
from .models.openapi import SIMILAR, Format, Similar, Unknown
from .params.openapi import FormatParam, SIMILARParam, SimilarParam, UnknownParam

__all__ = [
    "SIMILAR",
    "Format",
    "FormatParam",
    "Model",
    "SIMILARParam",
    "Similar",
    "SimilarParam",
    "Unknown",
    "UnknownParam",
    "UnknownVariant",
]
