from .openapi import (
    Added,
    CompletionChunk,
    CreateImageRequest,
    CreateImageResponse,
    ImageStreamResponse,
    Join,
    JoinData,
    Note,
    Removed,
    WatchEvent,
)

__all__ = [
    "Added",
    "CompletionChunk",
    "CreateImageRequest",
    "CreateImageResponse",
    "ImageStreamResponse",
    "Join",
    "JoinData",
    "Note",
    "Removed",
    "WatchEvent",
]
