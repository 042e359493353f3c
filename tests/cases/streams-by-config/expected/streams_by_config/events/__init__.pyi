from .schemas import (
    ChunkEvent,
    ImageStreamCompleted,
    ImageStreamEvent,
    ImageStreamPartial,
    ImageStreamResponseType,
    ProgressEnd,
    ProgressEvent,
    ProgressPhase,
    ProgressStart,
    chunk_stream,
    image_stream,
    progress_stream,
)

__all__ = [
    "ChunkEvent",
    "ImageStreamCompleted",
    "ImageStreamEvent",
    "ImageStreamPartial",
    "ImageStreamResponseType",
    "ProgressEnd",
    "ProgressEvent",
    "ProgressPhase",
    "ProgressStart",
    "chunk_stream",
    "image_stream",
    "progress_stream",
]
