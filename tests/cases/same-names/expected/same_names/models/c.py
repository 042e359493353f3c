"""Models of c.yaml."""

from .._base import Model
from .._types import Boolean, Omittable


class Pet(Model):
    purrs: Omittable[Boolean] = None
