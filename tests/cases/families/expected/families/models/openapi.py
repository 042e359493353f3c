"""Models of openapi.yaml."""

from typing import Annotated, Literal, Optional, TypeAlias

from .._base import Model, UnknownVariant
from .._types import Boolean, Fallback, Hinted, Integer


class Pet(Model):
    petType: str
    name: str | None = None
    parent: Optional["PetVariant"] = None


class Cat(Model):
    petType: Literal["cat", "tomcat"] | str
    name: str | None = None
    parent: Optional["PetVariant"] = None
    lives: Integer | None = None


class Dog(Pet):
    barks: Boolean | None = None


class Puppy(Dog):
    weeks: Integer | None = None


PetVariant: TypeAlias = Annotated[
    Dog | Cat | Puppy | Pet,
    Hinted("petType", "dog", ("cat", "tomcat"), "Puppy", based=True),
]


class Owner(Model):
    pets: list[PetVariant] | None = None
    best: PetVariant | None = None


Animal: TypeAlias = Pet


Some: TypeAlias = Annotated[Pet | Dog | str | UnknownVariant, Fallback()]


class Lonely(Model):
    kind: str | None = None
