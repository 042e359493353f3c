"""What values are held to beyond their type, by keyword, to be compared.

Owns: whether one keyword with its value lets as much through as another. Takes:
residual assertions of both sides. Gives: the keywords by which one side is stricter.
Must not know: what is held to them, or which side is the newer one.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from fractions import Fraction
from typing import TypeGuard

from specgen import ir
from specgen.changes.sameness import SIZES, Alike, Sameness, Schemas, Written

_BOUNDS = frozenset({"minimum", "exclusiveMinimum", "maximum", "exclusiveMaximum"})


class Demands:
    """What values of two sides are held to, held against each other."""

    def __init__(self, some: Schemas, others: Schemas, are_one: Alike) -> None:
        """Begin with the schemas of both sides, and which of them `are_one` class."""
        self._some = some
        self._others = others
        self._sameness = Sameness(some, others, are_one)

    def beyond(
        self, some: Iterable[ir.Assertion], others: Iterable[ir.Assertion]
    ) -> list[str]:
        """The keywords by which `others` let less through than `some`, with values."""
        known = list(_keywords_of(some, self._some))
        return [
            f"{keyword}: {value}" if isinstance(value, int | float | str) else keyword
            for keyword, value in _keywords_of(others, self._others)
            if not any(self._implies(*each, keyword, value) for each in known)
            and not self._says_nothing(value)
        ]

    def _says_nothing(self, wanted: object) -> bool:
        return isinstance(wanted, Written) and self._sameness.forbids_nothing(wanted)

    def _implies(self, known: str, value: object, other: str, wanted: object) -> bool:
        """Whether all that one keyword lets through passes another one."""
        if isinstance(value, Written) and isinstance(wanted, Written):
            return self._sameness.hold_alike(value, wanted)
        if _is_number(value) and _is_number(wanted):
            if {known, other} <= _BOUNDS:
                return _is_within(known, value, other, wanted)
            if known == other == "multipleOf":
                return Fraction(str(value)) % Fraction(str(wanted)) == 0
            if known == other and known.startswith(("min", "max")):
                return wanted <= value if known[:3] == "min" else wanted >= value
        return known == other and value == wanted


def _keywords_of(
    residual: Iterable[ir.Assertion], schemas: Schemas
) -> Iterator[tuple[str, object]]:
    """The keywords that assertions stand for, with what says so.

    That is the value which the assertion has, or else the place of the keyword in one
    of the `schemas`. A size of 0 says nothing.
    """
    for assertion in residual:
        for keyword, value in assertion.as_keywords.items():
            if isinstance(assertion, ir.Fragment | ir.ExactlyOne):
                schema = schemas[assertion.id]
                value = schema.get(keyword)
                if not _is_number(value):
                    value = Written(schema, keyword)
            if value != 0 or keyword not in SIZES:
                yield keyword, value


def _is_within(keyword: str, value: float, other: str, wanted: float) -> bool:
    """Whether numbers that keep to one bound keep to another."""
    side = keyword[-7:].lower()
    if side != other[-7:].lower():
        return False
    if value == wanted:
        return keyword == other or keyword.startswith("exclusive")
    return (wanted < value) is (side == "minimum")


def _is_number(value: object) -> TypeGuard[float]:
    return isinstance(value, int | float) and not isinstance(value, bool)
