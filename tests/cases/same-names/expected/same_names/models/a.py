"""Models of a.yaml."""

from typing import TypeAlias

from .._base import Model
from .._types import Boolean, Omittable


class Pet(Model):
    meows: Omittable[Boolean] = None


Food: TypeAlias = str
