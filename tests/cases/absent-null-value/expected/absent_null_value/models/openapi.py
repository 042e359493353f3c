"""Models of openapi.yaml."""

from typing import TypeAlias

from .._base import Model
from .._types import Integer, Omittable


class SentNullableObject(Model):
    x: Omittable[Integer] = None


class SentNullableItemsItem(Model):
    x: Omittable[Integer] = None


class Part(Model):
    x: Omittable[Integer] = None


class Sent(Model):
    required: str
    required_nullable: str | None
    optional: Omittable[str] = None
    optional_nullable: str | None = None
    with_default: str = "abc"
    nullable_with_default: str | None = None
    nullable_keyword: str | None = None
    nullable_ref: Part | None = None
    nullable_object: SentNullableObject | None = None
    nullable_items: list[SentNullableItemsItem] | None = None


class Read(Model):
    required: str
    required_nullable: str | None
    optional: str | None = None
    optional_nullable: str | None = None


class MaybeObject(Model):
    x: Integer | None = None


Maybe: TypeAlias = MaybeObject | None
