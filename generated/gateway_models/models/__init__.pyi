from ..enums.inference.common import ModelProvider
from .inference.common import (
    BifrostCacheDebug,
    BifrostError,
    BifrostErrorExtraFields,
    BifrostResponseExtraFields,
    ErrorField,
    Fallback,
)
from .inference.images import (
    ImageData,
    ImageEditRequest,
    ImageEditStreamResponse,
    ImageGenerationRequest,
    ImageGenerationResponse,
    ImageGenerationResponseParameters,
    ImageGenerationStreamResponse,
    ImageTokenDetails,
    ImageUsage,
    ImageVariationRequest,
)
from .integrations.openai.images import (
    OpenAIImageGenerationRequest,
    OpenAIImageGenerationResponse,
    OpenAIImageStreamResponse,
)

__all__ = [
    "BifrostCacheDebug",
    "BifrostError",
    "BifrostErrorExtraFields",
    "BifrostResponseExtraFields",
    "ErrorField",
    "Fallback",
    "ImageData",
    "ImageEditRequest",
    "ImageEditStreamResponse",
    "ImageGenerationRequest",
    "ImageGenerationResponse",
    "ImageGenerationResponseParameters",
    "ImageGenerationStreamResponse",
    "ImageTokenDetails",
    "ImageUsage",
    "ImageVariationRequest",
    "ModelProvider",
    "OpenAIImageGenerationRequest",
    "OpenAIImageGenerationResponse",
    "OpenAIImageStreamResponse",
]
