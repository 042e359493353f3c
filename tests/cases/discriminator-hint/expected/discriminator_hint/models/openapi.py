"""Models of openapi.yaml."""

from typing import Annotated, Literal, TypeAlias

from .._base import Model, UnknownVariant
from .._types import Boolean, Fallback, Hinted, Integer, Omittable


class Animal(Model):
    petType: str
    name: str | None = None


class Cat(Animal):
    lives: Integer | None = None


class Dog(Animal):
    barks: Boolean | None = None


Pet: TypeAlias = Annotated[
    Cat | Dog | UnknownVariant, Fallback(), Hinted("petType", "cat", "dog")
]


class NewCat(Model):
    petType: Literal["cat"] = "cat"
    lives: Omittable[Integer] = None


class NewDog(Model):
    petType: Literal["dog"] = "dog"
    barks: Omittable[Boolean] = None


NewPet: TypeAlias = Annotated[NewCat | NewDog, Hinted("petType", "cat", "dog")]
