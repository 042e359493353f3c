"""Gateway Image API: models, params, enums and events"""

from ._lazy import attach

__getattr__, __dir__ = attach(
    __name__,
    """
._base Model UnknownVariant
._sse EventStream Policies SSELike StreamError UnknownEvent
.enums.inference.common ModelProvider
.events STREAMS
.events.inference.images ImageEditStreamCompleted ImageEditStreamError
.events.inference.images ImageEditStreamEvent ImageEditStreamPartialImage
.events.inference.images ImageEditStreamResponseType ImageGenerationStreamCompleted
.events.inference.images ImageGenerationStreamError ImageGenerationStreamEvent
.events.inference.images ImageGenerationStreamPartialImage
.events.inference.images ImageGenerationStreamResponseType image_edit_stream
.events.inference.images image_generation_stream
.events.integrations.openai.images OpenAIImageStreamCompleted OpenAIImageStreamError
.events.integrations.openai.images OpenAIImageStreamEvent OpenAIImageStreamPartialImage
.events.integrations.openai.images OpenAIImageStreamResponseType openai_image_stream
.models.inference.common BifrostCacheDebug BifrostError BifrostErrorExtraFields
.models.inference.common BifrostResponseExtraFields ErrorField Fallback
.models.inference.images ImageData ImageEditRequest ImageEditStreamResponse
.models.inference.images ImageGenerationRequest ImageGenerationResponse
.models.inference.images ImageGenerationResponseParameters ImageGenerationStreamResponse
.models.inference.images ImageTokenDetails ImageUsage ImageVariationRequest
.models.integrations.openai.images OpenAIImageGenerationRequest
.models.integrations.openai.images OpenAIImageGenerationResponse
.models.integrations.openai.images OpenAIImageStreamResponse
.params.inference.common FallbackParam
.params.inference.images ImageEditRequestParam ImageEditRequestParamNonStreaming
.params.inference.images ImageEditRequestParamStreaming ImageGenerationRequestParam
.params.inference.images ImageGenerationRequestParamNonStreaming
.params.inference.images ImageGenerationRequestParamStreaming
.params.inference.images ImageGenerationResponseParametersParam
.params.inference.images ImageVariationRequestParam
.params.integrations.openai.images OpenAIImageGenerationRequestParam
.params.integrations.openai.images OpenAIImageGenerationRequestParamNonStreaming
.params.integrations.openai.images OpenAIImageGenerationRequestParamStreaming
""",
)
