"""All models of the package."""

from .._lazy import attach

__getattr__, __dir__ = attach(
    __name__,
    """
.openapi Maybe MaybeObject Part Read Sent SentNullableItemsItem SentNullableObject
""",
)
