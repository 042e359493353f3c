"""Models of openapi.yaml."""

from typing import TYPE_CHECKING, Annotated, Literal, TypeAlias

from pydantic import Field
from typing_extensions import TypeAliasType

from .._base import CheckedModel, Model, checks
from .._types import Boolean, Bounds, Integer, Omittable, Properties, Tagged


class Tree(Model):
    value: Annotated[Integer, Bounds(ge=0)]
    children: Omittable[list["Tree"]] = None
    by_name: Omittable[dict[str, "Tree"]] = None


Json: TypeAlias = "str | Boolean | list[Json] | dict[str, Json]"
if not TYPE_CHECKING:
    Json = TypeAliasType("Json", Json)


class Even(Model):
    odd: Omittable["Odd"] = None


class Odd(Model):
    even: Omittable[Even] = None


Nested: TypeAlias = "list[Nested]"
if not TYPE_CHECKING:
    Nested = TypeAliasType("Nested", Nested)


class Leaf(Model):
    type: Literal["leaf"]


class Branch(Model):
    type: Literal["branch"]
    nodes: list["Node"]


Node: TypeAlias = Annotated[Leaf | Branch, Tagged("type", "leaf", "branch")]


class Call(Model):
    name: str
    arguments: Omittable[list["Argument"]] = None
    fallback: Omittable["Formula"] = None


Argument: TypeAlias = "str | Call | list[Formula]"
if not TYPE_CHECKING:
    Argument = TypeAliasType("Argument", Argument)


Formula: TypeAlias = Argument


class Check(Model):
    if_: "If" = Field(validation_alias="if", serialization_alias="if")
    else_: Omittable["Rule"] = Field(
        default=None, validation_alias="else", serialization_alias="else"
    )


Rule: TypeAlias = Boolean | Check


If: TypeAlias = Rule


class Report(Model):
    warnings: Omittable[list["_Warning"]] = None


class Warning(Model):
    report: Omittable[Report] = None
    text: Omittable[str] = None


class Thing(Model):
    name: str
    image: Omittable["Image"] = None


class Work(Thing):
    video: Omittable["Video"] = None


class Medium(Work):
    size: Omittable[Integer] = None


class Image(Medium):
    preview: Omittable["Image"] = None


class Video(Medium):
    poster: Omittable[Image] = None


class Query(CheckedModel):
    """What is looked for, by names of fields, or a few queries as one."""

    __pydantic_extra__: dict[str, str]

    __checks__ = checks(Properties(min=1))

    field: Omittable[Boolean] = Field(
        default=None, validation_alias="", serialization_alias=""
    )
    not_: Omittable["Query"] = Field(
        default=None, validation_alias="$not", serialization_alias="$not"
    )
    or_: Omittable[list["Query"]] = Field(
        default=None, validation_alias="$or", serialization_alias="$or"
    )
    limit: Omittable[Integer] = None


_Warning: TypeAlias = Warning
