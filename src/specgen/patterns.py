"""Regular expressions: from ECMA-262, as documents write them, to Python's engines.

`pattern` follows ECMA-262 (JSON Schema 2020-12 validation, 6.3.3). pydantic matches
with Rust's regex, which is linear and the default here, or with `re`, which is taken
only for what Rust's regex cannot say: look-around and back-references.
"""

from __future__ import annotations

import re
from typing import Literal, TypeAlias

Engine: TypeAlias = Literal["rust", "re"]

_NEEDS_RE = re.compile(r"\(\?<?[=!]|\\[1-9]|\\k<")
_TOKEN = re.compile(
    r"\\u\{(?P<code>[0-9a-fA-F]+)\}|\\u(?P<four>[0-9a-fA-F]{4})"
    r"|\\c(?P<control>[A-Za-z])|\\(?P<escape>.)|(?P<bracket>[\[\]])|(?P<end>\$)",
    re.DOTALL,
)
_SPACE = r"\t\n\x0b\f\r \u00a0\u1680\u2000-\u200a\u2028\u2029\u202f\u205f\u3000\ufeff"
_CLASSES = {"d": "0-9", "w": "A-Za-z0-9_", "s": _SPACE}
_PLAIN_ESCAPES = frozenset("tnrfvbBpPxk0123456789^$\\.*+?()[]{}|")


def python_pattern(regex: str) -> tuple[str, Engine]:
    """A pattern for pydantic that means what `regex` means in ECMA-262."""
    engine: Engine = "re" if _NEEDS_RE.search(regex) else "rust"
    return _Translation(engine).of(regex), engine


def compiles(regex: str) -> bool:
    """Whether a pattern can be compiled at all, as far as `re` can tell.

    Property escapes for letters and the like, which `re` does not know, are taken as good.
    """
    try:
        re.compile(
            re.sub(r"\\[pP]\{[^}]*\}|\\[pP].", "x", _Translation("re").of(regex))
        )
    except (re.error, OverflowError, RecursionError):
        return False
    return True


class _Translation:
    def __init__(self, engine: Engine) -> None:
        self.engine = engine
        self.in_class = False

    def of(self, regex: str) -> str:
        return _TOKEN.sub(self._token, regex)

    def _token(self, match: re.Match[str]) -> str:
        text = match.group()
        if match["bracket"]:
            return self._bracket(text)
        if match["end"]:
            return r"\Z" if self.engine == "re" and not self.in_class else text
        if match["code"] or match["four"]:
            return self._character(int(match["code"] or match["four"], 16))
        if match["control"]:
            return self._character(ord(match["control"].upper()) - 64)
        return self._escape(match["escape"])

    def _bracket(self, text: str) -> str:
        if text == "[" and self.in_class:
            return r"\["
        self.in_class = text == "["
        return text

    def _escape(self, letter: str) -> str:
        if letter in _CLASSES:
            members = self._members(letter)
            return members if self.in_class else f"[{members}]"
        if letter.lower() in _CLASSES:
            members = self._members(letter.lower())
            if not self.in_class:
                return f"[^{members}]"
            return f"[^{members}]" if self.engine == "rust" else f"\\{letter}"
        if letter == "0":
            return self._character(0)
        if letter in _PLAIN_ESCAPES or (letter == "-" and self.in_class):
            return f"\\{letter}"
        return re.escape(letter)

    def _members(self, letter: str) -> str:
        members = _CLASSES[letter]
        if self.engine == "rust":
            return re.sub(r"\\u([0-9a-f]{4})", r"\\x{\1}", members)
        return members

    def _character(self, code: int) -> str:
        if self.engine == "rust":
            return f"\\x{{{code:x}}}"
        return f"\\u{code:04x}" if code <= 0xFFFF else f"\\U{code:08x}"
