"""Models of openapi.yaml."""

from typing import Annotated, Any, Literal, TypeAlias

from .._base import Model
from .._types import Boolean, Integer, Number, Omittable, OneOf, Schema
from ..enums.openapi import Color

Nothing: TypeAlias = Any


class Paint(Model):
    color: Omittable[Color] = None
    size: Omittable[Literal["s", "m", "l"]] = None
    level: Omittable[Annotated[Literal[1, 2, 3], OneOf(1, 2, 3)]] = None
    mixed: Annotated[
        str | Integer | Number | Boolean | None, OneOf("auto", 1, 1.5, True, None)
    ] = None
    maybe: Literal["a", "b"] | None = None
    fixed: Omittable[Annotated[Literal[42], OneOf(42)]] = None
    shape: Omittable[
        Annotated[dict[str, Any] | list[Any], OneOf({"kind": "round"}, [1, 2])]
    ] = None
    repeated: Omittable[Literal["x", "y"]] = None
    quotes_forgotten: Omittable[
        Annotated[
            str,
            Schema(
                "specgen:/openapi.yaml#/components/schemas/Paint/properties/quotes_forgotten",
            ),
        ]
    ] = None
    nothing: Omittable[Nothing] = None
    default_color: Color = "green"


Level: TypeAlias = Annotated[Literal[1, 2], OneOf(1, 2)] | Integer


class Painted(Model):
    color: Color | str | None = None
    size: Literal["s", "m", "l"] | str | None = None
    level: Level | None = None
    quotes_forgotten: str | None = None
    nothing: Nothing | None = None
    some_excluded: Literal["a"] | str | None = None
