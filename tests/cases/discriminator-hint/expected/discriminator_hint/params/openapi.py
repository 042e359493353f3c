"""Parameters of openapi.yaml."""

from typing import Literal, NotRequired, TypeAlias

from typing_extensions import TypedDict

from .._types import Boolean, Integer


class NewCatParam(TypedDict):
    petType: NotRequired[Literal["cat"]]
    lives: NotRequired[Integer]


class NewDogParam(TypedDict):
    petType: NotRequired[Literal["dog"]]
    barks: NotRequired[Boolean]


NewPetParam: TypeAlias = NewCatParam | NewDogParam
