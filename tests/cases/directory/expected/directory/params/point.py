"""Parameters of point.json."""

from typing import Required

from typing_extensions import TypedDict

from .._types import Number


class PointParam(TypedDict):
    x: Required[Number]
