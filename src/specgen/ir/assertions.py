"""What a type cannot say: the assertions that stay on it as its `residual`."""

from __future__ import annotations

from typing import TypeAlias

from msgspec import Struct

from specgen.source import TypeId


class Bounds(Struct, frozen=True, kw_only=True, tag=True):
    """Numeric range (`minimum`, `exclusiveMinimum`, …) and `multipleOf`."""

    ge: float | None = None
    gt: float | None = None
    le: float | None = None
    lt: float | None = None
    multiple_of: float | None = None


class Length(Struct, frozen=True, kw_only=True, tag=True):
    """Length of a string, in Unicode code points (`minLength`, `maxLength`)."""

    min: int | None = None
    max: int | None = None


class Pattern(Struct, frozen=True, tag=True):
    """A regular expression that a string must contain a match of (`pattern`)."""

    regex: str


class ItemLimits(Struct, frozen=True, kw_only=True, tag=True):
    """Size and uniqueness of an array (`minItems`, `maxItems`, `uniqueItems`)."""

    min: int | None = None
    max: int | None = None
    unique: bool = False


class PropertyLimits(Struct, frozen=True, kw_only=True, tag=True):
    """Number of properties of an object (`minProperties`, `maxProperties`)."""

    min: int | None = None
    max: int | None = None


class DependentRequired(Struct, frozen=True, tag=True):
    """Properties that must be there when another one is (`dependentRequired`)."""

    names: tuple[tuple[str, tuple[str, ...]], ...]


class NoFraction(Struct, frozen=True, tag=True):
    """Numbers are written without a fraction: in draft 4, `1.0` is no integer."""


class ExactlyOne(Struct, frozen=True, tag=True):
    """`oneOf`: a document that two variants accept is rejected.

    `id` is the schema that says so; its variants may be narrowed since.
    """

    id: TypeId


class Fragment(Struct, frozen=True, tag=True):
    """What no type and no short check can say: the schema at a place, as a whole.

    `keywords` are the ones that made it necessary.
    """

    id: TypeId
    keywords: tuple[str, ...]


Assertion: TypeAlias = (
    Bounds
    | Length
    | Pattern
    | ItemLimits
    | PropertyLimits
    | DependentRequired
    | NoFraction
    | ExactlyOne
    | Fragment
)
