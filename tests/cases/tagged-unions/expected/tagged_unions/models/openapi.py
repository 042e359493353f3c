"""Models of openapi.yaml."""

from typing import Annotated, Literal, TypeAlias

from .._base import Model, UnknownVariant
from .._types import Boolean, Bounds, Fallback, Integer, Number, Omittable, Tagged


class NewCat(Model):
    kind: Literal["cat"]
    name: str
    lives: Omittable[Annotated[Integer, Bounds(le=9)]] = None


class NewDog(Model):
    kind: Literal["dog", "puppy"]
    name: str


NewPet: TypeAlias = Annotated[NewCat | NewDog, Tagged("kind", "cat", ("dog", "puppy"))]
"""Told apart by a discriminator with a mapping."""


class PetCat(Model):
    """Cat"""

    type: Literal["cat"]
    lives: Integer | None = None


class PetDog(Model):
    """Dog"""

    type: Literal["dog"]
    barks: Boolean | None = None


Pet: TypeAlias = (
    Annotated[PetCat | PetDog | UnknownVariant, Tagged("type", "cat", "dog", open=True)]
    | None
)
"""Told apart by a constant, with no discriminator."""


class ShapeVariant1(Model):
    radius: Number


class ShapeVariant2(Model):
    width: Number


Shape: TypeAlias = Annotated[ShapeVariant1 | ShapeVariant2 | UnknownVariant, Fallback()]
"""Nothing tells these apart."""


TextOrParts: TypeAlias = Annotated[str | list[str] | UnknownVariant, Fallback()]
