"""Models of point.json."""

from .._base import Model
from .._types import Number


class Point(Model):
    x: Number
