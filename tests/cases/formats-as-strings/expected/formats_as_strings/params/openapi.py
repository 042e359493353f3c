"""Parameters of openapi.yaml."""

from builtins import list as _list
from typing import Annotated, NotRequired

from typing_extensions import TypedDict

from .._types import Integer, Length, Number


class FormatsParam(TypedDict):
    date_time: NotRequired[str]
    date: NotRequired[str]
    time: NotRequired[str]
    duration: NotRequired[str]
    uuid: NotRequired[str]
    byte: NotRequired[str]
    base64: NotRequired[str]
    ipv4: NotRequired[str]
    ipv6: NotRequired[str]
    email: NotRequired[str]
    uri: NotRequired[str]
    binary: NotRequired[str]
    int32: NotRequired[Integer]
    double: NotRequired[Number]
    unknown: NotRequired[str]
    code: NotRequired[str]
    bounded: NotRequired[Annotated[str, Length(min=10)]]
    default: NotRequired[str]
    list: NotRequired[_list[str]]
    date_or_null: NotRequired[str | None]
