"""Parameters of openapi.yaml."""

from typing import NotRequired

from typing_extensions import TypedDict

from .._types import Integer


class PartParam(TypedDict):
    x: NotRequired[Integer]


class SentParam(TypedDict):
    required: str
    required_nullable: str | None
    optional: NotRequired[str]
    optional_nullable: NotRequired[str | None]
    with_default: NotRequired[str]
    nullable_with_default: NotRequired[str | None]
    nullable_keyword: NotRequired[str | None]
    nullable_ref: NotRequired[PartParam | None]
