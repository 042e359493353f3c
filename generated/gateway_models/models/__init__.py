"""All models of the package."""

from .._lazy import attach

__getattr__, __dir__ = attach(
    __name__,
    """
..enums.inference.common ModelProvider
.inference.common BifrostCacheDebug BifrostError BifrostErrorExtraFields
.inference.common BifrostResponseExtraFields ErrorField Fallback
.inference.images ImageData ImageEditRequest ImageEditStreamResponse
.inference.images ImageGenerationRequest ImageGenerationResponse
.inference.images ImageGenerationResponseParameters ImageGenerationStreamResponse
.inference.images ImageTokenDetails ImageUsage ImageVariationRequest
.integrations.openai.images OpenAIImageGenerationRequest OpenAIImageGenerationResponse
.integrations.openai.images OpenAIImageStreamResponse
""",
)
