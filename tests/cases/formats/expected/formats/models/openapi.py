"""Models of openapi.yaml."""

from builtins import list as _list
from typing import Annotated

from pydantic import Field

from .._base import Model
from .._types import (
    Base64,
    Date,
    DateTime,
    Duration,
    Integer,
    IPv4,
    IPv6,
    Length,
    Number,
    Omittable,
    Time,
    Uuid,
)


class Formats(Model):
    date_time: Omittable[DateTime] = None
    date: Omittable[Date] = None
    time: Omittable[Time] = None
    duration: Omittable[Duration] = None
    uuid: Omittable[Uuid] = None
    byte: Omittable[Base64] = None
    base64: Omittable[Base64] = None
    ipv4: Omittable[IPv4] = None
    ipv6: Omittable[IPv6] = None
    email: Omittable[str] = None
    uri: Omittable[str] = None
    binary: Omittable[str] = None
    int32: Omittable[Integer] = None
    double: Omittable[Number] = None
    unknown: Omittable[str] = None
    code: Omittable[str] = None
    bounded: Omittable[Annotated[Date, Length(min=10)]] = None
    default: Date = Field(default="2024-01-01", validate_default=True)
    list: Omittable[_list[Uuid]] = None
    date_or_null: Date | None = None
