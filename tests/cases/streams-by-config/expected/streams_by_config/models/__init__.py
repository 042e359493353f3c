"""All models of the package."""

from .._lazy import attach

__getattr__, __dir__ = attach(
    __name__,
    """
.schemas Chunk ImageStreamResponse Progress Readings
""",
)
