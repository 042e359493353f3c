"""Parameters of openapi.yaml."""

from typing import Annotated, Any, Literal, NotRequired, TypeAlias

from typing_extensions import TypedDict

from .._types import Boolean, Integer, Never, Number, OneOf, Schema
from ..enums.openapi import Color

NothingParam: TypeAlias = Never


class PaintParam(TypedDict):
    color: NotRequired[Color]
    size: NotRequired[Literal["s", "m", "l"]]
    level: NotRequired[Annotated[Literal[1, 2, 3], OneOf(1, 2, 3)]]
    mixed: NotRequired[
        Annotated[
            str | Integer | Number | Boolean | None, OneOf("auto", 1, 1.5, True, None)
        ]
    ]
    maybe: NotRequired[Literal["a", "b"] | None]
    fixed: NotRequired[Annotated[Literal[42], OneOf(42)]]
    shape: NotRequired[
        Annotated[dict[str, Any] | list[Any], OneOf({"kind": "round"}, [1, 2])]
    ]
    repeated: NotRequired[Literal["x", "y"]]
    quotes_forgotten: NotRequired[
        Annotated[
            str,
            Schema(
                "specgen:/openapi.yaml#/components/schemas/Paint/properties/quotes_forgotten",
            ),
        ]
    ]
    nothing: NotRequired[NothingParam]
    default_color: NotRequired[Color]
