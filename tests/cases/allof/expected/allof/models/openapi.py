"""Models of openapi.yaml."""

from typing import Annotated, TypeAlias

from pydantic import ConfigDict

from .._base import CheckedModel, Model, checks
from .._types import (
    Boolean,
    Bounds,
    DependentRequired,
    Integer,
    Length,
    Number,
    Omittable,
    Pattern,
    Properties,
    Schema,
)


class Base(Model):
    id: str
    """Who it is."""

    size: Omittable[Number] = None


class Named(Model):
    name: Omittable[str] = None


class Inherits(Base):
    """Adds to one base."""

    color: Omittable[str] = None


class InheritsBoth(Base, Named):
    """No properties of its own."""


class BesideRef(Base):
    weight: Integer


class Narrows(Model):
    """Changes a property, so that it cannot inherit."""

    id: str
    """Who it is."""

    size: Annotated[Number, Bounds(ge=1, le=5)]


class Requires(Model):
    id: str
    """Who it is."""

    size: Number


class Closed(Base):
    model_config = ConfigDict(extra="forbid")

    extra: Omittable[Boolean] = None


Only: TypeAlias = Base
"""Another word for Base."""


Text: TypeAlias = Annotated[str, Length(min=2, max=4), Pattern("^a")]


class WithUnionVariant1(Model):
    a: Integer
    kind: str


class WithUnionVariant2(Model):
    b: Integer
    kind: str


WithUnion: TypeAlias = WithUnionVariant1 | WithUnionVariant2


class EitherOr(CheckedModel):
    __checks__ = checks(Schema("specgen:/openapi.yaml#/components/schemas/EitherOr"))

    a: Omittable[Integer] = None
    b: Omittable[Integer] = None


class Counted(CheckedModel):
    __checks__ = checks(Properties(min=1))

    count: Omittable[Integer] = None


class Bounded(Counted, CheckedModel):
    """What is held to both keeps what it inherits to one look."""

    __checks__ = checks(
        DependentRequired({"more": ("count",)}),
        Schema("specgen:/openapi.yaml#/components/schemas/Bounded"),
    )

    more: Omittable[str] = None


class TightlyBounded(Bounded, CheckedModel):
    """What is held to both keeps what it inherits to one look."""

    __checks__ = checks(Properties(min=1, max=9))

    most: Omittable[Integer] = None
