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
    line, column = span.file.position(span.start)
    text = span.file.line_text(line)
    start = min(column - 1, len(text))
    end = max(start + 1, min(start + span.end - span.start, len(text)))
    before, marked, after = _cut(text[:start], text[start:end], text[end:])
    carets = " " * _width(before) + "^" * max(1, _width(marked))
    source = f" {line:>{gutter}} | {before}{marked}{after}".rstrip()
    return source, f" {'':>{gutter}} | {carets}"


def _cut(before: str, marked: str, after: str) -> tuple[str, str, str]:
    """Make the three parts of a line visible, and cut them to the width there is."""
    # What is far away is cut before it is escaped: a line may be a megabyte long.
    shown = visible(before[-_WIDTH:])
    is_long = len(before) + len(marked) + len(after) > _WIDTH
    if is_long and len(shown) > _BEFORE:
        shown = _ELLIPSIS + shown[-_BEFORE:]
    room = max(1, _WIDTH - len(shown))
    middle = visible(marked[: room + 1])
    if len(middle) > room:
        return shown, middle[:room] + _ELLIPSIS, ""
    rest = visible(after[: room - len(middle) + 1])
    if len(rest) > room - len(middle):
        rest = rest[: room - len(middle)] + _ELLIPSIS
    return shown, middle, rest


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
