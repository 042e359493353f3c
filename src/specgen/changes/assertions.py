"""What values are held to beyond their type, by keyword, to be compared.

Takes: residual assertions. Gives: keywords with their values, and whether one value of
a keyword lets as much through as another. Must not know: what is held to them.
"""

from __future__ import annotations

from collections.abc import Iterable

from specgen import ir


def keywords_of(residual: Iterable[ir.Assertion]) -> dict[str, object]:
    """The keywords that assertions stand for, with their values if they have any."""
    found: dict[str, object] = {}
    for assertion in residual:
        found |= assertion.as_keywords
    return found


def is_looser(keyword: str, old: object, new: object) -> bool:
    """Whether all that a keyword let through before passes with its new value."""
    if isinstance(old, int | float) and isinstance(new, int | float):
        if keyword.startswith("min") or keyword == "exclusiveMinimum":
            return new <= old
        if keyword.startswith("max") or keyword == "exclusiveMaximum":
            return new >= old
    return old == new


def said(keyword: str, value: object) -> str:
    """A keyword as messages show it, with its value if that is short."""
    return f"{keyword}: {value}" if isinstance(value, int | float | str) else keyword
