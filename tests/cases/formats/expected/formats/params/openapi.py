"""Parameters of openapi.yaml."""

from typing import Annotated, NotRequired

from typing_extensions import TypedDict

from .._types import (
    Base64Param,
    DateParam,
    DateTimeParam,
    DurationParam,
    Integer,
    IPv4Param,
    IPv6Param,
    Length,
    Number,
    SequenceNotStr,
    TimeParam,
    UuidParam,
)


class FormatsParam(TypedDict):
    date_time: NotRequired[DateTimeParam]
    date: NotRequired[DateParam]
    time: NotRequired[TimeParam]
    duration: NotRequired[DurationParam]
    uuid: NotRequired[UuidParam]
    byte: NotRequired[Base64Param]
    base64: NotRequired[Base64Param]
    ipv4: NotRequired[IPv4Param]
    ipv6: NotRequired[IPv6Param]
    email: NotRequired[str]
    uri: NotRequired[str]
    binary: NotRequired[str]
    int32: NotRequired[Integer]
    double: NotRequired[Number]
    unknown: NotRequired[str]
    code: NotRequired[str]
    bounded: NotRequired[Annotated[DateParam, Length(min=10)]]
    default: NotRequired[DateParam]
    list: NotRequired[SequenceNotStr[UuidParam]]
    date_or_null: NotRequired[DateParam | None]
