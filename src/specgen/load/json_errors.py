"""Say what is wrong with a file that is no JSON, in words that help.

Owns the way from an error of the parser to a diagnostic: the same words under every
version of Python, the bracket that is not closed, and advice on what people do most
often. Must not know how files are read.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping

from specgen.diagnostics import Diagnostics, Related
from specgen.load.strays import advice_on_stray
from specgen.source import SourceFile

_JSON_PROBLEMS: Mapping[str, str] = {
    "Expecting value": "expected a value",
    "Expecting property name enclosed in double quotes": (
        "expected a property name in double quotes"
    ),
    "Expecting ':' delimiter": "expected ':' after the property name",
    "Expecting ',' delimiter": "expected ',' or the closing bracket",
    "Unterminated string starting at": "this string has no closing quote",
    "Extra data": "expected the end of the file",
}
_OTHERWISE: Mapping[str, str] = {
    "//": "remove the comment: JSON has none",
    "/*": "remove the comment: JSON has none",
    "#": "remove the comment: JSON has none",
    "'": "put strings in double quotes, as JSON does",
}
"""What to do about text that is JSON to some programs, by its first characters."""

_STRING_OR_BRACKET = re.compile(r'"(?:[^"\\]|\\.)*"|[][{}]')


def report_json_error(
    error: json.JSONDecodeError, source: SourceFile, diagnostics: Diagnostics
) -> None:
    """Report what `json` says, in the same words under every version of Python."""
    text, start = source.text, error.pos
    if not text.strip():
        diagnostics.report("input-empty", source.span(0))
        return
    before = text[:start].rstrip()
    if text[start : start + 1] in ("}", "]") and before.endswith(","):
        problem, start = (
            "JSON allows no comma before a closing bracket",
            len(before) - 1,
        )
    elif error.msg.startswith("Illegal trailing comma"):
        problem = "JSON allows no comma before a closing bracket"
    elif error.msg.startswith("Invalid control character"):
        problem = "a control character in a string must be written as an escape"
    elif error.msg.startswith("Invalid \\"):
        problem = "this is no escape sequence"
    else:
        problem = _JSON_PROBLEMS.get(error.msg, error.msg)
    diagnostics.report(
        "json-syntax",
        source.span(start, start + 1),
        related=_bracket_around(error, source),
        problem=problem,
        suggestion=_advice(text, start),
    )


def _advice(text: str, start: int) -> str:
    advice = advice_on_stray(text, "JSON")
    if advice:
        return advice
    if not text[:start].strip() and text[start] not in "{[":
        return "if this is YAML, give the file a name that ends in .yaml"
    for beginning, advice in _OTHERWISE.items():
        if text.startswith(beginning, start):
            return advice
    return ""


def _bracket_around(
    error: json.JSONDecodeError, source: SourceFile
) -> Iterator[Related]:
    """The bracket that is not closed where it should be."""
    if error.msg != "Expecting ',' delimiter":
        return
    open_brackets: list[int] = []
    for found in _STRING_OR_BRACKET.finditer(source.text, 0, error.pos):
        if found.group() in "{[":
            open_brackets.append(found.start())
        elif found.group() in "}]":
            open_brackets.pop()
    place = source.span(open_brackets[-1], open_brackets[-1] + 1)
    yield Related("the bracket is opened here", place)
