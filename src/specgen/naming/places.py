"""Names of places: from where a schema stands to what its class is called.

Owns: what each step on the way to a schema adds to its name. A name is a pure function
of its own place (and, for parts that only a position tells apart, of their own title),
so that adding a schema never renames another. What has only null beside it is no such
part: it is what the whole is, unless that is null. Takes: what is known of some places.
Gives: class names. Must not know: names that collide, which are for plan to report.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Mapping
from typing import NamedTuple

from specgen.ir import TypeId
from specgen.naming import class_name
from specgen.source import unescape

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
    "discriminator": "Variant",
    "propertyName": "",
}
_BEFORE_NAMES = frozenset({"properties", "$defs", "definitions"})
"""Keywords that a name follows."""
_PREFIX = re.compile(r"\^[\w-]*[^\W\d_][\w-]*\$?")
"""A pattern that does no more than to name what it matches, or how that begins."""
_ONE_TYPE = "/type/object"
"""How the place of an object ends that is one of several types of a schema."""
_MEDIA_TYPES: Mapping[str, str] = {
    "application/json": "",
    "multipart/form-data": "Form",
    "application/x-www-form-urlencoded": "UrlEncoded",
    "text/event-stream": "Event",
}


class _Part(NamedTuple):
    """What is known of a place by the way that leads to it.

    `owner` is the named schema or the operation that it is in, or its document; `name`
    what its steps add up to, and `keyword` the last of them, unless that is a name.
    """

    owner: TypeId
    name: str
    keyword: str


class PlaceNames:
    """Class names by place: the name of the place around it, and what a step adds.

    `alone` are the parts of unions that have only null beside them.
    """

    def __init__(
        self,
        named: Collection[TypeId],
        operations: Mapping[TypeId, str],
        titles: Mapping[TypeId, str],
        chosen: Mapping[TypeId, str],
        alone: Collection[TypeId] = (),
    ) -> None:
        self.named = named
        self.operations = operations
        self.titles = titles
        self.chosen = chosen
        self.alone = alone
        self._parts: dict[TypeId, _Part] = {}

    def __getitem__(self, place: TypeId) -> str:
        """The class name of the schema at a place; "" where none can be made."""
        if place in self.chosen:
            return self.chosen[place]
        owner, name, _ = self._part(place)
        if place.endswith(_ONE_TYPE, len(owner)):
            whole = place.removesuffix(_ONE_TYPE)
            name = self._part(whole).name + "Object" * (whole == owner)
        elif place in self.alone and name == self._part(owner).name:
            name += "Object"
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
        if previous == "patternProperties":
            return class_name(step) if _PREFIX.fullmatch(step) else "Value"
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
            return title or f"Variant{number + 1}" * (place not in self.alone)
        return str(number + 1)


def _file_stem(uri: str) -> str:
    stem = uri.removesuffix("#").rpartition("/")[2].partition(".")[0]
    return stem or "Root"
