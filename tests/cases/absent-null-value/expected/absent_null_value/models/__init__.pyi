from .openapi import Part, Read, Sent

__all__ = [
    "Part",
    "Read",
    "Sent",
]
