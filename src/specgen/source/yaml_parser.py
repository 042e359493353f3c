"""The parser of YAML's events: libyaml's, or PyYAML's own where that is not there.

Owns which of the two reads, and that it matters to nothing but the time: PyYAML has
wheels with libyaml for the Pythons that were there when it was released, and where it
is built without libyaml its parser is the one written in Python. That one says what is
wrong in the words of libyaml here. Takes bytes or text, gives what has `get_event`.
Must not know what is made of the events.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any

import yaml

_WORDS: Mapping[str, str] = {
    r"expected '?(<[a-z ]+>)'?, but found .*": r"did not find expected \1",
    r"expected (.+), but (?:found|got) .*": r"did not find expected \1",
    r"mapping values are not allowed here": (
        "mapping values are not allowed in this context"
    ),
    r"found character .* that cannot start any token": (
        "found character that cannot start any token"
    ),
    r"found unknown escape character .*": "found unknown escape character",
    r"special characters are not allowed": "control characters are not allowed",
}
"""What the parser written in Python says, and libyaml instead."""

_EXPECTED: Mapping[str, str] = {
    "while parsing a block mapping": "did not find expected key",
    "while parsing a block collection": "did not find expected '-' indicator",
}
"""What libyaml says where the other expects the end of the block."""

_HALF_A_CHARACTER = re.compile(r"[\ud800-\udfff]")


def yaml_parser() -> Any:
    """Return the class of the parser."""
    return getattr(yaml, "CSafeLoader", _PythonParser)


class _PythonParser(yaml.SafeLoader):
    """PyYAML's parser, as strict as libyaml's and in its words."""

    def __init__(self, stream: bytes | str) -> None:
        try:
            super().__init__(stream)
        except yaml.reader.ReaderError as error:
            error.reason = _in_words_of_libyaml(error.reason, "")
            if isinstance(stream, bytes) and error.encoding == "unicode":
                before = stream.decode()[: error.position]
                error.position = len(before.encode())
            raise

    def get_event(self) -> Any:
        """Return the next event.

        Raises:
            yaml.YAMLError: where the text is no YAML.
        """
        try:
            event: Any = super().get_event()  # type: ignore[no-untyped-call]
        except yaml.MarkedYAMLError as error:
            error.problem = _in_words_of_libyaml(
                error.problem or "", error.context or ""
            )
            raise
        if _HALF_A_CHARACTER.search(getattr(event, "value", "")):
            raise yaml.MarkedYAMLError(
                problem="found invalid Unicode character escape code",
                problem_mark=event.start_mark,
            )
        return event


def _in_words_of_libyaml(problem: str, context: str) -> str:
    for theirs, ours in _WORDS.items():
        if found := re.fullmatch(theirs, problem, re.DOTALL):
            said = found.expand(ours)
            if said == "did not find expected <block end>":
                return _EXPECTED.get(context, said)
            return said
    return problem
