"""Models of c.yaml."""

from .._base import Model
from .._types import Boolean, Omittable
from .d import Collar


class Pet(Model):
    purrs: Omittable[Boolean] = None
    collar: Omittable[Collar] = None
