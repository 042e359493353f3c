from ._base import Model, UnknownVariant
from .events.schemas import (
    ChunkEvent,
    ImageStreamCompleted,
    ImageStreamEvent,
    ImageStreamPartial,
    ImageStreamResponseType,
    ProgressEvent,
    chunk_stream,
    image_stream,
    progress_stream,
)
from .models.schemas import Chunk, ImageStreamResponse, Progress

__all__ = [
    "Chunk",
    "ChunkEvent",
    "ImageStreamCompleted",
    "ImageStreamEvent",
    "ImageStreamPartial",
    "ImageStreamResponse",
    "ImageStreamResponseType",
    "Model",
    "Progress",
    "ProgressEvent",
    "UnknownVariant",
    "chunk_stream",
    "image_stream",
    "progress_stream",
]
