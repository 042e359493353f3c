"""Defaults: models, params and enums"""

from ._lazy import attach

__getattr__, __dir__ = attach(
    __name__,
    """
._base Model UnknownVariant
.enums.openapi Tier
.models.openapi Bad Good Part
.params.openapi BadParam GoodParam PartParam
""",
)
