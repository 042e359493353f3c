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

from specgen import generator
from specgen.ir import Member, TypeId
from specgen.source import tokens

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
_COMPOUNDS = {word.lower(): word for word in _words("compounds.txt")}
_COMPOUND = re.compile("|".join(sorted(_words("compounds.txt"), key=len, reverse=True)))


# ------------------------------------------------------------------- spelling


def split_words(text: str) -> list[str]:
    """The words of any text, at everything that no identifier has."""
    parts = [part for part in _BREAKS.split(_normal(text)) if part]
    return ["".join(c for c in part if f"a{c}".isidentifier()) for part in parts]


def _normal(text: str) -> str:
    """A text in the form in which Python compares names (NFKC)."""
    return text if text.isascii() else unicodedata.normalize("NFKC", text)


def class_name(text: str) -> str:
    """A class name: words capitalised and joined, acronyms kept; "" if none is left."""
    words = [word for word in split_words(text) if word]
    name = _normal("".join(word[0].upper() + word[1:] for word in words))
    if name and not name.isidentifier():
        name = _normal(f"N{name}")
    return f"{name}_" if keyword.iskeyword(name) else name


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
    found = name
    if not name.isidentifier() or not name.isascii():
        found = "_".join(word for word in split_words(name) if word)
    found = _normal(found).lstrip("_") or "field"
    if not found.isidentifier():
        found = f"field_{found}"
    while keyword.iskeyword(found) or found in MODEL_ATTRIBUTES or is_taken(found):
        found = f"{found}_"
    return found


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


class PlaceNames:
    """Class names by place."""

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
        self._known: dict[TypeId, str] = {}

    def __getitem__(self, schema_id: TypeId) -> str:
        """The class name of the schema at a place; "" where none can be made."""
        found = self._known.get(schema_id)
        if found is None:
            found = self._known[schema_id] = self._name(schema_id)
        return found

    def _name(self, schema_id: TypeId) -> str:
        if schema_id in self.chosen:
            return self.chosen[schema_id]
        place, steps, rest = self._split(schema_id)
        uri = schema_id.partition("#")[0]
        if place in self.named:
            return self._stem(place, uri, steps) + self._suffix(place, rest)
        if place in self.operations:
            return class_name(self.operations[place]) + self._suffix(place, rest)
        return self._suffix(place, rest) or class_name(_file_stem(uri))

    def owner(self, schema_id: TypeId) -> TypeId:
        """The named schema or the operation that a place is in, or its document."""
        return self._split(schema_id)[0]

    def _split(
        self, schema_id: TypeId
    ) -> tuple[TypeId, tuple[str, ...], tuple[str, ...]]:
        """The owner of a place, the steps that lead to it, and those from there on."""
        uri, _, pointer = schema_id.partition("#")
        place, steps = schema_id, tokens(pointer)
        for n in range(len(steps), -1, -1):
            if place in self.named or place in self.operations:
                return place, steps[:n], steps[n:]
            place = place.rpartition("/")[0]
        return f"{uri}#", (), steps

    def _stem(self, place: TypeId, uri: str, steps: Sequence[str]) -> str:
        if place in self.chosen:
            return self.chosen[place]
        if steps:
            return class_name(steps[-1]) if steps[-1] else "Empty"
        return class_name(self.titles.get(place, "")) or class_name(_file_stem(uri))

    def _suffix(self, place: TypeId, steps: Sequence[str]) -> str:
        """What a part adds to the name of the whole: its property, or its role."""
        if list(steps[-2:]) == ["type", "object"]:  # one type of several
            return self._suffix(place, steps[:-2]) + "Object" * (len(steps) == 2)
        name = ""
        previous = ""
        structural = True
        for step in steps:
            place = f"{place}/{_escape(step)}"
            named_here = previous in ("properties", "$defs", "definitions")
            if named_here or not structural:
                name += class_name(step) or "Empty"
                structural = True
            elif step in ("properties", "$defs", "definitions", "patternProperties"):
                structural = True
            elif previous == "content":
                name += self._media_type(step)
            elif previous == "responses" and step.isdigit():
                name += "" if step == "200" else step
            elif step.isdigit():
                name += self._position(place, previous, int(step))
            elif step in _ROLES:
                name += _ROLES[step]
            elif step not in _SILENT:
                name += class_name(step)
            previous = "" if named_here else step
        return name

    def _media_type(self, step: str) -> str:
        bare = step.partition(";")[0].strip().lower()
        known = _MEDIA_TYPES.get(bare)
        return class_name(bare.partition("/")[2]) if known is None else known

    def _position(self, place: TypeId, previous: str, number: int) -> str:
        if previous == "allOf":  # a part of the same object
            return ""
        title = class_name(self.titles.get(place, ""))
        if title and previous in ("anyOf", "oneOf"):
            return title
        if previous in ("anyOf", "oneOf"):
            return f"Variant{number + 1}"
        return str(number + 1)


def _escape(step: str) -> str:
    return step.replace("~", "~0").replace("/", "~1")


def _file_stem(uri: str) -> str:
    stem = uri.rpartition("/")[2].partition(".")[0]
    return stem or "Root"


_KINDS = ("ResponseEvent", "Response", "Event", "Chunk")


def without_suffix(name: str, suffixes: Sequence[str] = _KINDS) -> str:
    """A name without the word at its end that says what kind of thing it is."""
    for suffix in suffixes:
        if name.endswith(suffix) and len(name) > len(suffix):
            return name.removesuffix(suffix)
    return name
