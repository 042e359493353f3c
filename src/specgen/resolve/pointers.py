"""JSON pointers: where they lead, and what was meant by one that leads nowhere.

Owns the steps of a pointer through a value, and the search for what is near to one
that ends too soon. Takes documents and steps; gives values, and words. Must not know
how a reference finds its document.
"""

from __future__ import annotations

import posixpath
import re
from itertools import islice
from typing import Any

from specgen.diagnostics import did_you_mean, listed
from specgen.load import Document
from specgen.resolve import uris
from specgen.resolve.documents import MAX_CANDIDATES
from specgen.source import child, escape, tokens

_INDEX = re.compile(r"0|[1-9][0-9]{0,8}")
_FEW = 3
"""As many names as are listed where none of them is near the one that was sought."""

_HOMES_OF_NAMES = ("", "/components/schemas", "/$defs", "/definitions")


def descend(value: Any, steps: tuple[str, ...]) -> tuple[str, Any, tuple[str, ...]]:
    """Walk as far as `steps` lead: where that is, what is there, and what remains."""
    for taken, step in enumerate(steps):
        if isinstance(value, dict) and step in value:
            value = value[step]
        elif (
            isinstance(value, list)
            and _INDEX.fullmatch(step)
            and int(step) < len(value)
        ):
            value = value[int(step)]
        else:
            return child("", *steps[:taken]), value, steps[taken:]
    return child("", *steps), value, ()


def near(
    document: Document, value: Any, rest: tuple[str, ...], entry: Document, prefix: str
) -> str:
    """Say what there is at a value of `document`, from where `rest` leads nowhere.

    `entry` is the entry document: a part of it is easily sought in a file beside it.
    `prefix` is what stands before the `#`.
    """
    if isinstance(value, list):
        return f"the list ends before that: its length is {len(value)}"
    if not isinstance(value, dict):
        return ""
    names = [name for name in islice(value, MAX_CANDIDATES) if name != "$ref"]
    return (
        did_you_mean(rest[0], names)
        or _in_entry(entry, document, rest)
        or pointer_meant(document, prefix, escape(rest[-1]))
        or _all(names)
    )


def pointer_meant(document: Document, prefix: str, name: str) -> str:
    """Suggest the pointer that a mere name, or a pointer without slash, stands for.

    `prefix` is what stands before the `#`.
    """
    for home in _HOMES_OF_NAMES:
        way = tokens(f"{home}/{name.lstrip('#/')}")
        pointer, _, rest = descend(document.value, way)
        if not rest:
            return f"did you mean {f'{prefix}#{pointer}'!r}?"
    return ""


def _in_entry(entry: Document, document: Document, steps: tuple[str, ...]) -> str:
    """Suggest the entry document, where that has what a file beside it has not."""
    if entry is document or entry.source.path is None or document.source.path is None:
        return ""
    pointer, _, rest = descend(entry.value, steps)
    if rest:
        return ""
    way = posixpath.relpath(entry.uri, posixpath.dirname(document.uri) or ".")
    return f"{entry.uri} has it: write {uris.from_path(way)}#{pointer}"


def _all(names: list[str]) -> str:
    """Name all that there is, if that is little."""
    if not 0 < len(names) <= _FEW:
        return ""
    verb = "is" if len(names) == 1 else "are"
    return f"there {verb} only {listed(map(repr, names), 'and')}"
