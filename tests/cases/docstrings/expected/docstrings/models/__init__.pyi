from ..enums.openapi import Enum
from .openapi import Alias, NoProperties, Quotes

__all__ = [
    "Alias",
    "Enum",
    "NoProperties",
    "Quotes",
]
