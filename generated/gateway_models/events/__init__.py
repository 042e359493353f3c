"""All events of the package."""

from .._lazy import attach
from .._streams import StreamTable

__getattr__, __dir__ = attach(
    __name__,
    """
.._sse EventStream Policies SSELike StreamError UnknownEvent
.inference.images ImageEditStreamCompleted ImageEditStreamError ImageEditStreamEvent
.inference.images ImageEditStreamPartialImage ImageEditStreamResponseType
.inference.images ImageGenerationStreamCompleted ImageGenerationStreamError
.inference.images ImageGenerationStreamEvent ImageGenerationStreamPartialImage
.inference.images ImageGenerationStreamResponseType image_edit_stream
.inference.images image_generation_stream
.integrations.openai.images OpenAIImageStreamCompleted OpenAIImageStreamError
.integrations.openai.images OpenAIImageStreamEvent OpenAIImageStreamPartialImage
.integrations.openai.images OpenAIImageStreamResponseType openai_image_stream
""",
)

STREAMS = StreamTable(
    __name__,
    {
        "azureCreateImage": ".integrations.openai.images:openai_image_stream",
        "imageEdit": ".inference.images:image_edit_stream",
        "imageGeneration": ".inference.images:image_generation_stream",
        "openaiCreateImage": ".integrations.openai.images:openai_image_stream",
    },
)
"""The stream of each operation that answers with one, by operation id."""
