"""Slips: models"""

from ._lazy import attach

__getattr__, __dir__ = attach(
    __name__,
    """
._base Model UnknownVariant
.models.openapi Ball Pet Rope Toy
""",
)
