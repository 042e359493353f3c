"""json_schema: models and params"""

from ._lazy import attach

__getattr__, __dir__ = attach(
    __name__,
    """
._base Model UnknownVariant
.models.schema Gift Item Order
.params.schema GiftParam ItemParam OrderParam
""",
)
