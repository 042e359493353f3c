"""All params of the package."""

from .._lazy import attach

__getattr__, __dir__ = attach(
    __name__,
    """
.inference.common FallbackParam
.inference.images ImageEditRequestParam ImageEditRequestParamNonStreaming
.inference.images ImageEditRequestParamStreaming ImageGenerationRequestParam
.inference.images ImageGenerationRequestParamNonStreaming
.inference.images ImageGenerationRequestParamStreaming
.inference.images ImageGenerationResponseParametersParam ImageVariationRequestParam
.integrations.openai.images OpenAIImageGenerationRequestParam
.integrations.openai.images OpenAIImageGenerationRequestParamNonStreaming
.integrations.openai.images OpenAIImageGenerationRequestParamStreaming
""",
)
