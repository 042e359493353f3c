from .openapi import (
    MaybeObjectParam,
    MaybeParam,
    PartParam,
    SentNullableItemsItemParam,
    SentNullableObjectParam,
    SentParam,
)

__all__ = [
    "MaybeObjectParam",
    "MaybeParam",
    "PartParam",
    "SentNullableItemsItemParam",
    "SentNullableObjectParam",
    "SentParam",
]
