"""Parameters of shapes/circle.yaml."""

from typing import NotRequired

from typing_extensions import TypedDict

from ...enums.colors.color import Color
from ..point import PointParam


class CircleParam(TypedDict):
    center: NotRequired[PointParam]
    color: NotRequired[Color]
