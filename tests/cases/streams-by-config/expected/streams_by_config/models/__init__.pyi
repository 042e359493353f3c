from .schemas import Chunk, ImageStreamResponse, Progress, Readings

__all__ = [
    "Chunk",
    "ImageStreamResponse",
    "Progress",
    "Readings",
]
