"""Parameters of openapi.yaml."""

from typing import Annotated, Literal, NotRequired, TypeAlias

from typing_extensions import TypedDict

from .._types import OneOf
from ..enums.openapi import Color

MixedParam: TypeAlias = Annotated[Literal["a", 1], OneOf("a", 1)]


class ThingParam(TypedDict):
    color: NotRequired[Color]
    inline: NotRequired[Literal["x", "y"]]
