"""Draw the line of source that a diagnostic is about, with a caret under it.

Owns what of a line can be shown on a terminal: control characters, direction marks
and lone surrogates are escaped, tabs widened, long lines cut around the place. Takes
a span, gives lines of plain text. Must not know what the diagnostic says.
"""

from __future__ import annotations

import re
from unicodedata import category, combining, east_asian_width

from specgen.source import Span

_WIDTH = 100
"""Columns of a line that are shown."""

_BEFORE = 40
"""Columns of a longer line that are shown before the place, where it has as many."""

_TAB = "    "
_ELLIPSIS = "…"
_PLAIN = re.compile(r"[ -~]*")
_UNSAFE = frozenset({"Cc", "Cf", "Cn", "Cs", "Zl", "Zp"})


def visible(text: str) -> str:
    """Return `text` on one line, with an escape for whatever could deceive a reader."""
    if _PLAIN.fullmatch(text):
        return text
    return "".join(map(_visible_character, text))


def frame(span: Span, gutter: int) -> tuple[str, str]:
    """Return the first line of `span` and the carets, behind a gutter of some width."""
    line = span.line
    bounds = span.file.lines.bounds(line)
    start = min(span.start, bounds[1])
    end = max(start, min(span.end, bounds[1]))
    before, marked, after = _cut(span.file.text, bounds, start, end)
    carets = " " * _width(before) + "^" * max(1, _width(marked))
    source = f" {line:>{gutter}} | {before}{marked}{after}".rstrip()
    return source, f" {'':>{gutter}} | {carets}"


def _cut(
    text: str, line: tuple[int, int], start: int, end: int
) -> tuple[str, str, str]:
    """Return what is before, between and after `start` and `end`, as much as fits."""
    # No more of the line is touched than can be shown: it may be a megabyte long.
    before = visible(text[max(line[0], start - _WIDTH) : start])
    if line[1] - line[0] > _WIDTH and len(before) > _BEFORE:
        before = _ELLIPSIS + before[-_BEFORE:]
    room = max(1, _WIDTH - len(before))
    marked = visible(text[start : min(end, start + room + 1)])
    if len(marked) > room:
        return before, marked[:room] + _ELLIPSIS, ""
    room -= len(marked)
    after = visible(text[end : min(line[1], end + room + 1)])
    return before, marked, after if len(after) <= room else after[:room] + _ELLIPSIS


def _visible_character(character: str) -> str:
    if character == "\t":
        return _TAB
    if category(character) in _UNSAFE:
        return character.encode("unicode_escape").decode("ascii")
    return character


def _width(text: str) -> int:
    """Return how many columns a terminal takes for `text`."""
    if text.isascii():
        return len(text)
    return sum(
        0 if combining(character) else 2 if east_asian_width(character) in "WF" else 1
        for character in text
    )
