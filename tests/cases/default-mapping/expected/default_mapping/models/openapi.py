"""Models of openapi.yaml."""

from typing import Annotated, Literal, TypeAlias

from .._base import Model
from .._types import ExactlyOne, Omittable
from .other import Other


class Cat(Model):
    kind: Literal["cat"]


class Dog(Model):
    kind: Literal["dog"]


Pet: TypeAlias = Annotated[Cat | Dog | Other, ExactlyOne()]


class Fish(Model):
    kind: Omittable[Literal["fish"]] = None


Loose: TypeAlias = Annotated[Cat | Fish | Other, ExactlyOne()]
