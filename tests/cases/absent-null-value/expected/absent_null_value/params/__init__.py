"""All params of the package."""

from .._lazy import attach

__getattr__, __dir__ = attach(
    __name__,
    """
.openapi MaybeObjectParam MaybeParam PartParam SentNullableItemsItemParam
.openapi SentNullableObjectParam SentParam
""",
)
