"""All events of the package."""

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

from .._lazy import attach
from .._sse import EventStream
from .._streams import StreamTable

if TYPE_CHECKING:
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

_MODULES = {
    "ImageEditStreamCompleted": ".inference.images",
    "ImageEditStreamError": ".inference.images",
    "ImageEditStreamEvent": ".inference.images",
    "ImageEditStreamPartialImage": ".inference.images",
    "ImageEditStreamResponseType": ".inference.images",
    "ImageGenerationStreamCompleted": ".inference.images",
    "ImageGenerationStreamError": ".inference.images",
    "ImageGenerationStreamEvent": ".inference.images",
    "ImageGenerationStreamPartialImage": ".inference.images",
    "ImageGenerationStreamResponseType": ".inference.images",
    "OpenAIImageStreamCompleted": ".integrations.openai.images",
    "OpenAIImageStreamError": ".integrations.openai.images",
    "OpenAIImageStreamEvent": ".integrations.openai.images",
    "OpenAIImageStreamPartialImage": ".integrations.openai.images",
    "OpenAIImageStreamResponseType": ".integrations.openai.images",
    "image_edit_stream": ".inference.images",
    "image_generation_stream": ".inference.images",
    "openai_image_stream": ".integrations.openai.images",
}

STREAMS: Mapping[str, EventStream[Any]] = StreamTable(
    __name__,
    {
        "azureCreateImage": ".integrations.openai.images:openai_image_stream",
        "imageEdit": ".inference.images:image_edit_stream",
        "imageGeneration": ".inference.images:image_generation_stream",
        "openaiCreateImage": ".integrations.openai.images:openai_image_stream",
    },
)
"""The stream of each operation that answers with one, by operation id."""

if not TYPE_CHECKING:
    __getattr__, __dir__ = attach(__name__, _MODULES)
