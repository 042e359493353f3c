"""Models of d.yaml."""

from .._base import Model
from .._types import Boolean, Omittable


class Pet(Model):
    grunts: Omittable[Boolean] = None
