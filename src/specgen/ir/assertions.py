"""What a type cannot say: the assertions that stay on it as its `residual`.

Each tells what it would be `as_keywords` of a schema, by their names; None is the value
of those whose meaning is not in the assertion itself.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import TypeAlias

from msgspec import Struct

from specgen.source import TypeId


class Bounds(Struct, frozen=True, kw_only=True, tag=True):
    """A range of numbers, and what they are multiples of."""

    ge: float | None = None
    gt: float | None = None
    le: float | None = None
    lt: float | None = None
    multiple_of: float | None = None

    @property
    def as_keywords(self) -> Mapping[str, object]:
        """`minimum` and its kin, and `multipleOf`."""
        return _given(
            minimum=self.ge,
            exclusiveMinimum=self.gt,
            maximum=self.le,
            exclusiveMaximum=self.lt,
            multipleOf=self.multiple_of,
        )


class Length(Struct, frozen=True, kw_only=True, tag=True):
    """The length of a string, in Unicode code points."""

    min: int | None = None
    max: int | None = None

    @property
    def as_keywords(self) -> Mapping[str, object]:
        """`minLength` and `maxLength`."""
        return _given(minLength=self.min, maxLength=self.max)


class Pattern(Struct, frozen=True, tag=True):
    """A regular expression that a string must contain a match of."""

    regex: str

    @property
    def as_keywords(self) -> Mapping[str, object]:
        """`pattern`."""
        return {"pattern": self.regex}


class ItemLimits(Struct, frozen=True, kw_only=True, tag=True):
    """The size of an array, and whether its items differ.

    A maximum of 0 is also what says that items are of no type at all.
    """

    min: int | None = None
    max: int | None = None
    unique: bool = False

    @property
    def as_keywords(self) -> Mapping[str, object]:
        """`minItems`, `maxItems` and `uniqueItems`."""
        return _given(minItems=self.min, maxItems=self.max, uniqueItems=self.unique)


class PropertyLimits(Struct, frozen=True, kw_only=True, tag=True):
    """The number of properties of an object.

    A maximum of 0 is also what says that properties are of no type at all.
    """

    min: int | None = None
    max: int | None = None

    @property
    def as_keywords(self) -> Mapping[str, object]:
        """`minProperties` and `maxProperties`."""
        return _given(minProperties=self.min, maxProperties=self.max)


class DependentRequired(Struct, frozen=True, tag=True):
    """Properties that must be there when another one is."""

    names: tuple[tuple[str, tuple[str, ...]], ...]

    @property
    def as_keywords(self) -> Mapping[str, object]:
        """`dependentRequired`."""
        return {"dependentRequired": self.names}


class NoFraction(Struct, frozen=True, tag=True):
    """Numbers are written without a fraction: in draft 4, `1.0` is no integer."""

    @property
    def as_keywords(self) -> Mapping[str, object]:
        """`type`, of integers alone."""
        return {"type": "integer"}


class ExactlyOne(Struct, frozen=True, tag=True):
    """A document that two variants accept is rejected.

    `id` is the schema that says so; its variants may be narrowed since.
    """

    id: TypeId

    @property
    def as_keywords(self) -> Mapping[str, object]:
        """`oneOf`."""
        return {"oneOf": None}


class Fragment(Struct, frozen=True, tag=True):
    """What no type and no short check can say: the schema at a place, as a whole.

    `keywords` are the ones that made it necessary.
    """

    id: TypeId
    keywords: tuple[str, ...]

    @property
    def as_keywords(self) -> Mapping[str, object]:
        """Those `keywords`."""
        return dict.fromkeys(self.keywords)


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


def _given(**keywords: float | bool | None) -> Mapping[str, object]:
    """Those keywords that say something; a 0 does."""
    return {
        keyword: value
        for keyword, value in keywords.items()
        if value is not None and value is not False
    }
