"""The general categories of Unicode as the ranges of their characters.

Python's `re` has no escapes for them, such as `p{Lu}` behind a backslash.
"""

import re
import sys
from functools import cache
from itertools import groupby
from unicodedata import category

_ESCAPE = re.compile(r"\\(?:([pP])\{(\w+)\}|.)", re.DOTALL)
_CASED = ("Lu", "Ll", "Lt")


def spelled_out(regex: str) -> str:
    """Return an expression with ranges for the categories in its sets of characters."""

    def ranges(escape: "re.Match[str]") -> str:
        if not escape[2]:
            return escape.group()
        return _ranges(escape[2], escape[1] == "P")

    return _ESCAPE.sub(ranges, regex)


@cache
def _ranges(name: str, negated: bool) -> str:
    """The characters of a category, or all others, as they are written in a set."""
    wanted = _CASED if name == "LC" else (name,)
    found: list[list[int]] = []
    for first, last, kind in _runs():
        if kind.startswith(wanted) is negated:
            continue
        if found and found[-1][1] == first - 1:
            found[-1][1] = last
        else:
            found.append([first, last])
    return "".join(f"\\U{first:08x}-\\U{last:08x}" for first, last in found)


@cache
def _runs() -> "tuple[tuple[int, int, str], ...]":
    """All characters, in runs of one category: the first, the last, the category."""
    characters = range(sys.maxunicode + 1)
    found = groupby(characters, key=lambda code: category(chr(code)))
    runs = ((kind, list(codes)) for kind, codes in found)
    return tuple((codes[0], codes[-1], kind) for kind, codes in runs)
