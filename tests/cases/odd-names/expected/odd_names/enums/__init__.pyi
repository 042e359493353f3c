from .openapi import Any

__all__ = [
    "Any",
]
