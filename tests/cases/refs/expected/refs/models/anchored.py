"""Models of schemas/anchored.yaml."""

from typing import TypeAlias

from .._base import Model
from .._types import Number

AnchoredHere: TypeAlias = Number


class Anchored(Model):
    here: Number | None = None
