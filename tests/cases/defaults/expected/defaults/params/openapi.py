"""Parameters of openapi.yaml."""

from builtins import list as _list
from collections.abc import Sequence
from typing import Annotated, Literal, NotRequired

from typing_extensions import TypedDict

from .._types import Boolean, Bounds, DateParam, Integer, Length, Number, Pattern
from ..enums.openapi import Tier


class PartParam(TypedDict):
    x: Integer


class GoodParam(TypedDict):
    text: NotRequired[str]
    number: NotRequired[Number]
    integer: NotRequired[Integer]
    flag: NotRequired[Boolean]
    null: NotRequired[None]
    list: NotRequired[_list[str]]
    map: NotRequired[dict[str, Integer]]
    object: NotRequired[PartParam]
    date: NotRequired[DateParam]
    huge: NotRequired[Number]
    code: NotRequired[str]
    steps: NotRequired[Number | Sequence[Number]]
    rates: NotRequired[dict[str, Number] | None]
    letters: NotRequired[_list[Literal["a", "b"]] | None]
    words: NotRequired[_list[str] | None]
    maybe: NotRequired[str | None]
    named: NotRequired[Tier | None]
    own: NotRequired[str | None]
    none: NotRequired[PartParam | None]
    nothing: NotRequired[Sequence[Number] | None]


class BadParam(TypedDict):
    text: NotRequired[str]
    short: NotRequired[Annotated[str, Length(max=2)]]
    small: NotRequired[Annotated[Integer, Bounds(ge=1)]]
    integer: NotRequired[Integer]
    flag: NotRequired[Boolean]
    kind: NotRequired[Literal["a", "b"]]
    list: NotRequired[_list[str]]
    object: NotRequired[PartParam]
    null: NotRequired[str]
    pattern: NotRequired[Annotated[str, Pattern("^a")]]
