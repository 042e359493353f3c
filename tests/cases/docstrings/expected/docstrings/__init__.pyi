from ._base import Model, UnknownVariant
from .enums.openapi import Enum
from .models.openapi import Alias, NoProperties, Quotes
from .params.openapi import AliasParam, NoPropertiesParam, QuotesParam

__all__ = [
    "Alias",
    "AliasParam",
    "Enum",
    "Model",
    "NoProperties",
    "NoPropertiesParam",
    "Quotes",
    "QuotesParam",
    "UnknownVariant",
]
