from .a import Food
from .b import Bowl
from .openapi import A, B, Pets

__all__ = [
    "A",
    "B",
    "Bowl",
    "Food",
    "Pets",
]
