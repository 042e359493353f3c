from .openapi import Both, Read, Sent, Unused

__all__ = [
    "Both",
    "Read",
    "Sent",
    "Unused",
]
