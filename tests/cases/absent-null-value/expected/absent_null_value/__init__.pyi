from ._base import Model, UnknownVariant
from .models.openapi import (
    Maybe,
    MaybeObject,
    Part,
    Read,
    Sent,
    SentNullableItemsItem,
    SentNullableObject,
)
from .params.openapi import (
    MaybeObjectParam,
    MaybeParam,
    PartParam,
    SentNullableItemsItemParam,
    SentNullableObjectParam,
    SentParam,
)

__all__ = [
    "Maybe",
    "MaybeObject",
    "MaybeObjectParam",
    "MaybeParam",
    "Model",
    "Part",
    "PartParam",
    "Read",
    "Sent",
    "SentNullableItemsItem",
    "SentNullableItemsItemParam",
    "SentNullableObject",
    "SentNullableObjectParam",
    "SentParam",
    "UnknownVariant",
]
