"""streams_by_config: models and events"""

from ._lazy import attach

__getattr__, __dir__ = attach(
    __name__,
    """
._base Model UnknownVariant
._sse EventStream Policies SSELike StreamError UnknownEvent
.events.schemas ChunkEvent ImageStreamCompleted ImageStreamEvent ImageStreamPartial
.events.schemas ImageStreamResponseType ProgressEnd ProgressEvent ProgressPhase
.events.schemas ProgressStart ReadingsEvent chunk_stream image_stream progress_stream
.events.schemas readings_stream
.models.schemas Chunk ImageStreamResponse Progress Readings
""",
)
