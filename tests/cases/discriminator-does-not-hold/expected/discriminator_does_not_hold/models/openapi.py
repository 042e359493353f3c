"""Models of openapi.yaml."""

from typing import Annotated, Literal, TypeAlias

from .._base import Model
from .._types import ExactlyOne, Tagged


class Cat(Model):
    kind: Literal["cat"]
    name: Literal["Cat"]


class Dog(Model):
    kind: str


NotConstant: TypeAlias = Annotated[Cat | Dog, ExactlyOne()]


class Tom(Model):
    kind: Literal["cat"]
    name: Literal["Tom"]


Twice: TypeAlias = Annotated[Cat | Tom, Tagged("name", "Cat", "Tom")]


Missing: TypeAlias = Annotated[Cat | Tom, Tagged("name", "Cat", "Tom")]


NoTarget: TypeAlias = Annotated[Cat | Tom, Tagged("name", "Cat", "Tom")]
