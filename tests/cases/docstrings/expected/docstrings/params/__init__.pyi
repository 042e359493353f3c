from .openapi import AliasParam, NoPropertiesParam, QuotesParam

__all__ = [
    "AliasParam",
    "NoPropertiesParam",
    "QuotesParam",
]
