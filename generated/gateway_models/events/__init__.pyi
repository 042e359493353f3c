from collections.abc import Mapping
from typing import Any

from .._sse import EventStream
from .inference.images import (
    ImageEditStreamCompleted,
    ImageEditStreamError,
    ImageEditStreamEvent,
    ImageEditStreamPartialImage,
    ImageEditStreamResponseType,
    ImageGenerationStreamCompleted,
    ImageGenerationStreamError,
    ImageGenerationStreamEvent,
    ImageGenerationStreamPartialImage,
    ImageGenerationStreamResponseType,
    image_edit_stream,
    image_generation_stream,
)
from .integrations.openai.images import (
    OpenAIImageStreamCompleted,
    OpenAIImageStreamError,
    OpenAIImageStreamEvent,
    OpenAIImageStreamPartialImage,
    OpenAIImageStreamResponseType,
    openai_image_stream,
)

__all__ = [
    "STREAMS",
    "ImageEditStreamCompleted",
    "ImageEditStreamError",
    "ImageEditStreamEvent",
    "ImageEditStreamPartialImage",
    "ImageEditStreamResponseType",
    "ImageGenerationStreamCompleted",
    "ImageGenerationStreamError",
    "ImageGenerationStreamEvent",
    "ImageGenerationStreamPartialImage",
    "ImageGenerationStreamResponseType",
    "OpenAIImageStreamCompleted",
    "OpenAIImageStreamError",
    "OpenAIImageStreamEvent",
    "OpenAIImageStreamPartialImage",
    "OpenAIImageStreamResponseType",
    "image_edit_stream",
    "image_generation_stream",
    "openai_image_stream",
]

STREAMS: Mapping[str, EventStream[Any]]
