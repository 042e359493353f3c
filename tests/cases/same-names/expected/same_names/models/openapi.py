"""Models of openapi.yaml."""

from typing import TypeAlias

from .._base import Model
from .._types import Omittable
from .a import Pet
from .b import Pet as _Pet
from .c import Flock
from .c import Pet as _Pet2
from .d import Pet as _Pet3

A: TypeAlias = Pet


B: TypeAlias = _Pet


class Pets(Model):
    a: Omittable[Pet] = None
    b: Omittable[_Pet] = None
    c: Omittable[_Pet2] = None
    d: Omittable[_Pet3] = None
    flock: Omittable[Flock] = None
