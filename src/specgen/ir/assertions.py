"""What a type cannot say: the assertions that stay on it as its `residual`.

Each tells the `keywords` of a schema that it stands for.
"""

from __future__ import annotations

from typing import TypeAlias

from msgspec import Struct

from specgen.source import TypeId


class Bounds(Struct, frozen=True, kw_only=True, tag=True):
    """A range of numbers, and what they are multiples of.

    In draft 4, two keywords together say one bound.
    """

    ge: float | None = None
    gt: float | None = None
    le: float | None = None
    lt: float | None = None
    multiple_of: float | None = None

    @property
    def keywords(self) -> tuple[str, ...]:
        """`minimum` and its kin, and `multipleOf`."""
        low = self.ge if self.gt is None else self.gt
        high = self.le if self.lt is None else self.lt
        return _given(
            minimum=low,
            exclusiveMinimum=low,
            maximum=high,
            exclusiveMaximum=high,
            multipleOf=self.multiple_of,
        )


class Length(Struct, frozen=True, kw_only=True, tag=True):
    """The length of a string, in Unicode code points."""

    min: int | None = None
    max: int | None = None

    @property
    def keywords(self) -> tuple[str, ...]:
        """`minLength` and `maxLength`."""
        return _given(minLength=self.min, maxLength=self.max)


class Pattern(Struct, frozen=True, tag=True):
    """A regular expression that a string must contain a match of."""

    regex: str

    @property
    def keywords(self) -> tuple[str, ...]:
        """`pattern`."""
        return ("pattern",)


class ItemLimits(Struct, frozen=True, kw_only=True, tag=True):
    """The size of an array, and whether its items differ.

    A maximum of 0 is also what says that items are of no type at all.
    """

    min: int | None = None
    max: int | None = None
    unique: bool = False

    @property
    def keywords(self) -> tuple[str, ...]:
        """`minItems`, `maxItems`, `uniqueItems`; `items` and its kin for a 0."""
        none = True if self.max == 0 else None
        return _given(
            minItems=self.min,
            maxItems=self.max,
            uniqueItems=self.unique,
            items=none,
            additionalItems=none,
            unevaluatedItems=none,
        )


class PropertyLimits(Struct, frozen=True, kw_only=True, tag=True):
    """The number of properties of an object.

    A maximum of 0 is also what says that properties are of no type at all.
    """

    min: int | None = None
    max: int | None = None

    @property
    def keywords(self) -> tuple[str, ...]:
        """`minProperties`, `maxProperties`; `additionalProperties` … for a 0."""
        none = True if self.max == 0 else None
        return _given(
            minProperties=self.min,
            maxProperties=self.max,
            additionalProperties=none,
            unevaluatedProperties=none,
        )


class DependentRequired(Struct, frozen=True, tag=True):
    """Properties that must be there when another one is."""

    names: tuple[tuple[str, tuple[str, ...]], ...]

    @property
    def keywords(self) -> tuple[str, ...]:
        """`dependentRequired`, which was a part of `dependencies`."""
        return ("dependentRequired", "dependencies")


class NoFraction(Struct, frozen=True, tag=True):
    """Numbers are written without a fraction: in draft 4, `1.0` is no integer."""

    @property
    def keywords(self) -> tuple[str, ...]:
        """`type`."""
        return ("type",)


class ExactlyOne(Struct, frozen=True, tag=True):
    """A document that two variants accept is rejected.

    `id` is the schema that says so; its variants may be narrowed since.
    """

    id: TypeId

    @property
    def keywords(self) -> tuple[str, ...]:
        """`oneOf`."""
        return ("oneOf",)


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


def _given(**values: float | bool | None) -> tuple[str, ...]:
    """The names of those values that say something; 0 does."""
    return tuple(
        name
        for name, value in values.items()
        if value is not None and value is not False
    )
