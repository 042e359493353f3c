"""Models of openapi.yaml."""

from typing import Literal, Optional

from .._base import Model
from .._types import Integer, Omittable


class Pet(Model):
    name: str | None
    age: Omittable[Integer] = None
    mother: Optional["Pet"] = None
    kind: Literal["cat", "dog"] | None = None
