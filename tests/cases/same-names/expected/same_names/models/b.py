"""Models of b.yaml."""

from typing import TypeAlias

from .._base import Model
from .._types import Boolean, Integer, Omittable


class Pet(Model):
    barks: Omittable[Boolean] = None


Food: TypeAlias = Integer


Bowl: TypeAlias = list[Food]
