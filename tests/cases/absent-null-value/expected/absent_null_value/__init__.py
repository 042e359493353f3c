"""Absent, null, value: models and params"""

from ._lazy import attach

__getattr__, __dir__ = attach(
    __name__,
    """
._base Model UnknownVariant
.models.openapi Part Read Sent
.params.openapi PartParam SentParam
""",
)
