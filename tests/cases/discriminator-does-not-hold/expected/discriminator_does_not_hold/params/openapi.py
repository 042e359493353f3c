"""Parameters of openapi.yaml."""

from typing import Annotated, Literal, TypeAlias

from typing_extensions import TypedDict

from .._types import ExactlyOne, Tagged


class CatParam(TypedDict):
    kind: Literal["cat"]
    name: Literal["Cat"]


class DogParam(TypedDict):
    kind: str


NotConstantParam: TypeAlias = Annotated[CatParam | DogParam, ExactlyOne()]


class TomParam(TypedDict):
    kind: Literal["cat"]
    name: Literal["Tom"]


TwiceParam: TypeAlias = Annotated[CatParam | TomParam, Tagged("name", "Cat", "Tom")]


MissingParam: TypeAlias = Annotated[CatParam | TomParam, Tagged("name", "Cat", "Tom")]


NoTargetParam: TypeAlias = Annotated[CatParam | TomParam, Tagged("name", "Cat", "Tom")]
