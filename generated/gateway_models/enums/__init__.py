"""All enums of the package."""

from typing import TYPE_CHECKING

from .._lazy import attach

if TYPE_CHECKING:
    from .inference.common import ModelProvider

__all__ = [
    "ModelProvider",
]

_MODULES = {
    "ModelProvider": ".inference.common",
}

if not TYPE_CHECKING:
    __getattr__, __dir__ = attach(__name__, _MODULES)
