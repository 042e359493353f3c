from ._base import Model, UnknownVariant
from ._sse import EventStream, Policies, SSELike, StreamError, UnknownEvent
from .events.schemas import (
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
from .models.schemas import Chunk, ImageStreamResponse, Progress

__all__ = [
    "Chunk",
    "ChunkEvent",
    "EventStream",
    "ImageStreamCompleted",
    "ImageStreamEvent",
    "ImageStreamPartial",
    "ImageStreamResponse",
    "ImageStreamResponseType",
    "Model",
    "Policies",
    "Progress",
    "ProgressEnd",
    "ProgressEvent",
    "ProgressPhase",
    "ProgressStart",
    "SSELike",
    "StreamError",
    "UnknownEvent",
    "UnknownVariant",
    "chunk_stream",
    "image_stream",
    "progress_stream",
]
