"""Verdicts: models and params"""

from ._lazy import attach

__getattr__, __dir__ = attach(
    __name__,
    """
._base Model UnknownVariant
.models.openapi Both Read Sent Unused
.params.openapi BothParam SentParam UnusedParam
""",
)
