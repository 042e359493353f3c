"""What is honoured or ignored: models and params"""

from ._lazy import attach

__getattr__, __dir__ = attach(
    __name__,
    """
._base Model UnknownVariant
.models.openapi SIMILAR Format Similar Unknown
.params.openapi FormatParam SIMILARParam SimilarParam UnknownParam
""",
)
