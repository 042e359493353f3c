"""Who refers to what, across documents: the references that a bundle has to write anew.

Owns the walk over all that an entry document leads to. Takes the places to start from;
gives each thing that is referred to, with its kind. Must not know where anything goes.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any, NamedTuple

from msgspec import Struct, field

from specgen.bundle.openapi_parts import Held, held_by
from specgen.keywords import Holds
from specgen.parse.document_kinds import is_bare_map
from specgen.parse.schema import discriminator_references
from specgen.resolve import Registry
from specgen.source import Location, TypeId, child, type_id, uri_of


class Thing(NamedTuple):
    """A part of a document: a schema, a response, a path item, …"""

    kind: str
    uri: str
    pointer: str
    value: Any

    @property
    def id(self) -> TypeId:
        """The identity of its place."""
        return type_id(self.uri, self.pointer)


def form_of(value: Any) -> Held:
    """Return what a whole document holds."""
    if isinstance(value, dict) and "openapi" in value:
        return Held("document", Holds.SCHEMA)
    return Held("schema", Holds.MAP if is_bare_map(value) else Holds.SCHEMA)


def is_metaschema(place: TypeId) -> bool:
    """Tell whether a place is in what every reader of schemas has."""
    return "json-schema.org/" in uri_of(place)


class References(Struct, eq=False):
    """One walk, which visits every thing once."""

    registry: Registry
    _met: dict[tuple[str, TypeId], Thing] = field(default_factory=dict)

    def all(self, start: Iterable[tuple[Thing, Held]]) -> list[Thing]:
        """Return what is referred to from the start on, in the order it is met."""
        pending = list(start)
        for thing, held in pending:  # grows while it is walked
            for found in self._of(thing, held):
                if (found.kind, found.id) not in self._met:
                    self._met[found.kind, found.id] = found
                    pending.append((found, Held(found.kind, Holds.SCHEMA)))
        return list(self._met.values())

    def _of(self, thing: Thing, held: Held) -> Iterator[Thing]:
        """Yield what a thing and its parts refer to."""
        pending: list[tuple[str, Any, Held]] = [(thing.pointer, thing.value, held)]
        while pending:
            pointer, value, (kind, form) = pending.pop()
            if isinstance(value, list):
                if form not in (Holds.SCHEMA, Holds.MAP):
                    part = Held(kind, Holds.SCHEMA)
                    pending += [
                        (f"{pointer}/{n}", item, part)
                        for n, item in reversed(list(enumerate(value)))
                    ]
            elif isinstance(value, dict) and form.is_map:
                part = Held(kind, Holds.SCHEMA)
                pending += [
                    (child(pointer, name), item, part)
                    for name, item in reversed(value.items())
                ]
            elif isinstance(value, dict) and form is not Holds.LIST:
                yield from self._from(thing.uri, pointer, value, kind)
                dialect = self.registry.dialect(thing.uri, pointer)
                parts = [(key, held_by(kind, key, dialect)) for key in value]
                pending += [
                    (child(pointer, key), value[key], part)
                    for key, part in reversed(parts)
                    if part is not None
                ]

    def _from(
        self, uri: str, pointer: str, value: dict[str, Any], kind: str
    ) -> Iterator[Thing]:
        """Yield what a thing itself refers to, its parts aside."""
        targets = []
        ref = value.get("$ref")
        if isinstance(ref, str):
            at = Location(uri, child(pointer, "$ref"))
            targets.append(self.registry.resolve(ref, at))
        discriminator = value.get("discriminator") if kind == "schema" else None
        for steps, each in discriminator_references(discriminator):
            at = Location(uri, child(pointer, "discriminator", *steps))
            if isinstance(each, str):
                targets.append(self.registry.find(each, at))
        for target in targets:
            if target is not None and not is_metaschema(target.id):
                yield Thing(kind, target.uri, target.pointer, target.value)
