"""Regular expressions: from ECMA-262, as documents write them, to Python's engines.

`pattern` follows ECMA-262 (JSON Schema 2020-12 validation, 6.3.3). pydantic matches
with Rust's regex, which is linear and the default here, or with `re`, which is taken
only for what Rust's regex cannot say: look-around and back-references, and repetitions
of which it would make more copies than it has room for.
"""

from __future__ import annotations

import re
import warnings
from functools import cache
from typing import Literal, TypeAlias

Engine: TypeAlias = Literal["rust", "re"]

_PIECE = re.compile(
    r"\\[pP]\{[^}]*\}|\\.|\[(?:\\.|[^\]\\])*\]|\{(\d+),?(\d*)\}|.", re.DOTALL
)
_MOST_COPIES = 4_000
_MOST_COPIES_OF_PROPERTIES = 200  # such as all letters, of which there are many ranges
_NEEDS_RE = re.compile(r"\(\?<?[=!]|\\[1-9]|\\k<")
_NOT_ECMA = re.compile(r"\\x\{|\\[ZU]|\(\?P|(?<!\\)\[\^?\[")
_PROPERTY = re.compile(r"(?<!\\)(?:\\\\)*\\[pP](\{[^}]*\}|.)")
_CATEGORIES = {
    name.lower(): names.split()[0]
    for names in (
        "L Letter, Lu UppercaseLetter, Ll LowercaseLetter, Lt TitlecaseLetter, "
        "LC CasedLetter, Lm ModifierLetter, Lo OtherLetter, M Mark, Mn NonspacingMark, "
        "Mc SpacingMark, Me EnclosingMark, N Number, Nd DecimalNumber Digit, "
        "Nl LetterNumber, No OtherNumber, P Punctuation Punct, "
        "Pc ConnectorPunctuation, Pd DashPunctuation, Ps OpenPunctuation, "
        "Pe ClosePunctuation, Pi InitialPunctuation, Pf FinalPunctuation, "
        "Po OtherPunctuation, S Symbol, Sm MathSymbol, Sc CurrencySymbol, "
        "Sk ModifierSymbol, So OtherSymbol, Z Separator, Zs SpaceSeparator, "
        "Zl LineSeparator, Zp ParagraphSeparator, C Other, Cc Control, Cf Format, "
        "Co PrivateUse, Cn Unassigned"
    ).split(", ")
    for name in names.split()
}
"""The general categories of Unicode by all of their names, in lower case. The generated
package spells them out for `re`."""
_PROPERTIES = frozenset(
    "any ascii assigned alphabetic alpha lowercase lower uppercase "
    "upper whitespace space emoji emojipresentation idstart idcontinue xidstart "
    "xidcontinue hexdigit asciihexdigit latin greek cyrillic armenian hebrew arabic "
    "syriac thaana devanagari bengali gurmukhi gujarati oriya tamil telugu kannada "
    "malayalam sinhala thai lao tibetan myanmar georgian hangul ethiopic cherokee "
    "khmer mongolian hiragana katakana bopomofo han yi common inherited".split()
).union(_CATEGORIES)
"""Properties of Unicode that Rust's regex knows, without case, blanks and underscores:
all general categories, and of scripts and other properties those in wide use."""
_TOKEN = re.compile(
    r"\(\?<(?P<group>[A-Za-z_$][\w$]*)>|\\k<(?P<backref>[^>]*)>"
    r"|\\u\{(?P<code>[0-9a-fA-F]+)\}|\\u(?P<four>[0-9a-fA-F]{4})"
    r"|\\[pP](?:\{(?P<property>[^}]*)\}|(?P<initial>.))"
    r"|\\c(?P<control>[A-Za-z])|\\(?P<escape>.)|(?P<bracket>[\[\]])|(?P<end>\$)",
    re.DOTALL,
)
_SPACE = r"\t\n\x0b\f\r \u00a0\u1680\u2000-\u200a\u2028\u2029\u202f\u205f\u3000\ufeff"
_CLASSES = {"d": "0-9", "w": "A-Za-z0-9_", "s": _SPACE}
_PLAIN_ESCAPES = frozenset("tnrfvbBpPxk0123456789^$\\.*+?()[]{}|")


def python_pattern(regex: str) -> tuple[str, Engine]:
    """A pattern for pydantic that means what `regex` means in ECMA-262."""
    needs_re = _NEEDS_RE.search(regex) or _is_too_large(regex)
    engine: Engine = "re" if needs_re else "rust"
    return _Translation(engine).of(regex), engine


def is_ecma(pattern: str) -> bool:
    """Whether a pattern for Python's engines means the same in ECMA-262."""
    return not _NOT_ECMA.search(pattern)


def _is_too_large(regex: str) -> bool:
    """Whether Rust's regex would have no room for what a pattern repeats."""
    if "{" not in regex:
        return False
    names = set(map(_plain_property, _PROPERTY.findall(regex)))
    if not names <= _CATEGORIES.keys():
        return False  # only Rust's regex has these
    return _copies(regex) > (_MOST_COPIES_OF_PROPERTIES if names else _MOST_COPIES)


def _copies(regex: str) -> int:
    """How many copies the counted repetitions of a pattern come to."""
    groups = [[0]]
    for piece in _PIECE.finditer(regex):
        if piece[1]:
            groups[-1][-1] = int(piece[2] or piece[1]) * max(groups[-1][-1], 1)
        elif piece.group() == "(":
            groups.append([0])
        elif piece.group() == ")" and len(groups) > 1:
            inside = sum(groups.pop())
            groups[-1].append(inside)
        else:
            groups[-1].append(0)
    return sum(map(sum, groups))


@cache
def problem(regex: str) -> str:
    """Why a pattern cannot be enforced; "" if it can.

    Told by `re`, in which all that is left to Rust's regex compiles as well, but for
    escapes of Unicode properties. Of these it is given general categories only.
    """
    _, engine = python_pattern(regex)
    for name in _PROPERTY.findall(regex):
        plain = _plain_property(name)
        if plain not in _PROPERTIES:
            return f"there is no property {name.strip('{}')!r}"
        if plain in _CATEGORIES or (plain == "ascii" and engine == "rust"):
            continue
        if engine == "re" or _copies(regex) > _MOST_COPIES_OF_PROPERTIES:
            return f"Rust's regex, which has {name}, cannot say the rest"
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
        if match["property"] or match["initial"]:
            return self._property(text, match["property"] or match["initial"])
        if match["control"]:
            return self._character(ord(match["control"].upper()) - 64)
        return self._escape(match["escape"])

    def _bracket(self, text: str) -> str:
        if text == "[" and self.in_class:
            return r"\["
        self.in_class = text == "["
        return text

    def _property(self, text: str, name: str) -> str:
        category = _CATEGORIES.get(_plain_property(name))
        if self.engine == "rust" or category is None:
            return text
        escape = f"{text[:2]}{{{category}}}"
        return escape if self.in_class else f"[{escape}]"

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
