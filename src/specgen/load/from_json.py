"""Read JSON into plain values.

Owns what JSON means here, which is what RFC 8259 says and no more: no NaN, no comments,
no trailing commas. There are two ways in: one for sound documents, which takes a third
of the time, and one that finds what is wrong with all others. Takes bytes or a text,
gives dicts, lists and scalars without positions. Must not know where the text came
from, nor what the values mean.
"""

from __future__ import annotations

import json
import re
from collections.abc import Callable
from typing import Any, NamedTuple, NoReturn

import msgspec

from specgen.diagnostics import Diagnostics
from specgen.limits import MAX_DEPTH
from specgen.source import SourceFile, positions

# Surrogates stand for a character in pairs alone (RFC 8259, 8.2).
_MAY_BE_HALF = re.compile(r"\\u[dD][89a-fA-F]")
_HALF = re.compile("[\\ud800-\\udfff]")

# A quote behind a single backslash is part of a string; a key never ends with it.
_KEY_END = re.compile(rb'"(?<![^\\]\\")[ \t\n\r]*+:')


class Loaded(NamedTuple):
    """What a text holds, and whether any of its mappings has a key twice.

    Where it `has_aliases`, parts of it are one object in several places.
    """

    value: Any
    has_duplicates: bool
    has_aliases: bool = False


def load_sound_json(data: bytes) -> Loaded | None:
    """Return the value of `data` if there is nothing to say about it.

    None is for everything else, sound or not: `load_json` has to look at that.
    """
    try:
        value = msgspec.json.decode(data)
    except (msgspec.MsgspecError, UnicodeDecodeError, RecursionError):
        return None
    keys = count_keys(value)
    # The values do not tell whether a key was there twice. But no text has more keys
    # than ends of keys, so if their mappings have that many, each was there once.
    if keys is None or keys != len(_KEY_END.findall(data)):
        return None
    return Loaded(value, has_duplicates=False)


def load_json(text: str, source: SourceFile, diagnostics: Diagnostics) -> Loaded | None:
    """Return the value of `text`, the JSON in `source`, or None if it is of no use.

    Raises:
        json.JSONDecodeError: where the text is no JSON.
    """
    value: Any = None
    has_duplicates = False

    def to_dict(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
        nonlocal has_duplicates
        mapping = dict(pairs)
        if len(mapping) != len(pairs):
            has_duplicates = True
        return mapping

    def refuse(constant: str) -> NoReturn:
        raise _at_scalar(f"JSON has no {constant}", text, constant.__eq__)

    try:
        value = json.loads(text, object_pairs_hook=to_dict, parse_constant=refuse)
        too_deep = count_keys(value) is None
    except json.JSONDecodeError:
        raise
    except ValueError as error:  # of int(), on very many digits
        raise _at_scalar("this number cannot be read", text, _is_unreadable) from error
    except RecursionError:
        too_deep = True
    if too_deep:
        _report_depth(source, diagnostics)
        return None
    if _MAY_BE_HALF.search(text) and _has_half(text):
        problem = "half of a surrogate pair is no character"
        raise _at_scalar(problem, text, _has_half)
    return Loaded(value, has_duplicates)


def _has_half(text: str) -> bool:
    """Tell whether half of a surrogate pair is escaped anywhere in some JSON."""
    return _HALF.search(json.dumps(json.loads(text), ensure_ascii=False)) is not None


def _at_scalar(
    problem: str, text: str, is_it: Callable[[str], bool]
) -> json.JSONDecodeError:
    """Return an error at the first scalar that `is_it` holds for, as it is written."""
    for mark in positions.marks(text, "json"):
        if mark.kind == "scalar" and is_it(text[mark.start : mark.end]):
            return json.JSONDecodeError(problem, text, mark.start)
    return json.JSONDecodeError(problem, text, 0)


def _is_unreadable(scalar: str) -> bool:
    if not scalar.lstrip("-").isdecimal():
        return False
    try:
        int(scalar)
    except ValueError:
        return True
    return False


def count_keys(value: Any) -> int | None:
    """Count the keys of all mappings; None if they are too deep, or in a circle."""
    count = 0
    level = [value]
    for _ in range(MAX_DEPTH + 1):
        collections = {
            id(item): item for item in level if type(item) is dict or type(item) is list
        }
        if not collections:
            return count
        level = []
        for collection in collections.values():
            if type(collection) is dict:
                count += len(collection)
                level += collection.values()
            else:
                level += collection
    return None


def _report_depth(source: SourceFile, diagnostics: Diagnostics) -> None:
    depth = 0
    for mark in positions.marks(source.text, source.syntax):
        depth += {"{": 1, "[": 1, "end": -1}.get(mark.kind, 0)
        if depth > MAX_DEPTH:
            place = source.span(mark.start, mark.end)
            diagnostics.report("yaml-too-deep", place, limit=MAX_DEPTH)
            return
