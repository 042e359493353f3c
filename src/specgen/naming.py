"""Names: from a place in a specification to a Python name.

Owns: every Python name in the generated package. A name is a pure function of its
own place (and, for parts that only a position tells apart, of their own title), so
that adding a schema never renames another. Collisions are for plan to report.
Must not know: modules, templates.
"""

from __future__ import annotations

import keyword
import re
import unicodedata
from collections import Counter
from collections.abc import Callable, Collection, Mapping, Sequence
from functools import lru_cache
from typing import NamedTuple

from specgen import generator
from specgen.ir import Member, TypeId
from specgen.source import unescape

_BREAKS = re.compile(r"[\x00-/:-@\[-`{-\u00a9]+")
_HUMP = re.compile(r"(?<=[a-z0-9])(?=[A-Z])|(?<=[A-Z])(?=[A-Z][a-z])")

_SILENT = frozenset(
    "components schemas schema content properties patternProperties $defs definitions "
    "anyOf oneOf allOf paths requestBodies dependentSchemas contentSchema".split()
)
_ROLES: Mapping[str, str] = {
    "items": "Item",
    "prefixItems": "Item",
    "additionalItems": "Item",
    "unevaluatedItems": "Item",
    "additionalProperties": "Value",
    "unevaluatedProperties": "Value",
    "requestBody": "Request",
    "responses": "Response",
    "parameters": "Parameter",
    "headers": "Header",
    "itemSchema": "",
    "not": "Not",
    "if": "If",
    "then": "Then",
    "else": "Else",
    "contains": "Item",
}
_BEFORE_NAMES = frozenset({"properties", "$defs", "definitions"})
"""Keywords that a name follows."""
_ONE_TYPE = "/type/object"
"""How the place of an object ends that is one of several types of a schema."""
_MEDIA_TYPES: Mapping[str, str] = {
    "application/json": "",
    "multipart/form-data": "Form",
    "application/x-www-form-urlencoded": "UrlEncoded",
    "text/event-stream": "Event",
}


def _words(file: str) -> frozenset[str]:
    """The words of a data file: one a line, `#` begins a comment."""
    text = (generator.PACKAGE / "words" / file).read_text(encoding="utf-8")
    lines = (line.partition("#")[0].strip() for line in text.splitlines())
    return frozenset(filter(None, lines))


MODEL_ATTRIBUTES = _words("model-attributes.txt")
ENUM_ATTRIBUTES = _words("enum-attributes.txt")
FILE_NAMES = _words("file-names.txt")
_COMPOUND = re.compile("|".join(sorted(_words("compounds.txt"), key=len, reverse=True)))


# ------------------------------------------------------------------- spelling

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

    Types that are named like `Row<number[]>` are rows of number arrays.
    """
    spoken = text.replace("[]", " Array ")
    words = [word[0].upper() + word[1:] for word in split_words(spoken) if word]
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


# --------------------------------------------------------------------- places


class _Part(NamedTuple):
    """What is known of a place by the way that leads to it.

    `owner` is the named schema or the operation that it is in, or its document; `name`
    what its steps add up to, and `keyword` the last of them, unless that is a name.
    """

    owner: TypeId
    name: str
    keyword: str


class PlaceNames:
    """Class names by place: the name of the place around it, and what a step adds."""

    def __init__(
        self,
        named: Collection[TypeId],
        operations: Mapping[TypeId, str],
        titles: Mapping[TypeId, str],
        chosen: Mapping[TypeId, str],
    ) -> None:
        self.named = named
        self.operations = operations
        self.titles = titles
        self.chosen = chosen
        self._parts: dict[TypeId, _Part] = {}

    def __getitem__(self, place: TypeId) -> str:
        """The class name of the schema at a place; "" where none can be made."""
        if place in self.chosen:
            return self.chosen[place]
        owner, name, _ = self._part(place)
        if place.endswith(_ONE_TYPE, len(owner)):
            whole = place.removesuffix(_ONE_TYPE)
            name = self._part(whole).name + "Object" * (whole == owner)
        if not name and owner not in self.named and owner not in self.operations:
            return class_name(_file_stem(owner))
        return name

    def owner(self, place: TypeId) -> TypeId:
        """The named schema or the operation that a place is in, or its document."""
        return self._part(place).owner

    def _part(self, place: TypeId) -> _Part:
        """Follow the way to a place from the nearest place above that is known."""
        known = self._parts.get(place)
        if known is not None:
            return known
        document = f"{place.partition('#')[0]}#"
        steps: list[TypeId] = []
        while place not in self._parts:
            if place == document or place in self.named or place in self.operations:
                self._parts[place] = _Part(place, self._stem(place), "")
            else:
                steps.append(place)
                place = place.rpartition("/")[0]
        part = self._parts[place]
        for place in reversed(steps):
            part = self._parts[place] = self._step(part, place)
        return part

    def _stem(self, place: TypeId) -> str:
        """The name of a named schema or of an operation; "" for any other document."""
        if place not in self.named:
            return class_name(self.operations.get(place, ""))
        if place in self.chosen:
            return self.chosen[place]
        uri, _, pointer = place.partition("#")
        if pointer:
            step = unescape(pointer.rpartition("/")[2])
            return class_name(step) if step else "Empty"
        return class_name(self.titles.get(place, "")) or class_name(_file_stem(uri))

    def _step(self, whole: _Part, place: TypeId) -> _Part:
        """A part of a place: its name adds a property, or the role of the part."""
        step = unescape(place.rpartition("/")[2])
        if whole.keyword in _BEFORE_NAMES:
            return _Part(whole.owner, whole.name + (class_name(step) or "Empty"), "")
        name = whole.name + self._role(step, whole.keyword, place)
        return _Part(whole.owner, name, step)

    def _role(self, step: str, previous: str, place: TypeId) -> str:
        """What a step adds that is a keyword, or the key or position after one."""
        if step in _BEFORE_NAMES:
            return ""
        if previous == "content":
            return self._media_type(step)
        if step.isdigit():
            if previous == "responses":
                return "" if step == "200" else step
            return self._position(place, previous, int(step))
        if step in _ROLES:
            return _ROLES[step]
        return "" if step in _SILENT else class_name(step)

    def _media_type(self, step: str) -> str:
        bare = step.partition(";")[0].strip().lower()
        known = _MEDIA_TYPES.get(bare)
        return class_name(bare.partition("/")[2]) if known is None else known

    def _position(self, place: TypeId, previous: str, number: int) -> str:
        if previous == "allOf":  # a part of the same object
            return ""
        if previous in ("anyOf", "oneOf"):
            title = class_name(self.titles.get(place, ""))
            return title or f"Variant{number + 1}"
        return str(number + 1)


def _file_stem(uri: str) -> str:
    stem = uri.removesuffix("#").rpartition("/")[2].partition(".")[0]
    return stem or "Root"


_KINDS = ("ResponseEvent", "Response", "Event", "Chunk")


def without_suffix(name: str, suffixes: Sequence[str] = _KINDS) -> str:
    """A name without the word at its end that says what kind of thing it is."""
    for suffix in suffixes:
        if name.endswith(suffix) and len(name) > len(suffix):
            return name.removesuffix(suffix)
    return name
