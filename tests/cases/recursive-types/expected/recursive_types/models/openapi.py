"""Models of openapi.yaml."""

from typing import Annotated, Literal, TypeAlias

from typing_extensions import TypeAliasType

from .._base import Model
from .._types import Boolean, Bounds, Integer, Omittable, Tagged


class Tree(Model):
    value: Annotated[Integer, Bounds(ge=0)]
    children: Omittable[list["Tree"]] = None
    by_name: Omittable[dict[str, "Tree"]] = None


Json = TypeAliasType("Json", "str | Boolean | list[Json] | dict[str, Json]")


class Even(Model):
    odd: Omittable["Odd"] = None


class Odd(Model):
    even: Omittable[Even] = None


Nested = TypeAliasType("Nested", "list[Nested]")


class Leaf(Model):
    type: Literal["leaf"]


class Branch(Model):
    type: Literal["branch"]
    nodes: list["Node"]


Node: TypeAlias = Annotated[Leaf | Branch, Tagged("type", "leaf", "branch")]
