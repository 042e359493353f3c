"""All models of the package."""

from typing import TYPE_CHECKING

from .._lazy import attach

if TYPE_CHECKING:
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

_MODULES = {
    "BifrostCacheDebug": ".inference.common",
    "BifrostError": ".inference.common",
    "BifrostErrorExtraFields": ".inference.common",
    "BifrostResponseExtraFields": ".inference.common",
    "ErrorField": ".inference.common",
    "Fallback": ".inference.common",
    "ImageData": ".inference.images",
    "ImageEditRequest": ".inference.images",
    "ImageEditStreamResponse": ".inference.images",
    "ImageGenerationRequest": ".inference.images",
    "ImageGenerationResponse": ".inference.images",
    "ImageGenerationResponseParameters": ".inference.images",
    "ImageGenerationStreamResponse": ".inference.images",
    "ImageTokenDetails": ".inference.images",
    "ImageUsage": ".inference.images",
    "ImageVariationRequest": ".inference.images",
    "ModelProvider": "..enums.inference.common",
    "OpenAIImageGenerationRequest": ".integrations.openai.images",
    "OpenAIImageGenerationResponse": ".integrations.openai.images",
    "OpenAIImageStreamResponse": ".integrations.openai.images",
}

if not TYPE_CHECKING:
    __getattr__, __dir__ = attach(__name__, _MODULES)
