"""All params of the package."""

from typing import TYPE_CHECKING

from .._lazy import attach

if TYPE_CHECKING:
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

_MODULES = {
    "FallbackParam": ".inference.common",
    "ImageEditRequestParam": ".inference.images",
    "ImageEditRequestParamNonStreaming": ".inference.images",
    "ImageEditRequestParamStreaming": ".inference.images",
    "ImageGenerationRequestParam": ".inference.images",
    "ImageGenerationRequestParamNonStreaming": ".inference.images",
    "ImageGenerationRequestParamStreaming": ".inference.images",
    "ImageGenerationResponseParametersParam": ".inference.images",
    "ImageVariationRequestParam": ".inference.images",
    "OpenAIImageGenerationRequestParam": ".integrations.openai.images",
    "OpenAIImageGenerationRequestParamNonStreaming": ".integrations.openai.images",
    "OpenAIImageGenerationRequestParamStreaming": ".integrations.openai.images",
}

if not TYPE_CHECKING:
    __getattr__, __dir__ = attach(__name__, _MODULES)
