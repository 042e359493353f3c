"""One document out of many: every reference to another file is made to stay inside.

Owns the writing of a bundle: each thing goes to the place that was found for it, and
references are written anew. Takes the entry, its plan and the registry; gives a plain
value, or diagnostics. Must not decide names.

A definition of another file goes to `components`, to `$defs`, or to the top of a bare
map of schemas. A component of the entry that is but another path to it becomes its
place; other aliases stay aliases. Where OpenAPI has no section for a thing, as for path
items before 3.1, the thing itself stands where the reference was. As all references
become pointers, the identifiers and anchors inside the bundle are left out.
"""

from __future__ import annotations

from copy import deepcopy
from typing import Any
from urllib.parse import quote

from specgen.bundle.openapi_parts import SECTIONS, Held, held_by
from specgen.bundle.places import Places, find_places
from specgen.bundle.references import Thing, form_of, is_metaschema
from specgen.diagnostics import Diagnostics
from specgen.dialect import Dialect
from specgen.keywords import Holds
from specgen.load import Document
from specgen.parse import Surface
from specgen.parse.schema import discriminator_references
from specgen.plan import Plan
from specgen.resolve import Referent, Registry
from specgen.source import Location, child, tokens, type_id


def bundle(
    entry: Document,
    surface: Surface,
    plan: Plan,
    registry: Registry,
    diagnostics: Diagnostics,
) -> Any:
    """Return the value of `entry` with all that it refers to inside."""
    if not isinstance(entry.value, dict):
        return entry.value
    places = find_places(entry, surface, plan, registry)
    return _Bundle(entry, places, registry, diagnostics).make()


class _Bundle:
    """One bundle in the making."""

    def __init__(
        self,
        entry: Document,
        places: Places,
        registry: Registry,
        diagnostics: Diagnostics,
    ) -> None:
        self.entry = entry
        self.places = places
        self.registry = registry
        self.diagnostics = diagnostics
        self.written: set[str] = set()
        self.inlined: list[str] = []
        """The things that are being written out in place of a reference to them."""

    def make(self) -> Any:
        uri, value = self.entry.uri, self.entry.value
        result = self._copy(uri, "", value, form_of(value))
        for place in sorted(self.places.contents.keys() - self.written):
            _put(result, tokens(place), self._thing(self.places.contents[place]))
        return result

    def _thing(self, thing: Thing) -> Any:
        self._check_dialect(thing)
        held = Held(thing.kind, Holds.SCHEMA)
        return self._copy(thing.uri, thing.pointer, thing.value, held)

    def _copy(self, uri: str, pointer: str, value: Any, held: Held) -> Any:
        """Return a copy of the thing at `pointer` with its references written anew."""
        if uri == self.entry.uri and pointer in self.places.contents:
            self.written.add(pointer)
            return self._thing(self.places.contents[pointer])
        if isinstance(value, list):
            if held.form in (Holds.SCHEMA, Holds.MAP):
                return value
            part = held._replace(form=Holds.SCHEMA)
            return [
                self._copy(uri, f"{pointer}/{number}", item, part)
                for number, item in enumerate(value)
            ]
        if not isinstance(value, dict) or held.form is Holds.LIST:
            return value
        if held.form.is_map:
            part = held._replace(form=Holds.SCHEMA)
            return {
                name: self._copy(uri, child(pointer, name), item, part)
                for name, item in value.items()
            }
        if isinstance(value.get("$ref"), str):
            return self._reference(uri, pointer, value, held.kind)
        return self._parts(uri, pointer, value, held.kind)

    # -- what a thing is made of

    def _parts(
        self, uri: str, pointer: str, value: dict[str, Any], kind: str
    ) -> dict[str, Any]:
        """Copy what a thing of some kind is made of."""
        dialect = self.registry.dialect(uri, pointer)
        result: dict[str, Any] = {}
        for key, item in value.items():
            place = child(pointer, key)
            if kind == "schema" and self._is_left_out(uri, pointer, key, dialect):
                continue
            held = held_by(kind, key, dialect)
            if kind == "schema" and key in dialect.definitions and held is not None:
                item = self._definitions(uri, place, item)
                if not item and value[key]:
                    continue
            if held is not None:
                result[key] = self._copy(uri, place, item, held)
            elif kind == "schema" and key == "discriminator":
                result[key] = self._discriminator(uri, place, item)
            else:
                result[key] = item
        return result

    def _is_left_out(self, uri: str, pointer: str, key: str, dialect: Dialect) -> bool:
        """Tell whether a keyword is a name that no reference uses any more.

        What depends on such names cannot be bundled, and is reported.
        """
        is_moved = uri != self.entry.uri
        is_renamed = is_moved or len(self.registry.identifiers(uri).bases) > 1
        if key in dialect.dynamic_keywords and is_renamed:
            at = Location(uri, child(pointer, key))
            self.diagnostics.report("ref-not-bundled", at, keyword=key)
        inside = is_moved or bool(pointer)
        if key == "$anchor":
            return is_renamed  # else a dynamic reference may still use it
        return inside and key in (dialect.id_keyword, "$schema")

    def _definitions(self, uri: str, pointer: str, value: Any) -> Any:
        """Those of a schema's definitions that have no place of their own."""
        if uri == self.entry.uri or not isinstance(value, dict):
            return value
        return {
            name: item
            for name, item in value.items()
            if type_id(uri, child(pointer, name)) not in self.places.of
        }

    def _discriminator(self, uri: str, pointer: str, value: Any) -> Any:
        """Write the references of a discriminator anew."""
        written = deepcopy(value)
        for steps, ref in discriminator_references(value):
            at = Location(uri, child(pointer, *steps))
            target = self.registry.find(ref, at) if isinstance(ref, str) else None
            if target is not None:
                holder = written["mapping"] if steps[0] == "mapping" else written
                holder[steps[-1]] = self._written("schema", target)
        return written

    # -- references

    def _reference(
        self, uri: str, pointer: str, value: dict[str, Any], kind: str
    ) -> dict[str, Any]:
        """Write a reference anew, or write out what it leads to."""
        at = Location(uri, child(pointer, "$ref"))
        target = self.registry.resolve(value["$ref"], at)
        if target is None:
            return value
        is_openapi = form_of(self.entry.value).kind == "document"
        if is_openapi and kind not in SECTIONS and target.uri != self.entry.uri:
            return self._inline(target, kind, value, at)
        beside = self._parts(uri, pointer, value, kind)
        return beside | {"$ref": self._written(kind, target)}

    def _written(self, kind: str, target: Referent) -> str:
        """Return the reference to a target, as it stands in the bundle."""
        if is_metaschema(target.id):
            return f"{target.uri}{_fragment(target.pointer)}"
        if target.uri == self.entry.uri:
            return _fragment(target.pointer)
        place = self.places.find(kind, target.uri, target.pointer)
        if place is None:
            raise AssertionError(target.id)  # all references were looked at before
        return _fragment(place)

    def _inline(
        self, target: Referent, kind: str, value: dict[str, Any], at: Location
    ) -> dict[str, Any]:
        """Return what `target` holds, under what stands beside the reference to it."""
        if target.id in self.inlined:
            way = " → ".join([*self.inlined, target.id])
            self.diagnostics.report("ref-cycle", at, ref=value["$ref"], cycle=way)
            return value
        self.inlined.append(target.id)
        content = self._thing(Thing(kind, target.uri, target.pointer, target.value))
        self.inlined.pop()
        beside = {key: item for key, item in value.items() if key != "$ref"}
        return content | beside if isinstance(content, dict) else content

    def _check_dialect(self, thing: Thing) -> None:
        """Report what would mean something else among the entry's schemas."""
        theirs = self.registry.dialect(thing.uri, thing.pointer)
        ours = self.registry.dialect(self.entry.uri)
        if thing.kind == "schema" and _reading(theirs) != _reading(ours):
            at = Location(thing.uri, thing.pointer)
            self.diagnostics.report(
                "bundle-dialect", at, theirs=theirs.name, ours=ours.name
            )


def _reading(dialect: Dialect) -> tuple[object, ...]:
    """What makes two dialects read the same keywords differently."""
    return (
        dialect.ref_siblings,
        dialect.foreign_forms.get("exclusiveMinimum"),
        dialect.prefix_items,
        dialect.float_integers,
        dialect.has_const,
        "nullable" in dialect.keywords,
        dialect.validation,
    )


def _fragment(pointer: str) -> str:
    """Return the reference to a place in the same document."""
    return "#" + quote(pointer, safe="/~!$&'()*+,;=:@-._")


def _put(value: dict[str, Any], steps: tuple[str, ...], content: Any) -> None:
    for step in steps[:-1]:
        value = value.setdefault(step, {})
    value[steps[-1]] = content
