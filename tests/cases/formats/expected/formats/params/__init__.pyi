from .openapi import FormatsParam

__all__ = [
    "FormatsParam",
]
