"""Parameters of openapi.yaml."""

from collections.abc import Sequence
from typing import NotRequired, TypeAlias

from typing_extensions import TypedDict

from .._types import Integer


class SentNullableObjectParam(TypedDict):
    x: NotRequired[Integer]


class SentNullableItemsItemParam(TypedDict):
    x: NotRequired[Integer]


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
    nullable_object: NotRequired[SentNullableObjectParam | None]
    nullable_items: NotRequired[Sequence[SentNullableItemsItemParam] | None]


class MaybeObjectParam(TypedDict):
    x: NotRequired[Integer]


MaybeParam: TypeAlias = MaybeObjectParam | None
