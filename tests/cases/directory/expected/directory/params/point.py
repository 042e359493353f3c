"""Parameters of point.json."""

from typing_extensions import TypedDict

from .._types import Number


class PointParam(TypedDict):
    x: Number
