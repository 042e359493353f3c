"""Models of schemas/whole.yaml."""

from typing import Optional, TypeAlias

from .._base import Model
from .._types import Integer

Part: TypeAlias = list[Integer]


class Whole(Model):
    next: Optional["Whole"] = None
    part: Part | None = None
