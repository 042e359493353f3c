"""Parameters of openapi.yaml."""

from typing import Literal, NotRequired, TypeAlias

from typing_extensions import TypedDict

from .._types import Boolean, Integer


class PetParam(TypedDict):
    petType: str
    name: NotRequired[str]
    parent: NotRequired["PetVariantParam"]


class CatParam(TypedDict):
    petType: Literal["cat", "tomcat"]
    name: NotRequired[str]
    parent: NotRequired["PetVariantParam"]
    lives: NotRequired[Integer]


class DogParam(TypedDict):
    petType: str
    name: NotRequired[str]
    parent: NotRequired["PetVariantParam"]
    barks: NotRequired[Boolean]


class PuppyParam(TypedDict):
    petType: str
    name: NotRequired[str]
    parent: NotRequired["PetVariantParam"]
    barks: NotRequired[Boolean]
    weeks: NotRequired[Integer]


PetVariantParam: TypeAlias = DogParam | CatParam | PuppyParam | PetParam


AnimalParam: TypeAlias = PetParam


SomeParam: TypeAlias = PetParam | DogParam | str


class LonelyParam(TypedDict):
    kind: NotRequired[str]
