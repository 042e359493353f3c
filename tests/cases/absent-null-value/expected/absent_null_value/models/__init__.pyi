from .openapi import (
    Maybe,
    MaybeObject,
    Part,
    Read,
    Sent,
    SentNullableItemsItem,
    SentNullableObject,
)

__all__ = [
    "Maybe",
    "MaybeObject",
    "Part",
    "Read",
    "Sent",
    "SentNullableItemsItem",
    "SentNullableObject",
]
