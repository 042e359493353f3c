from .openapi import SIMILAR, Format, Similar, Unknown

__all__ = [
    "SIMILAR",
    "Format",
    "Similar",
    "Unknown",
]
