from .a import Food
from .b import Bowl
from .openapi import A, B

__all__ = [
    "A",
    "B",
    "Bowl",
    "Food",
]
