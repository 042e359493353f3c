"""Where everything goes in a bundle: a place for each thing of another document.

Owns the names of things in the bundle. A schema has the name that it has in Python;
anything else that of its key. Names that two things would have are told apart by the
paths of their files, and by nothing that depends on their order. Takes the plan and all
references; gives a place for each thing. Must not write anything.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from pathlib import PurePosixPath

from msgspec import Struct, field
from msgspec.structs import replace

from specgen.bundle.openapi_parts import SECTIONS, Held
from specgen.bundle.references import References, Thing, form_of, is_metaschema
from specgen.ir import TypeId
from specgen.keywords import Holds
from specgen.load import Document
from specgen.naming import class_name
from specgen.parse import Surface
from specgen.plan import Plan
from specgen.plan.distinct import letters_of
from specgen.plan.layout import module_paths
from specgen.plan.schema_names import place_names
from specgen.resolve import Registry
from specgen.source import Location, child, parent, split_id, tokens, type_id

_KEY = re.compile(r"[A-Za-z0-9._-]+")
"""What a key of `components` may look like (OpenAPI 3.1, 4.8.7)."""


_STRUCTURE = frozenset(
    "components responses parameters headers requestBodies examples links callbacks "
    "securitySchemes paths content".split()
)
"""What a pointer goes through on its way to what has a name."""


class Claim(Struct, frozen=True):
    """A thing that needs a name, and all the places that lead to it."""

    name: str
    thing: Thing
    places: tuple[TypeId, ...] = ()


class Places(Struct, frozen=True):
    """The places of things of other documents.

    `of` has the pointer in the bundle for each of them, by kind, as a file may be read
    as a schema here and as a response there; `contents` has what stands at a pointer.
    """

    of: dict[TypeId, dict[str, str]] = field(default_factory=dict)
    contents: dict[str, Thing] = field(default_factory=dict)

    def find(self, kind: str, uri: str, pointer: str) -> str | None:
        """Return where a thing is in the bundle, itself or as a part of another."""
        place = self.of.get(type_id(uri, pointer), {}).get(kind)
        around = pointer
        while place is None and around:
            around = parent(around)
            for whole in self.of.get(type_id(uri, around), {}).values():
                place = whole + pointer[len(around) :]
        return place

    def put(self, place: str, claim: Claim) -> None:
        """Give a thing its place."""
        self.contents[place] = claim.thing
        self.lead((claim.thing.id, *claim.places), claim.thing.kind, place)

    def lead(self, places: Iterable[TypeId], kind: str, place: str) -> None:
        """Let several paths lead to one place."""
        for each in places:
            self.of.setdefault(each, {})[kind] = place


def find_places(
    entry: Document, surface: Surface, plan: Plan, registry: Registry
) -> Places:
    """Return a place for each thing that the entry leads to in other documents.

    Schemas that have names in those documents are taken along, needed or not.
    """
    return _Finder(entry, surface, plan, registry).places()


class _Finder:
    def __init__(
        self, entry: Document, surface: Surface, plan: Plan, registry: Registry
    ) -> None:
        self.entry = entry
        self.surface = surface
        self.plan = plan
        self.registry = registry
        self.names = place_names(plan.spec, plan.options.chosen_names)
        self.found = Places()

    def places(self) -> Places:
        claims = list(self._named_schemas())
        whole = Thing("document", self.entry.uri, "", self.entry.value)
        start = [(whole, form_of(self.entry.value))]
        start += [(c.thing, Held("schema", Holds.SCHEMA)) for c in claims]
        start += [
            (thing, Held("schema", Holds.SCHEMA))
            for thing in self.found.contents.values()
        ]
        others: dict[str, list[Thing]] = {}
        for thing in References(self.registry).all(start):
            if thing.uri != self.entry.uri:
                others.setdefault(thing.kind, []).append(thing)
        schemas = others.pop("schema", [])
        for kind in SECTIONS:
            self._settle(kind, self._claims(kind, others.get(kind, [])))
        strangers = {t.id for things in others.values() for t in things}
        strangers -= {thing.id for thing in schemas}
        self._settle("schema", (c for c in claims if c.thing.id not in strangers))
        self._settle("schema", self._loose(schemas))
        return self.found

    # -- who claims a name

    def _named_schemas(self) -> Iterator[Claim]:
        """The schemas that have names, each with the aliases that have the same."""
        groups: dict[TypeId, list[TypeId]] = {}
        for place in self.surface.named:
            if place in self.plan.spec.definitions and not is_metaschema(place):
                final = self.plan.finals[place]
                groups.setdefault(final, []).append(place)
        for final, places in groups.items():
            claim = Claim(self.plan.names[final], self._thing(final), tuple(places))
            here = [i for i in (final, *places) if split_id(i).uri == self.entry.uri]
            if final in here:
                others = [place for place in places if place not in here]
                self.found.lead(others, "schema", split_id(final).pointer)
            elif any(split_id(place).pointer for place in here):
                self.found.put(split_id(here[0]).pointer, claim)
            else:
                yield claim

    def _thing(self, place: TypeId) -> Thing:
        uri, pointer, _ = split_id(place)
        value = self.registry.documents[uri].at(pointer)
        return Thing("schema", uri, pointer, value)

    def _claims(self, kind: str, things: Iterable[Thing]) -> Iterator[Claim]:
        """Things that are no schemas: by their key, unless the entry has a name."""
        adopted = dict(self._aliases(kind))
        for thing in things:
            claim = Claim(_key(thing), thing)
            if thing.id in adopted:
                self.found.put(adopted[thing.id], claim)
            else:
                yield claim

    def _aliases(self, kind: str) -> Iterator[tuple[TypeId, str]]:
        """What the entry has a name for that is nothing but a reference to it."""
        section = self._section(kind)
        items = list(self._keys(section).items())
        for name, item in reversed(items):  # of several, the first counts
            if isinstance(item, dict) and list(item) == ["$ref"]:
                place = child(section, name)
                at = Location(self.entry.uri, child(place, "$ref"))
                target = self.registry.find(str(item["$ref"]), at)
                if target is not None and target.uri != self.entry.uri:
                    yield target.id, place

    def _loose(self, schemas: Iterable[Thing]) -> Iterator[Claim]:
        """Schemas that have no name and are in nothing that has a place."""
        claimed: set[TypeId] = set()
        for thing in sorted(schemas, key=lambda each: (each.uri, tokens(each.pointer))):
            if self.found.find("schema", thing.uri, thing.pointer) is not None:
                continue
            around = thing.pointer
            while around and type_id(thing.uri, around) not in claimed:
                around = parent(around)
            if type_id(thing.uri, around) not in claimed:
                claimed.add(thing.id)
                name = self.plan.names.get(thing.id) or self.names[thing.id]
                yield Claim(name or "Schema", thing)

    # -- who gets it

    def _settle(self, kind: str, claims: Iterable[Claim]) -> None:
        """Give each claim a place in its section, under a name that no other has."""
        section = self._section(kind)
        taken = {*self._keys(section)}
        if kind == "schema":  # the names in Python count: `a_b` and `AB` are one there
            taken |= {self.plan.names[place] for place in self._named_in_entry()}
        taken |= {
            tokens(place)[-1]
            for place in self.found.contents
            if parent(place) == section
        }
        found = [replace(claim, name=_spelled(claim)) for claim in claims]
        for tell_apart in (_with_file, _with_letters):
            counts = Counter(claim.name for claim in found)
            found = [
                replace(claim, name=tell_apart(claim))
                if counts[claim.name] > 1 or claim.name in taken
                else claim
                for claim in found
            ]
        for claim in found:
            self.found.put(child(section, claim.name), claim)

    def _named_in_entry(self) -> Iterator[TypeId]:
        for place in self.surface.named:
            if place in self.plan.names and split_id(place).uri == self.entry.uri:
                yield place

    def _section(self, kind: str) -> str:
        """Where new things of a kind go."""
        held = form_of(self.entry.value)
        if held.kind == "document":
            return f"/components/{SECTIONS[kind]}"
        if held.form is Holds.MAP:
            return ""
        dialect = self.registry.dialect(self.entry.uri)
        return "/$defs" if "$defs" in dialect.keywords else "/definitions"

    def _keys(self, section: str) -> Mapping[str, object]:
        """What the entry has in a section."""
        value = self.entry.value
        for step in tokens(section):
            value = value.get(step, {}) if isinstance(value, dict) else {}
        return value if isinstance(value, dict) else {}


def _key(thing: Thing) -> str:
    """The name of what is no schema: the steps to it that somebody has named."""
    steps = [step for step in tokens(thing.pointer) if step not in _STRUCTURE]
    return "_".join(steps) or PurePosixPath(thing.uri).stem


def _spelled(claim: Claim) -> str:
    """The name as a key may be; what is lost by that is made up for by letters."""
    if _KEY.fullmatch(claim.name):
        return claim.name
    cleaned = re.sub(r"[^A-Za-z0-9._-]+", "_", claim.name).strip("_")
    if claim.thing.kind != "schema" and cleaned:
        return cleaned
    return f"{cleaned or 'Schema'}_{letters_of(claim.thing.id)}"


def _with_file(claim: Claim) -> str:
    """The name with the path of its file before it."""
    uri = claim.thing.uri
    path = module_paths([uri])[uri]
    if claim.thing.kind == "schema":
        return class_name(" ".join(path)) + claim.name
    return "_".join((*path, claim.name))


def _with_letters(claim: Claim) -> str:
    return f"{claim.name}_{letters_of(claim.thing.id)}"
