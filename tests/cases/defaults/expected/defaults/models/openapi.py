"""Models of openapi.yaml."""

from builtins import list as _list
from typing import Annotated, Literal

from pydantic import Field

from .._base import Model
from .._types import Boolean, Bounds, Date, Integer, Length, Number, Omittable, Pattern
from ..enums.openapi import Tier


class Part(Model):
    x: Integer


class Good(Model):
    text: str = 'it\'s "quoted" \\ \n'
    number: Number = 1.5
    integer: Integer = 2
    flag: Boolean = True
    null: None = None
    list: _list[str] = Field(default=["a", "b"])
    map: dict[str, Integer] = Field(default={"a": 1})
    object: Part = Field(default={"x": 1}, validate_default=True)
    date: Date = Field(default="2024-01-01", validate_default=True)
    huge: Number = 1e300
    code: str = "__import__('os')"
    steps: Number | _list[Number] = Field(default=[10, 100], validate_default=True)
    rates: dict[str, Number] | None = Field(default={"a": 1}, validate_default=True)
    letters: _list[Literal["a", "b"]] | None = Field(
        default=["a"], validate_default=True
    )
    words: _list[str] | None = Field(default=["a"])
    maybe: str | None = "a"
    named: Tier | None = "low"
    own: str | None = "b"
    none: Part | None = None
    nothing: _list[Number] | None = Field(default=[])


class Bad(Model):
    text: Omittable[str] = None
    short: Omittable[Annotated[str, Length(max=2)]] = None
    small: Omittable[Annotated[Integer, Bounds(ge=1)]] = None
    integer: Omittable[Integer] = None
    flag: Omittable[Boolean] = None
    kind: Omittable[Literal["a", "b"]] = None
    list: Omittable[_list[str]] = None
    object: Omittable[Part] = None
    null: Omittable[str] = None
    pattern: Omittable[Annotated[str, Pattern("^a")]] = None
