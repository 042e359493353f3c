"""What values are held to beyond their type, by keyword, to be compared.

Takes: residual assertions. Gives: keywords with their values, and whether one value of
a keyword lets as much through as another. Must not know: what is held to them.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from specgen import ir
from specgen.ir import TypeId
from specgen.parse.schema import Schema


def keywords_of(
    residual: Iterable[ir.Assertion], written: Mapping[TypeId, Schema]
) -> dict[str, object]:
    """The keywords that assertions stand for, with what says so.

    That is the value which the assertion has, or else the one that is `written`.
    """
    found: dict[str, object] = {}
    for assertion in residual:
        match assertion:
            case ir.Fragment(id=place, keywords=keywords):
                found |= {each: written[place].get(each) for each in keywords}
            case _:
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
