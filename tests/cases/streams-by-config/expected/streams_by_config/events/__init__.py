"""All events of the package."""

from .._lazy import attach

__getattr__, __dir__ = attach(
    __name__,
    """
.._sse EventStream Policies SSELike StreamError UnknownEvent
.schemas ChunkEvent ImageStreamCompleted ImageStreamEvent ImageStreamPartial
.schemas ImageStreamResponseType ProgressEnd ProgressEvent ProgressPhase ProgressStart
.schemas ReadingsEvent chunk_stream image_stream progress_stream readings_stream
""",
)
