"""Text of a specification as Python literals and docstrings.

Owns: the only way by which such text gets into generated code, where it is inert
whatever it holds: escaped, printable, and closed where it was opened. Takes JSON values
and words; gives expressions and text. Must not know what either is for.
"""

from __future__ import annotations

import math
from functools import cache

from specgen.ir import Json
from specgen.pyexpr import (
    ESCAPES,
    Call,
    Display,
    Expr,
    Keyword,
    Name,
    Text,
    by_number,
    quoted,
)


def literal(value: Json) -> Expr:
    """A JSON value as a Python expression."""
    match value:
        case None | bool():
            return Text(repr(value))
        case str():
            return Text(quoted(value))
        case int():
            return Text(repr(value))
        case float():
            return _number(value)
        case list():
            return Display("[]", tuple(map(literal, value)))
        case dict():
            items = (Keyword(quoted(k), literal(v), ": ") for k, v in value.items())
            return Display("{}", tuple(items))


def _number(value: float) -> Expr:
    if math.isfinite(value):
        return Text(repr(value).replace("e+", "e"))
    return Call(Name("float"), (Text(quoted(str(value))),))


@cache  # most are asked for twice: a model and its params say the same
def docstring(text: str, indent: str) -> str:
    """A docstring, without the indent of its first line; "" for no text.

    Lines are kept; what would end the string, and what is not printable, is
    escaped, so that the text is inert whatever it holds.
    """
    lines = _lines(text)
    if not lines:
        return ""
    if not _is_inert(text.replace("\n", "")):
        lines = list(map(_docline, lines))
    space = " " if lines[0].startswith('"') else ""
    if len(lines) > 1:
        body = "\n".join(f"{indent}{line}" if line else "" for line in lines)
        return f'"""{space}{body.removeprefix(indent)}\n{indent}"""'
    return f'"""{space}{_kept_apart(lines[0])}"""'


def _kept_apart(line: str) -> str:
    """A line that the closing quotes may follow, spaced as formatters space it."""
    if not line.endswith('"'):
        return line
    before = line[:-1]
    escaped = (len(before) - len(before.rstrip("\\"))) % 2
    return f'{before[:-1] if escaped else before}" '


def _lines(text: str) -> list[str]:
    """The lines of a text, trimmed and with their common indent taken away."""
    first, *rest = text.expandtabs(4).strip().split("\n")
    lines = [line.rstrip() for line in rest]
    indents = [len(line) - len(line.lstrip(" ")) for line in lines if line]
    margin = min(indents, default=0)
    return [first.rstrip(), *(line[margin:] for line in lines)] if first else []


def _is_inert(text: str) -> bool:
    return text.isprintable() and "\\" not in text and '"""' not in text


def _docline(line: str) -> str:
    if _is_inert(line):
        return line
    escaped = "".join(
        character
        if character.isprintable() and character != "\\"
        else ESCAPES.get(character) or by_number(character)
        for character in line
    )
    return escaped.replace('"""', '\\"\\"\\"')
