"""streams_by_config: models, params and events"""

from ._lazy import attach

__getattr__, __dir__ = attach(
    __name__,
    """
._base Model UnknownVariant
.events.schemas ChunkEvent ImageStreamCompleted ImageStreamEvent ImageStreamPartial
.events.schemas ImageStreamResponseType ProgressEvent chunk_stream image_stream
.events.schemas progress_stream
.models.schemas Chunk ImageStreamResponse Progress
""",
)
