"""Enums: models, params and enums"""

from ._lazy import attach

__getattr__, __dir__ = attach(
    __name__,
    """
._base Model UnknownVariant
.enums.openapi Color Only
.models.openapi Level Nothing Paint Painted
.params.openapi NothingParam PaintParam
""",
)
