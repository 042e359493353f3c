"""Models of d.yaml."""

from .._base import Model
from .._types import Boolean, Omittable


class Collar(Model):
    pet: Omittable["Pet"] = None


class Pet(Model):
    grunts: Omittable[Boolean] = None
    collar: Omittable[Collar] = None
