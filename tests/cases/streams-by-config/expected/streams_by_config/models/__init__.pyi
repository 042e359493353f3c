from .schemas import Chunk, ImageStreamResponse, Progress

__all__ = [
    "Chunk",
    "ImageStreamResponse",
    "Progress",
]
