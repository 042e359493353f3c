"""What values are held to beyond their type, by keyword, to be compared.

Takes: residual assertions. Gives: keywords with their values, and whether one value of
a keyword lets as much through as another. Must not know: what is held to them.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from specgen import ir

_KEYWORDS: Mapping[type[ir.Assertion], Mapping[str, str]] = {
    ir.Bounds: {
        "ge": "minimum",
        "gt": "exclusiveMinimum",
        "le": "maximum",
        "lt": "exclusiveMaximum",
        "multiple_of": "multipleOf",
    },
    ir.Length: {"min": "minLength", "max": "maxLength"},
    ir.Pattern: {"regex": "pattern"},
    ir.ItemLimits: {"min": "minItems", "max": "maxItems", "unique": "uniqueItems"},
    ir.PropertyLimits: {"min": "minProperties", "max": "maxProperties"},
    ir.DependentRequired: {"names": "dependentRequired"},
}


def keywords_of(residual: Iterable[ir.Assertion]) -> dict[str, object]:
    """The keywords that assertions stand for, with their values if they have any."""
    found: dict[str, object] = {}
    for assertion in residual:
        match assertion:
            case ir.Fragment(keywords=keywords):
                found |= dict.fromkeys(keywords)
            case ir.ExactlyOne():
                found["oneOf"] = None
            case _:
                for field, keyword in _KEYWORDS.get(type(assertion), {}).items():
                    value = getattr(assertion, field)
                    if value is not None and value is not False:
                        found[keyword] = value
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
