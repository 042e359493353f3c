from .a import Food
from .b import Bowl
from .d import Collar
from .openapi import A, B, Pets

__all__ = [
    "A",
    "B",
    "Bowl",
    "Collar",
    "Food",
    "Pets",
]
