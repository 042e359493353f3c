"""Absent, null, value: models and params"""

from ._lazy import attach

__getattr__, __dir__ = attach(
    __name__,
    """
._base Model UnknownVariant
.models.openapi Maybe MaybeObject Part Read Sent SentNullableItemsItem
.models.openapi SentNullableObject
.params.openapi MaybeObjectParam MaybeParam PartParam SentNullableItemsItemParam
.params.openapi SentNullableObjectParam SentParam
""",
)
