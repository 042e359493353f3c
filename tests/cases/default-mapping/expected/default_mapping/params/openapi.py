"""Parameters of openapi.yaml."""

from typing import Annotated, Literal, NotRequired, Required, TypeAlias

from typing_extensions import TypedDict

from .._types import ExactlyOne
from .other import OtherParam


class DogParam(TypedDict):
    kind: Required[Literal["dog"]]


class CatParam(TypedDict):
    kind: Required[Literal["cat"]]


PetParam: TypeAlias = Annotated[CatParam | DogParam | OtherParam, ExactlyOne()]


class FishParam(TypedDict):
    kind: NotRequired[Literal["fish"]]


LooseParam: TypeAlias = Annotated[CatParam | FishParam | OtherParam, ExactlyOne()]
