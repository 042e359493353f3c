"""Say what is wrong with a file that is no YAML, in words that help.

Owns the way from an error of the parser to a diagnostic: the place in characters, the
place where the broken construct began, and advice on what people do most often. Must
not know how files are read.
"""

from __future__ import annotations

import re
from collections.abc import Mapping

import yaml

from specgen.diagnostics import Diagnostics, Related
from specgen.load.strays import advice_on_stray
from specgen.source import SourceFile

_NO_VALUE = "did not find expected node content"
_CONTEXT = re.compile(r"while (?:parsing|scanning) an? (?P<what>.+)")

_YAML_ADVICE: Mapping[str, str] = {
    "mapping values are not allowed in this context": (
        "put a text that contains ': ' in quotes, or check the indentation"
    ),
    "did not find expected key": "check the indentation of this line",
    "did not find expected '-' indicator": "check the indentation of this line",
    "could not find expected ':'": "put ': ' after the key, or check the indentation",
    "found unexpected end of stream": "close the quote",
    "found unknown escape character": (
        "double the backslash, or use single quotes, in which it is only a character"
    ),
    "found invalid Unicode character escape code": (
        "write a character beyond U+FFFF as \\U and eight digits"
    ),
    "control characters are not allowed": "write it as an escape in double quotes",
    "did not find expected <document start>": (
        "the document ends before this; check brackets and indentation"
    ),
}
_BAD_FIRST_CHARACTERS = frozenset(
    {
        "found character that cannot start any token",
        "did not find expected alphabetic or numeric character",
    }
)
_COMMENT = re.compile(r"[ \t]#.*$")
_QUOTES: Mapping[str, str] = {
    "'": "the quoted text ends before this: write '' for a quote inside it",
    '"': 'the quoted text ends before this: write \\" for a quote inside it',
}


def report_yaml_error(
    error: Exception, data: bytes, source: SourceFile, diagnostics: Diagnostics
) -> None:
    """Report what PyYAML says about `data`, the text of `source` in UTF-8."""
    if isinstance(error, yaml.MarkedYAMLError):
        _report_marked(error, source, diagnostics)
        return
    reason = getattr(error, "reason", str(error))
    position = getattr(error, "position", 0)  # in bytes, where libyaml counts
    start = len(data[:position].decode(errors="replace"))
    diagnostics.report(
        "yaml-syntax",
        source.span(start, start + 1),
        problem=reason,
        suggestion=_YAML_ADVICE.get(reason, ""),
    )


def _report_marked(
    error: yaml.MarkedYAMLError, source: SourceFile, diagnostics: Diagnostics
) -> None:
    mark, began = error.problem_mark, error.context_mark
    start = mark.index if mark else 0
    place = source.span(start, start + 1)
    related = []
    context = _CONTEXT.fullmatch(error.context or "")
    if context and began and began.index < start:
        beginning = source.span(began.index, began.index + 1)
        related.append(Related(f"the {context['what']} begins here", beginning))
    problem = error.problem or "this is no YAML"
    before = began.index if began else start
    if problem == _NO_VALUE:
        before = len(source.text[:start].rstrip()) - 1
        if "\n" in source.text[before:start]:
            end = source.span(before, before + 1)
            related.append(Related("it is expected behind this", end))
    advice = _advice(problem, source.text, start, before)
    if error.context:
        problem = f"{problem} {error.context}"
    diagnostics.report(
        "yaml-syntax", place, related=related, problem=problem, suggestion=advice
    )


def _advice(problem: str, text: str, start: int, began: int) -> str:
    """What to do about a problem at `start` in what began before, if anything."""
    advice = advice_on_stray(text, "YAML")
    if advice:
        return advice
    if problem in _BAD_FIRST_CHARACTERS:
        return _advice_on_character(text[began : began + 1])
    if problem.startswith("did not find expected") and text[start - 1] in _QUOTES:
        return _QUOTES[text[start - 1]]
    if problem == _NO_VALUE or problem.startswith("did not find expected ','"):
        if _COMMENT.search(_line(text, began)):
            return "put a text with ' #' in quotes: a comment begins there"
        return "close the bracket, or put a comma before this"
    return _YAML_ADVICE.get(problem, "")


def _line(text: str, place: int) -> str:
    """The line around a place."""
    end = text.find("\n", place)
    return text[text.rfind("\n", 0, place) + 1 : None if end < 0 else end]


def _advice_on_character(character: str) -> str:
    if character == "\t":
        return "indent with spaces: YAML allows no tab here"
    return f"put the text in quotes: none may begin with {character}"
