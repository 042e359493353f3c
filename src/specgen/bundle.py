"""One document out of many: every reference to another file is made to stay inside.

Owns the bundle: what is referred to gets a place in the entry document, under its own
name, and references are written anew. Takes the entry and the registry; gives a plain
value, or diagnostics. Must not know models, params or events.

A definition of another file goes to `components`, to `$defs`, or to the top of a bare
map of schemas. A component of the entry that is nothing but a reference to it becomes
its place. Where OpenAPI has no section for a thing, as for path items before 3.1, the
thing itself stands where the reference was. As all references become pointers, the
identifiers and anchors inside the bundle are left out.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Iterator
from pathlib import PurePosixPath
from typing import Any
from urllib.parse import quote

import yaml

from specgen.diagnostics import Diagnostics
from specgen.keywords import Holds
from specgen.load import Document
from specgen.openapi_parts import PARTS, SECTIONS, Held
from specgen.parse import is_bare_map
from specgen.resolve import Registry, Target
from specgen.scalars import CORE, plain
from specgen.source import Location, Syntax, TypeId, child, parent, tokens, type_id

_SCHEMA = Held("schema", Holds.SCHEMA)
_DYNAMIC = frozenset({"$dynamicRef", "$recursiveRef"})
_PATH_ITEM = Held("pathItem", Holds.SCHEMA)

# What a pointer goes through on its way to what has a name.
_STRUCTURE = frozenset(
    "components schemas responses parameters headers requestBodies examples links "
    "callbacks securitySchemes pathItems mediaTypes paths properties patternProperties "
    "items $defs definitions dependentSchemas content schema".split()
)


def bundle(entry: Document, registry: Registry, diagnostics: Diagnostics) -> Any:
    """Return the value of `entry` with all that it refers to inside."""
    return _Bundle(entry, registry, diagnostics).make()


def render(value: Any, syntax: Syntax) -> str:
    """Return the text of a bundle, every key where it was."""
    if syntax == "json":
        return json.dumps(value, ensure_ascii=False, indent=2) + "\n"

    text: str = yaml.dump(value, None, _Dumper, sort_keys=False, allow_unicode=True)
    return text


class _Dumper(yaml.CSafeDumper):
    """Writes YAML 1.2, without aliases, and text of many lines as a block."""

    def ignore_aliases(self, _: object) -> bool:
        return True


def _text_node(dumper: _Dumper, text: str) -> yaml.ScalarNode:
    style = "|" if "\n" in text else "" if _is_plain(text) else "'"
    return dumper.represent_scalar(f"{CORE}str", text, style=style or None)


def _is_plain(text: str) -> bool:
    """Tell whether `text` without quotes is text, as PyYAML's older rule may not."""
    try:
        return isinstance(plain(text), str)
    except ValueError:  # more digits than a number may have
        return False


_Dumper.add_representer(str, _text_node)


class _Bundle:
    """One bundle in the making."""

    def __init__(
        self, entry: Document, registry: Registry, diagnostics: Diagnostics
    ) -> None:
        self.entry = entry
        self.registry = registry
        self.diagnostics = diagnostics
        self.is_openapi = isinstance(entry.value, dict) and "openapi" in entry.value
        self.places: dict[TypeId, str] = {}
        """Where a definition of another file stands in the bundle."""
        self.pending: list[tuple[str, Target, str]] = []
        self.inlined: list[TypeId] = []
        """The things that are being written out in place of a reference to them."""

    def make(self) -> Any:
        value = self.entry.value
        if not isinstance(value, dict):
            return value
        if self.is_openapi:
            whole = Held("document", Holds.SCHEMA)
        else:
            form = Holds.MAP if is_bare_map(value) else Holds.SCHEMA
            whole = Held("schema", form)
        self._adopt(value, whole)
        result = self._copy(self.entry.uri, "", value, whole)
        while self.pending:
            place, target, kind = self.pending.pop(0)
            held = Held(kind, Holds.SCHEMA)
            content = self._copy(target.uri, target.pointer, target.value, held)
            _put(result, tokens(place), content)
        return result

    def _adopt(self, value: dict[str, Any], whole: Held) -> None:
        """Let the entry's own names for definitions of other files be their places."""
        for section, items, kind in self._sections(value, whole):
            for name, item in items.items():
                if isinstance(item, dict) and list(item) == ["$ref"]:
                    place = child(section, name)
                    at = Location(self.entry.uri, f"{place}/$ref")
                    target = self.registry.find(str(item["$ref"]), at)
                    if target is None or target.uri == self.entry.uri:
                        continue
                    if self.places.setdefault(target.id, place) == place:
                        self.pending.append((place, target, kind))

    def _sections(
        self, value: dict[str, Any], whole: Held
    ) -> Iterator[tuple[str, dict[str, Any], str]]:
        """Yield the tables of names that the entry has, with their places and kinds."""
        if whole.form is Holds.MAP:
            yield "", value, "schema"
        elif self.is_openapi and isinstance(value.get("components"), dict):
            for kind, section in SECTIONS.items():
                items = value["components"].get(section)
                if isinstance(items, dict):
                    yield f"/components/{section}", items, kind

    def _copy(self, uri: str, pointer: str, value: Any, held: Held) -> Any:
        """Return a copy of the thing at `pointer` with its references written anew."""
        if isinstance(value, list):
            if held.form in (Holds.SCHEMA, Holds.MAP):
                return value
            held = held._replace(form=Holds.SCHEMA)
            return [
                self._copy(uri, f"{pointer}/{number}", item, held)
                for number, item in enumerate(value)
            ]
        if not isinstance(value, dict) or held.form is Holds.LIST:
            return value
        result: dict[str, Any] = {}
        if held.form.is_map:
            held = held._replace(form=Holds.SCHEMA)
            for name, item in value.items():
                result[name] = self._copy(uri, child(pointer, name), item, held)
            return result
        if isinstance(value.get("$ref"), str):
            return self._reference(uri, pointer, value, held.kind)
        return self._parts(uri, pointer, value, held.kind, result)

    def _parts(
        self,
        uri: str,
        pointer: str,
        value: dict[str, Any],
        kind: str,
        result: dict[str, Any],
    ) -> dict[str, Any]:
        """Copy what a thing of some kind is made of into `result`."""
        at_root = uri == self.entry.uri and not pointer
        for key, item in value.items():
            inside = self._held(uri, pointer, kind, key)
            if key in result:
                continue
            if kind == "schema" and key in _DYNAMIC and uri != self.entry.uri:
                at = Location(uri, child(pointer, key))
                self.diagnostics.report("ref-not-bundled", at, keyword=key)
            if inside is not None:
                result[key] = self._copy(uri, child(pointer, key), item, inside)
            elif kind == "schema" and self._is_identifier(key, uri, at_root=at_root):
                continue
            elif kind == "schema" and key == "discriminator":
                result[key] = self._discriminator(uri, child(pointer, key), item)
            else:
                result[key] = item
        return result

    def _held(self, uri: str, pointer: str, kind: str, key: str) -> Held | None:
        if key.startswith("x-"):
            return None
        if kind == "callback":
            return _PATH_ITEM
        if kind == "schema":
            form = self.registry.dialect(uri, pointer).subschemas.get(key)
            return form and _SCHEMA._replace(form=form)
        return PARTS[kind].get(key)

    def _is_identifier(self, key: str, uri: str, *, at_root: bool) -> bool:
        """Tell whether a keyword gives a name that no reference uses any more."""
        if key == "$anchor":
            return True
        return not at_root and key == self.registry.dialect(uri).id_keyword

    def _reference(
        self, uri: str, pointer: str, value: dict[str, Any], kind: str
    ) -> dict[str, Any]:
        """Write a reference anew, or write out what it leads to."""
        at = Location(uri, child(pointer, "$ref"))
        target = self.registry.resolve(value["$ref"], at)
        if target is None:
            return value
        if self.is_openapi and kind not in SECTIONS and target.uri != self.entry.uri:
            return self._inline(target, kind, value, at)
        result = {"$ref": _fragment(self._place(target, kind))}
        return self._parts(uri, pointer, value, kind, result)

    def _inline(
        self, target: Target, kind: str, value: dict[str, Any], at: Location
    ) -> dict[str, Any]:
        """Return what `target` holds, under what stands beside the reference to it."""
        if target.id in self.inlined:
            way = " → ".join([*self.inlined, target.id])
            self.diagnostics.report("ref-cycle", at, ref=value["$ref"], cycle=way)
            return value
        self.inlined.append(target.id)
        held = Held(kind, Holds.SCHEMA)
        content = self._copy(target.uri, target.pointer, target.value, held)
        self.inlined.pop()
        beside = {key: item for key, item in value.items() if key != "$ref"}
        return content | beside if isinstance(content, dict) else content

    def _discriminator(self, uri: str, pointer: str, value: Any) -> Any:
        """Write the references of a discriminator's mapping anew."""
        mapping = value.get("mapping") if isinstance(value, dict) else None
        if not isinstance(mapping, dict):
            return value
        written = dict(mapping)
        for tag, ref in mapping.items():
            at = Location(uri, child(pointer, "mapping", tag))
            if isinstance(ref, str):
                bare = not any(mark in ref for mark in "#/.")
                target = self.registry.find(
                    f"#/components/schemas/{ref}" if bare else ref, at
                )
                if target is not None:
                    written[tag] = _fragment(self._place(target, "schema"))
        return value | {"mapping": written}

    def _place(self, target: Target, kind: str) -> str:
        """Return where `target` stands in the bundle, after it got a place there."""
        if target.uri == self.entry.uri:
            return target.pointer
        around, rest = target.pointer, ""
        while True:
            place = self.places.get(type_id(target.uri, around))
            if place is not None:
                return place + rest
            if not around:
                break
            around = parent(around)
            rest = target.pointer[len(around) :]
        place = self._new_place(target, kind)
        self.places[target.id] = place
        self.pending.append((place, target, kind))
        return place

    def _new_place(self, target: Target, kind: str) -> str:
        section = self._section(kind)
        taken = set(self.places.values())
        for name in _names(target):
            place = child(section, name)
            if place not in taken and not _exists(self.entry.value, tokens(place)):
                return place
        raise AssertionError(target)  # the names never end

    def _section(self, kind: str) -> str:
        """Return where new definitions go."""
        if self.is_openapi:
            return f"/components/{SECTIONS[kind]}"
        if is_bare_map(self.entry.value):
            return ""
        dialect = self.registry.dialect(self.entry.uri)
        return "/$defs" if "$defs" in dialect.keywords else "/definitions"


def _names(target: Target) -> Iterator[str]:
    """Yield names for a definition, the shortest first."""
    path = PurePosixPath(target.uri).with_suffix("").parts
    own = [step for step in tokens(target.pointer) if step not in _STRUCTURE]
    for length in range(len(path) + 1):
        name = _clean([*path[len(path) - length :], *own])
        if name:
            yield name
    longest, number = _clean([*path, *own]) or "definition", 2
    while True:
        yield f"{longest}_{number}"
        number += 1


def _clean(steps: Iterable[str]) -> str:
    """Join steps to a name that a key of `components` may have."""
    return re.sub(r"[^A-Za-z0-9._-]+", "_", "_".join(steps)).strip("_")


def _fragment(pointer: str) -> str:
    """Return the reference to a place in the same document."""
    return "#" + quote(pointer, safe="/~!$&'()*+,;=:@-._")


def _exists(value: Any, steps: Iterable[str]) -> bool:
    for step in steps:
        if not isinstance(value, dict) or step not in value:
            return False
        value = value[step]
    return True


def _put(value: dict[str, Any], steps: tuple[str, ...], content: Any) -> None:
    for step in steps[:-1]:
        value = value.setdefault(step, {})
    value[steps[-1]] = content
