"""The lines of a text: where each of them begins, and which one an offset is in.

Owns what ends a line: what editors take for it. Takes a text, gives numbers of lines
and offsets. A text may be of megabytes and hardly anybody asks where its lines are, so
at first they are only counted, by stretches, and found where somebody looks. Must not
know of files.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right

_LINE_BREAK = re.compile(r"\r\n?|\n")
_STRETCH = 1 << 13
"""Characters whose lines are found together."""


class Lines:
    """The lines of one text, counted from 1."""

    __slots__ = ("_before", "_found", "_stretches", "_text")

    def __init__(self, text: str) -> None:
        """Divide `text` into stretches of whole lines, and count these."""
        self._text = text
        self._stretches = [0]  # the offset of each
        self._before = [0]  # for each the number of lines before it
        self._found: dict[int, list[int]] = {}
        start = 0
        # "\n" always ends a line, and never stands in the middle of an end.
        while end := text.find("\n", start + _STRETCH) + 1:
            self._before.append(self._before[-1] + self._breaks(start, end))
            self._stretches.append(end)
            start = end

    @property
    def count(self) -> int:
        """How many lines there are; the last may be empty."""
        return self._before[-1] + len(self._starts(len(self._stretches) - 1))

    def at(self, offset: int) -> tuple[int, int]:
        """Return the number of the line that `offset` is in, and where it begins."""
        stretch = bisect_right(self._stretches, offset) - 1
        starts = self._starts(stretch)
        count = bisect_right(starts, offset)
        return self._before[stretch] + count, starts[count - 1]

    def bounds(self, line: int) -> tuple[int, int]:
        """Return the offsets between which a line stands, its break left out."""
        stretch = bisect_left(self._before, line) - 1
        starts = self._starts(stretch)
        index = line - self._before[stretch]
        start = starts[index - 1]
        end = starts[index] if index < len(starts) else self._end(stretch)
        while end > start and self._text[end - 1] in "\r\n":
            end -= 1
        return start, end

    def _breaks(self, start: int, end: int) -> int:
        count = self._text.count
        returns = count("\r", start, end)
        alone = returns and returns - count("\r\n", start, end)
        return alone + count("\n", start, end)

    def _end(self, stretch: int) -> int:
        following = self._stretches[stretch + 1 : stretch + 2]
        return following[0] if following else len(self._text)

    def _starts(self, stretch: int) -> list[int]:
        """Return where the lines of a stretch begin."""
        starts = self._found.get(stretch)
        if starts is None:
            begin, end = self._stretches[stretch], self._end(stretch)
            breaks = _LINE_BREAK.finditer(self._text, begin, end)
            starts = [begin, *(found.end() for found in breaks)]
            if stretch + 1 < len(self._stretches):
                starts.pop()  # it is the first of the next stretch
            self._found[stretch] = starts
        return starts
