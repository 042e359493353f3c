from .openapi import (
    CreateImageRequestParam,
    CreateImageRequestParamNonStreaming,
    CreateImageRequestParamStreaming,
)

__all__ = [
    "CreateImageRequestParam",
    "CreateImageRequestParamNonStreaming",
    "CreateImageRequestParamStreaming",
]
