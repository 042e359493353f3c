"""Parameters of schemas/odd.yaml."""

from typing import NotRequired

from typing_extensions import TypedDict

from .._types import Boolean


class ABCParam(TypedDict):
    x: NotRequired[Boolean]
