from .._sse import EventStream, Policies, SSELike, StreamError, UnknownEvent
from .._streams import StreamTable
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
    "EventStream",
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
    "Policies",
    "SSELike",
    "StreamError",
    "UnknownEvent",
    "image_edit_stream",
    "image_generation_stream",
    "openai_image_stream",
]

STREAMS: StreamTable
