from .inference.common import ModelProvider

__all__ = [
    "ModelProvider",
]
