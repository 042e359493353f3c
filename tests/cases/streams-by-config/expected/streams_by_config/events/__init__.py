"""All events of the package."""

from .._lazy import attach

__getattr__, __dir__ = attach(
    __name__,
    """
.schemas ChunkEvent ImageStreamCompleted ImageStreamEvent ImageStreamPartial
.schemas ImageStreamResponseType ProgressEnd ProgressEvent ProgressPhase ProgressStart
.schemas chunk_stream image_stream progress_stream
""",
)
