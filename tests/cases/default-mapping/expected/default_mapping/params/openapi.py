"""Parameters of openapi.yaml."""

from typing import Annotated, Literal, NotRequired, TypeAlias

from typing_extensions import TypedDict

from .._types import ExactlyOne
from .other import OtherParam


class CatParam(TypedDict):
    kind: Literal["cat"]


class DogParam(TypedDict):
    kind: Literal["dog"]


PetParam: TypeAlias = Annotated[CatParam | DogParam | OtherParam, ExactlyOne()]


class FishParam(TypedDict):
    kind: NotRequired[Literal["fish"]]


LooseParam: TypeAlias = Annotated[CatParam | FishParam | OtherParam, ExactlyOne()]
