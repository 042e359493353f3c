"""What a YAML scalar is: the core schema of YAML 1.2 (10.3), and no other.

Owns the rule by which text becomes null, a boolean, a number or stays text. `on`,
`yes` and `2024-01-01` are strings here. Takes text, gives a value; must not know of
events or documents.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from typing import TypeAlias

Scalar: TypeAlias = str | int | float | bool | None

CORE = "tag:yaml.org,2002:"

_CONSTANTS: Mapping[str, bool | None] = {
    "": None,
    **dict.fromkeys(("~", "null", "Null", "NULL")),
    **dict.fromkeys(("true", "True", "TRUE"), True),
    **dict.fromkeys(("false", "False", "FALSE"), False),
}
_DECIMAL = re.compile(r"[-+]?[0-9]+")
_OTHER_BASE = re.compile(r"0o[0-7]+|0x[0-9a-fA-F]+")
_FLOAT = re.compile(r"[-+]?(?:\.[0-9]+|[0-9]+(?:\.[0-9]*)?)(?:[eE][-+]?[0-9]+)?")
_NOT_FINITE = re.compile(r"[-+]?\.(?:inf|Inf|INF)|\.(?:nan|NaN|NAN)")

FIRST_OF_NON_STRINGS = frozenset("~nNtTfF.+-0123456789")
"""With none of these in front, and not empty, a plain scalar is a string: the test
that spares most of them the rest."""


def plain(text: str) -> Scalar:
    """Return the value of a plain scalar that has no tag.

    Raises:
        ValueError: for an integer of more digits than Python converts.
    """
    if text in _CONSTANTS:
        return _CONSTANTS[text]
    if _DECIMAL.fullmatch(text):
        return int(text)
    if _OTHER_BASE.fullmatch(text):
        return int(text, 0)
    if _FLOAT.fullmatch(text):
        return float(text)
    if _NOT_FINITE.fullmatch(text):
        return float(text.replace(".", "", 1))
    return text


def tagged(tag: str, text: str) -> Scalar:
    """Return the value of `text` under a tag of `EXPECTED`.

    Raises:
        ValueError: if the text is no such value.
    """
    return _UNDER_TAG[tag.removeprefix(CORE)](text)


def _null(text: str) -> None:
    if _CONSTANTS.get(text, text) is not None:
        raise ValueError(text)


def _bool(text: str) -> bool:
    value = _CONSTANTS.get(text)
    if value is None:
        raise ValueError(text)
    return value


def _int(text: str) -> int:
    value = plain(text)
    if type(value) is not int:
        raise ValueError(text)
    return value


def _float(text: str) -> float:
    value = plain(text)
    if type(value) is not float and type(value) is not int:
        raise ValueError(text)
    return float(value)


_UNDER_TAG: Mapping[str, Callable[[str], Scalar]] = {
    "str": str,
    "null": _null,
    "bool": _bool,
    "int": _int,
    "float": _float,
}

EXPECTED: Mapping[str, str] = {
    CORE + "str": "a string",
    CORE + "null": "null",
    CORE + "bool": "a boolean",
    CORE + "int": "an integer",
    CORE + "float": "a number",
}
"""The tags that a scalar may have, and how a message names their values."""
