"""Parameters of schemas/inference/common.yaml."""

from typing_extensions import TypedDict

from ...enums.inference.common import ModelProvider


class FallbackParam(TypedDict):
    """A model to try when the one asked for fails."""

    provider: ModelProvider

    model: str
    """Model as its provider calls it."""
