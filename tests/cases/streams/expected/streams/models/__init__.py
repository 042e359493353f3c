"""All models of the package."""

from .._lazy import attach

__getattr__, __dir__ = attach(
    __name__,
    """
.openapi Added CompletionChunk CreateImageRequest CreateImageResponse
.openapi ImageStreamResponse Join JoinData Note Removed WatchEvent
""",
)
