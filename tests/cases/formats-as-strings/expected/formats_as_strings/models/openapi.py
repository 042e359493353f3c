"""Models of openapi.yaml."""

from builtins import list as _list
from typing import Annotated

from .._base import Model
from .._types import Integer, Length, Number, Omittable


class Formats(Model):
    date_time: Omittable[str] = None
    date: Omittable[str] = None
    time: Omittable[str] = None
    duration: Omittable[str] = None
    uuid: Omittable[str] = None
    byte: Omittable[str] = None
    base64: Omittable[str] = None
    ipv4: Omittable[str] = None
    ipv6: Omittable[str] = None
    email: Omittable[str] = None
    uri: Omittable[str] = None
    binary: Omittable[str] = None
    int32: Omittable[Integer] = None
    double: Omittable[Number] = None
    unknown: Omittable[str] = None
    code: Omittable[str] = None
    bounded: Omittable[Annotated[str, Length(min=10)]] = None
    default: str = "2024-01-01"
    list: Omittable[_list[str]] = None
    date_or_null: str | None = None
