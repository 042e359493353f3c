"""Models of openapi.yaml."""

from typing import TypeAlias

from .a import Pet
from .b import Pet as _Pet

A: TypeAlias = Pet


B: TypeAlias = _Pet
