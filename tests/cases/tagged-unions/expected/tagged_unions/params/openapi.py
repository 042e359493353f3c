"""Parameters of openapi.yaml."""

from typing import Annotated, Literal, NotRequired, Required, TypeAlias

from typing_extensions import TypedDict

from .._types import Bounds, ExactlyOne, Integer, Number, Tagged


class NewDogParam(TypedDict):
    kind: Required[Literal["dog", "puppy"]]
    name: Required[str]


class NewCatParam(TypedDict):
    kind: Required[Literal["cat"]]
    name: Required[str]
    lives: NotRequired[Annotated[Integer, Bounds(le=9)]]


NewPetParam: TypeAlias = Annotated[
    NewCatParam | NewDogParam, Tagged("kind", "cat", ("dog", "puppy"))
]
"""Told apart by a discriminator with a mapping."""


class ShapeVariant1Param(TypedDict):
    radius: Required[Number]


class ShapeVariant2Param(TypedDict):
    width: Required[Number]


ShapeParam: TypeAlias = Annotated[ShapeVariant1Param | ShapeVariant2Param, ExactlyOne()]
"""Nothing tells these apart."""


TextOrPartsParam: TypeAlias = str | list[str]
