from .inference.common import FallbackParam
from .inference.images import (
    ImageEditRequestParam,
    ImageEditRequestParamNonStreaming,
    ImageEditRequestParamStreaming,
    ImageGenerationRequestParam,
    ImageGenerationRequestParamNonStreaming,
    ImageGenerationRequestParamStreaming,
    ImageGenerationResponseParametersParam,
    ImageVariationRequestParam,
)
from .integrations.openai.images import (
    OpenAIImageGenerationRequestParam,
    OpenAIImageGenerationRequestParamNonStreaming,
    OpenAIImageGenerationRequestParamStreaming,
)

__all__ = [
    "FallbackParam",
    "ImageEditRequestParam",
    "ImageEditRequestParamNonStreaming",
    "ImageEditRequestParamStreaming",
    "ImageGenerationRequestParam",
    "ImageGenerationRequestParamNonStreaming",
    "ImageGenerationRequestParamStreaming",
    "ImageGenerationResponseParametersParam",
    "ImageVariationRequestParam",
    "OpenAIImageGenerationRequestParam",
    "OpenAIImageGenerationRequestParamNonStreaming",
    "OpenAIImageGenerationRequestParamStreaming",
]
