"""Names: from any text to a Python name.

Owns: how the names of classes, fields, modules and enum members are spelt, whatever
characters the specification has for them. Takes text. Gives: identifiers. Must not
know: where a text comes from (`places`), modules, templates.
"""

from __future__ import annotations

import keyword
import re
import unicodedata
from collections import Counter
from collections.abc import Callable, Sequence
from functools import lru_cache
from operator import and_

from specgen import generator
from specgen.ir import Member

_BREAKS = re.compile(r"[\x00-/:-@\[-`{-\u00a9]+")
_HUMP = re.compile(r"(?<=[a-z0-9])(?=[A-Z])|(?<=[A-Z])(?=[A-Z][a-z])")


def _words(file: str) -> frozenset[str]:
    """The words of a data file: one a line, `#` begins a comment."""
    text = (generator.PACKAGE / "words" / file).read_text(encoding="utf-8")
    lines = (line.partition("#")[0].strip() for line in text.splitlines())
    return frozenset(filter(None, lines))


MODEL_ATTRIBUTES = _words("model-attributes.txt")
ENUM_ATTRIBUTES = _words("enum-attributes.txt")
FILE_NAMES = _words("file-names.txt")
_COMPOUND = re.compile("|".join(sorted(_words("compounds.txt"), key=len, reverse=True)))


_MOST_KNOWN = 8_192
"""The number of spellings that are kept: a specification repeats its words."""


def split_words(text: str) -> list[str]:
    """The words of any text, at everything that no identifier has."""
    parts = _BREAKS.split(_normal(text))
    return [part if part.isascii() else _letters(part) for part in parts if part]


def _letters(text: str) -> str:
    """The characters of a text that a name may have."""
    return "".join(c for c in text if f"a{c}".isidentifier())


def _normal(text: str) -> str:
    """A text in the form in which Python compares names (NFKC)."""
    return text if text.isascii() else unicodedata.normalize("NFKC", text)


@lru_cache(_MOST_KNOWN)
def class_name(text: str) -> str:
    """A class name: words capitalised and joined, acronyms kept; "" if none is left.

    Types that are named like `Row<number[]>` are rows of number arrays. Where two words
    in a row are in capitals, as in `RATE_LIMITED`, they are no acronyms.
    """
    spoken = text.replace("[]", " Array ")
    words = [word[0].upper() + word[1:] for word in split_words(spoken) if word]
    shouted = [word.isupper() and len(word) > 1 for word in words]
    for index, both in enumerate(map(and_, shouted, shouted[1:])):
        if both:
            words[index] = words[index].capitalize()
            words[index + 1] = words[index + 1].capitalize()
    name = _normal("".join(words))
    if name and not name.isidentifier():
        name = _normal(f"N{name}")
    return f"{name}_" if keyword.iskeyword(name) else name


@lru_cache(_MOST_KNOWN)
def snake_case(name: str) -> str:
    """`OpenAIImageStream` as `openai_image_stream`."""
    marked = _COMPOUND.sub(lambda m: f"_{m.group().capitalize()}_", name)
    words = [w for part in split_words(marked) for w in _HUMP.split(part) if w]
    found = _normal("_".join(word.lower() for word in words))
    if found and not found.isidentifier():
        found = _normal(f"n{found}")
    return f"{found}_" if keyword.iskeyword(found) else found


def field_name(name: str, is_taken: Callable[[str], bool] = lambda _: False) -> str:
    """The attribute for a property: its own name where that can be one."""
    found = _identifier(name)
    while keyword.iskeyword(found) or found in MODEL_ATTRIBUTES or is_taken(found):
        found = f"{found}_"
    return found


@lru_cache(_MOST_KNOWN)
def _identifier(name: str) -> str:
    found = name
    if not name.isidentifier() or not name.isascii():
        found = "_".join(word for word in split_words(name) if word)
    found = _normal(found).lstrip("_") or "field"
    return found if found.isidentifier() else f"field_{found}"


def module_name(text: str) -> str:
    """A module name for a part of a path: safe on every file system."""
    found = snake_case(text) or "definitions"
    return f"{found}_" if found in FILE_NAMES else found


def member_name(value: str) -> str:
    """The name of an enum member for a value: upper case, symbols spelled out."""
    spelled = "".join(_SYMBOLS.get(c, c) for c in value)
    words = [w for part in split_words(spelled) for w in _HUMP.split(part) if w]
    found = _normal("_".join(word.upper() for word in words)) or "EMPTY"
    if not found.isidentifier():
        found = _normal(f"N{found}")
    return (
        f"{found}_" if found in ENUM_ATTRIBUTES or keyword.iskeyword(found) else found
    )


_SYMBOLS = {
    "+": " PLUS ",
    "*": " STAR ",
    "%": " PERCENT ",
    "&": " AND ",
    "=": " EQUAL ",
}


def member_names(values: Sequence[str]) -> list[str]:
    """Names for all values of an enum, the dotted prefix that they share left out.

    Where two would get the same name, all keep their prefix; values that differ in
    nothing but symbols get those spelled as code points, or else all of the value.
    """
    names = [member_name(value) for value in _without_prefix(values)]
    if len(set(names)) == len(names):
        return names
    names = [member_name(value) for value in values]
    counts = Counter(names)
    for points in (_code_points_of_symbols, _code_points):
        told_apart = [
            name if counts[name] == 1 else f"{name}_{points(value)}"
            for name, value in zip(names, values, strict=True)
        ]
        if len(set(told_apart)) == len(told_apart):
            return told_apart
    return [f"N{_code_points(value)}" for value in values]


def names_of_members(members: Sequence[Member]) -> list[str]:
    """Names for the members of an enum: the specification's own, where they will do."""
    names = [member.name or "" for member in members]
    if len(set(names)) == len(names) and all(map(_can_name_member, names)):
        return names
    return member_names([str(member.value) for member in members])


def _can_name_member(name: str) -> bool:
    return (
        name.isidentifier()
        and name.isascii()
        and not name.startswith("_")
        and not keyword.iskeyword(name)
        and name not in ENUM_ATTRIBUTES
    )


def _code_points_of_symbols(text: str) -> str:
    return "_".join(f"{ord(c):X}" for c in text if not c.isalnum()) or "SELF"


def _code_points(text: str) -> str:
    return "_".join(f"{ord(c):X}" for c in text)


def _without_prefix(values: Sequence[str]) -> list[str]:
    """The values without the dotted prefix shared by all that have a dot."""
    dotted = [value.split(".")[:-1] for value in values if "." in value]
    if not dotted:
        return list(values)
    shared: list[str] = []
    for parts in zip(*dotted, strict=False):
        if len(set(parts)) > 1:
            break
        shared.append(parts[0])
    prefix = ".".join(shared) + "." if shared else ""
    return [value.removeprefix(prefix) if prefix else value for value in values]


_KINDS = ("ResponseEvent", "Response", "Event", "Chunk")


def without_suffix(name: str) -> str:
    """A name without the word at its end that says what kind of thing it is."""
    for suffix in _KINDS:
        if name.endswith(suffix) and len(name) > len(suffix):
            return name.removesuffix(suffix)
    return name
