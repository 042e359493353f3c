"""Defaults: models and params"""

from ._lazy import attach

__getattr__, __dir__ = attach(
    __name__,
    """
._base Model UnknownVariant
.models.openapi Bad Good Part
.params.openapi BadParam GoodParam PartParam
""",
)
