"""Where each key and value of a TOML text stands.

Owns a scanner that looks for where things end. Takes text that tomllib has accepted,
and so leaves judging to that parser; gives offsets by the way to each value. Must not
know what any key means.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator
from typing import NamedTuple

from specgen.source import Steps

_BLANK = re.compile(r"(?:[ \t\r\n]|#[^\n]*)*")
_KEY = re.compile(r'[A-Za-z0-9_-]+|"(?:[^"\\]|\\.)*"|\'[^\']*\'')
_SCALAR = re.compile(
    r'"""(?:[^\\]|\\.)*?"""(?:"{0,2})'  # multi-line strings may end in more quotes
    r"|'''.*?'''(?:'{0,2})"
    r'|"(?:[^"\\]|\\.)*"'
    r"|'[^']*'"
    r"|[^,\]}#\n]+",
    re.DOTALL,
)


class Place(NamedTuple):
    """Where a key and its value stand, as start and end offsets."""

    key: tuple[int, int]
    value: tuple[int, int]


def places(text: str) -> dict[Steps, Place]:
    """Return where each key, table and item of an array stands."""
    return _Scanner(text).scan()


class _Scanner:
    """One walk over valid TOML that notes where each key and value stands."""

    def __init__(self, text: str) -> None:
        self.text = text
        self.at = 0
        self.places: dict[Steps, Place] = {}
        self.lengths: dict[Steps, int] = {}  # of the arrays of tables

    def scan(self) -> dict[Steps, Place]:
        table: Steps = ()
        self._skip_blank()
        while self.at < len(self.text):
            if self.text[self.at] == "[":
                table = self._header()
            else:
                self._pair(table)
            self._skip_blank()
        return self.places

    def _skip_blank(self) -> None:
        found = _BLANK.match(self.text, self.at)
        self.at = found.end() if found else self.at

    def _keys(self) -> list[tuple[str, tuple[int, int]]]:
        """Read a dotted key, up to what follows it."""
        keys = []
        while found := _KEY.match(self.text, self.at):
            keys.append((_plain(found[0]), found.span()))
            self.at = found.end()
            self._skip_blank()
            if self.text[self.at : self.at + 1] != ".":
                break
            self.at += 1
            self._skip_blank()
        return keys

    def _header(self) -> Steps:
        """Read `[table]` or `[[table]]` and return the steps to that table."""
        repeated = self.text.startswith("[[", self.at)
        self.at += 2 if repeated else 1
        self._skip_blank()
        table: Steps = ()
        keys = self._keys()
        for index, (key, span) in enumerate(keys):
            table = (*table, key)
            self.places.setdefault(table, Place(span, span))
            if repeated and index == len(keys) - 1:
                self.lengths[table] = self.lengths.get(table, 0) + 1
            if table in self.lengths:
                table = (*table, self.lengths[table] - 1)
                self.places.setdefault(table, Place(span, span))
        self.at += 2 if repeated else 1
        return table

    def _pair(self, table: Steps) -> None:
        """Read `key = value`, and note every table that a dotted key goes through."""
        keys = self._keys()
        self.at += 1  # the equals sign
        self._skip_blank()
        steps = (*table, *(key for key, _ in keys))
        value = self._value(steps)
        for index, (_, span) in enumerate(keys):
            self.places.setdefault(steps[: len(table) + index + 1], Place(span, value))

    def _value(self, steps: Steps) -> tuple[int, int]:
        """Read a value and return its span; what stands inside is noted on the way."""
        start = self.at
        match self.text[start : start + 1]:
            case "[":
                self._items(steps)
            case "{":
                self._inline_table(steps)
            case _:
                found = _SCALAR.match(self.text, start)
                self.at = found.end() if found else start + 1
                return start, start + len(self.text[start : self.at].rstrip())
        return start, self.at

    def _items(self, steps: Steps) -> None:
        for index, _ in enumerate(self._until("]")):
            span = self._value((*steps, index))
            self.places[*steps, index] = Place(span, span)

    def _inline_table(self, steps: Steps) -> None:
        for _ in self._until("}"):
            self._pair(steps)

    def _until(self, closing: str) -> Iterator[None]:
        """Stop at each element of a bracket, for the caller to read it."""
        self.at += 1
        self._skip_blank()
        while self.text[self.at : self.at + 1] not in (closing, ""):
            yield
            self._skip_blank()
            if self.text[self.at : self.at + 1] == ",":
                self.at += 1
                self._skip_blank()
        self.at += 1


def _plain(key: str) -> str:
    """Return the name that a key as written stands for."""
    if key[0] not in "\"'":
        return key
    name: str = tomllib.loads(f"key = {key}")["key"]
    return name
