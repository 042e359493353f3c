"""Models of shapes/circle.yaml."""

from ..._base import Model
from ..._types import Omittable
from ...enums.colors.color import Color
from ..point import Point


class Circle(Model):
    center: Omittable[Point] = None
    color: Omittable[Color] = None
