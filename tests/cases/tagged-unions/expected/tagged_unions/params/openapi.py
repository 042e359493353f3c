"""Parameters of openapi.yaml."""

from typing import Annotated, Literal, NotRequired, TypeAlias

from typing_extensions import TypedDict

from .._types import Bounds, ExactlyOne, Integer, Number, Tagged


class NewCatParam(TypedDict):
    kind: Literal["cat"]
    name: str
    lives: NotRequired[Annotated[Integer, Bounds(le=9)]]


class NewDogParam(TypedDict):
    kind: Literal["dog", "puppy"]
    name: str


NewPetParam: TypeAlias = Annotated[
    NewCatParam | NewDogParam, Tagged("kind", "cat", ("dog", "puppy"))
]
"""Told apart by a discriminator with a mapping."""


class ShapeVariant1Param(TypedDict):
    radius: Number


class ShapeVariant2Param(TypedDict):
    width: Number


ShapeParam: TypeAlias = Annotated[ShapeVariant1Param | ShapeVariant2Param, ExactlyOne()]
"""Nothing tells these apart."""


TextOrPartsParam: TypeAlias = str | list[str]
