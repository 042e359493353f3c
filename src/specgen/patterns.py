"""Regular expressions: from ECMA-262, as documents write them, to Python's engines.

`pattern` follows ECMA-262 (JSON Schema 2020-12 validation, 6.3.3). pydantic matches
with Rust's regex, which is linear and the default here, or with `re`, which is taken
only for what Rust's regex cannot say: look-around and back-references.
"""

from __future__ import annotations

import re
import warnings
from functools import cache
from typing import Literal, TypeAlias

Engine: TypeAlias = Literal["rust", "re"]

_NEEDS_RE = re.compile(r"\(\?<?[=!]|\\[1-9]|\\k<")
_PROPERTY = re.compile(r"(?<!\\)(?:\\\\)*\\[pP](\{[^}]*\}|.)")
_PROPERTIES = frozenset(
    "l letter lu uppercaseletter ll lowercaseletter lt titlecaseletter lc "
    "casedletter lm modifierletter lo otherletter m mark mn nonspacingmark mc "
    "spacingmark me enclosingmark n number nd decimalnumber digit nl letternumber "
    "no othernumber p punctuation punct pc connectorpunctuation pd dashpunctuation "
    "ps openpunctuation pe closepunctuation pi initialpunctuation pf "
    "finalpunctuation po otherpunctuation s symbol sm mathsymbol sc currencysymbol "
    "sk modifiersymbol so othersymbol z separator zs spaceseparator zl "
    "lineseparator zp paragraphseparator c other cc control cf format co privateuse "
    "cn unassigned any ascii assigned alphabetic alpha lowercase lower uppercase "
    "upper whitespace space emoji emojipresentation idstart idcontinue xidstart "
    "xidcontinue hexdigit asciihexdigit latin greek cyrillic armenian hebrew arabic "
    "syriac thaana devanagari bengali gurmukhi gujarati oriya tamil telugu kannada "
    "malayalam sinhala thai lao tibetan myanmar georgian hangul ethiopic cherokee "
    "khmer mongolian hiragana katakana bopomofo han yi common inherited".split()
)
"""Properties of Unicode that Rust's regex knows, without case, blanks and underscores:
all general categories, and of scripts and other properties those in wide use."""
_TOKEN = re.compile(
    r"\(\?<(?P<group>[A-Za-z_$][\w$]*)>|\\k<(?P<backref>[^>]*)>"
    r"|\\u\{(?P<code>[0-9a-fA-F]+)\}|\\u(?P<four>[0-9a-fA-F]{4})"
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


@cache
def problem(regex: str) -> str:
    """Why a pattern cannot be enforced; "" if it can.

    Told by `re`, in which all that is left to Rust's regex compiles as well, but for
    escapes of Unicode properties, which only Rust's regex has.
    """
    _, engine = python_pattern(regex)
    for name in _PROPERTY.findall(regex):
        if engine == "re":
            return "no engine has look-around and property escapes both"
        if _plain_property(name) not in _PROPERTIES:
            return f"there is no property {name.strip('{}')!r}"
    try:
        with warnings.catch_warnings(action="ignore"):  # what is odd is no problem
            re.compile(_PROPERTY.sub("x", _Translation("re").of(regex)))
    except (re.error, OverflowError) as error:
        return str(error)
    except RecursionError:
        return "its groups are nested too deep"
    return ""


def _plain_property(name: str) -> str:
    """The value of a property, in the spelling of the table."""
    value = name.strip("{}").rpartition("=")[2]
    return re.sub(r"[\s_-]", "", value).lower()


class _Translation:
    def __init__(self, engine: Engine) -> None:
        self.engine = engine
        self.in_class = False

    def of(self, regex: str) -> str:
        return _TOKEN.sub(self._token, regex)

    def _token(self, match: re.Match[str]) -> str:
        text = match.group()
        if self.in_class and (match["group"] or match["backref"]):
            return text[0] + self.of(text[1:])
        if match["group"]:
            return f"(?P<{match['group']}>"
        if match["backref"]:
            return f"(?P={match['backref']})"
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
