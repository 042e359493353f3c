"""Parameters of openapi.yaml."""

from typing import Annotated, Literal, NotRequired, TypeAlias

from typing_extensions import TypedDict

from .._types import ExactlyOne
from .other import OtherParam


class DogParam(TypedDict):
    kind: Literal["dog"]


class CatParam(TypedDict):
    kind: Literal["cat"]


PetParam: TypeAlias = Annotated[CatParam | DogParam | OtherParam, ExactlyOne()]


class FishParam(TypedDict):
    kind: NotRequired[Literal["fish"]]


LooseParam: TypeAlias = Annotated[CatParam | FishParam | OtherParam, ExactlyOne()]
