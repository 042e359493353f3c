"""Parameters of openapi.yaml."""

from typing import Annotated, Literal, Required, TypeAlias

from typing_extensions import TypedDict

from .._types import ExactlyOne, Tagged


class DogParam(TypedDict):
    kind: Required[str]


class CatParam(TypedDict):
    kind: Required[Literal["cat"]]
    name: Required[Literal["Cat"]]


NotConstantParam: TypeAlias = Annotated[CatParam | DogParam, ExactlyOne()]


class TomParam(TypedDict):
    kind: Required[Literal["cat"]]
    name: Required[Literal["Tom"]]


TwiceParam: TypeAlias = Annotated[CatParam | TomParam, Tagged("name", "Cat", "Tom")]


MissingParam: TypeAlias = Annotated[CatParam | TomParam, Tagged("name", "Cat", "Tom")]


NoTargetParam: TypeAlias = Annotated[CatParam | TomParam, Tagged("name", "Cat", "Tom")]
