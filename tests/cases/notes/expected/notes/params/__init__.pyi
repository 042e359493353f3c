from .openapi import FormatParam, SIMILARParam, SimilarParam, UnknownParam

__all__ = [
    "FormatParam",
    "SIMILARParam",
    "SimilarParam",
    "UnknownParam",
]
