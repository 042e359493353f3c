"""Values to surface: which schemas there are, and where their references lead.

Owns: the walk from the entry documents over every schema they hold or reach.
Takes: documents and the registry that resolves their `$ref`s. Gives: a `Surface`,
in which every schema is checked for shape and every reference is resolved.
Must not know: what a schema means (lower), or anything of Python.
"""

from __future__ import annotations

from collections import deque
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any

from specgen.diagnostics import Diagnostics, did_you_mean
from specgen.dialect import Dialect, dialect_of
from specgen.document_kinds import is_bare_map, is_other_object
from specgen.ir import Info, TypeId
from specgen.load import Document
from specgen.operations import SurfaceOperation, read_operations
from specgen.resolve import Registry
from specgen.schema import JSON_TYPES, Schema
from specgen.shape import describe, misfits
from specgen.source import Location, child, type_id


@dataclass(frozen=True, slots=True, kw_only=True)
class Surface:
    """All that the documents say.

    `schemas` has every schema of every reached document under its place; `named`
    are the places that give a schema a name, in the order of the documents, `roots`
    those of them that stand in an OpenAPI document or a schema at the entry;
    `openapi` tells whether an OpenAPI document stands at the entry.
    """

    schemas: Mapping[TypeId, Schema]
    named: tuple[TypeId, ...]
    roots: tuple[TypeId, ...]
    operations: tuple[SurfaceOperation, ...] = ()
    info: Info = field(default_factory=Info)
    openapi: bool = False


def parse(
    entries: Iterable[Document], registry: Registry, diagnostics: Diagnostics
) -> Surface:
    """Parse the entry documents and all that they reach.

    Documents that state no dialect have the registry's default. Reports references
    that lead nowhere, keywords of the wrong shape and documents of an unknown kind.
    """
    walk = _Walk(registry, diagnostics)
    for document in entries:
        walk.enter(document)
    walk.drain()
    return Surface(
        schemas=walk.schemas,
        named=tuple(walk.named),
        roots=tuple(walk.roots),
        operations=tuple(walk.operations),
        info=walk.info,
        openapi=walk.openapi,
    )


class _Walk:
    """One walk over all schemas; documents are entered as references reach them."""

    def __init__(self, registry: Registry, diagnostics: Diagnostics) -> None:
        self.registry = registry
        self.diagnostics = diagnostics
        self.schemas: dict[TypeId, Schema] = {}
        self.named: dict[TypeId, None] = {}
        self.roots: dict[TypeId, None] = {}
        self.operations: list[SurfaceOperation] = []
        self.info = Info()
        self.openapi = False
        self.dialects: dict[str, Dialect] = {}
        self.pending: deque[tuple[str, str, Any, Dialect]] = deque()

    # -- documents

    def enter(self, document: Document) -> None:
        """Take in an entry document: its operations and all schemas that it names."""
        if document.uri in self.dialects:
            return
        dialect = dialect_of(document, self.registry) or self.registry.default
        self.dialects[document.uri] = dialect
        value = document.value
        if not isinstance(value, dict | bool):
            self.diagnostics.report(
                "input-unknown-kind", Location(document.uri, ""), suggestion=""
            )
        elif isinstance(value, dict) and ("openapi" in value or "swagger" in value):
            self._enter_openapi(document, dialect)
        elif isinstance(value, dict) and is_bare_map(value):
            self._name_all(document.uri, "", value, dialect)
        else:
            self.roots[self._add(document.uri, "", value, dialect)] = None
            self._name_root(document, dialect)

    def _enter_openapi(self, document: Document, dialect: Dialect) -> None:
        value = document.value
        self.openapi = True
        info = value.get("info")
        if isinstance(info, dict):
            self.info = Info(
                **{
                    key: str(info.get(key, ""))
                    for key in ("title", "version", "description")
                }
            )
        for schema_id in self._names_of_openapi(document, dialect):
            self.roots[schema_id] = None
        found = read_operations(document, self.registry, self.diagnostics)
        self.operations.extend(found.operations)
        for uri, pointer, schema in found.schemas:
            self._add(uri, pointer, schema, self.dialect(uri))

    def _names_of_openapi(self, document: Document, dialect: Dialect) -> list[TypeId]:
        components = document.value.get("components")
        if components is None:
            return []
        at = Location(document.uri, "/components")
        if not isinstance(components, dict):
            return self._wrong(at, "components", "a mapping", components)
        schemas = components.get("schemas")
        if schemas is None:
            return []
        if not isinstance(schemas, dict):
            at = Location(document.uri, "/components/schemas")
            return self._wrong(
                at, "schemas", "a mapping from names to schemas", schemas
            )
        return self._name_all(document.uri, "/components/schemas", schemas, dialect)

    def _name_root(self, document: Document, dialect: Dialect) -> None:
        self.named[type_id(document.uri, "")] = None
        for keyword in ("$defs", "definitions"):
            schemas = isinstance(document.value, dict) and document.value.get(keyword)
            if isinstance(schemas, dict):
                self._name_all(document.uri, f"/{keyword}", schemas, dialect)

    def _name_all(
        self, uri: str, pointer: str, schemas: Mapping[str, Any], dialect: Dialect
    ) -> list[TypeId]:
        added = []
        for name, schema in schemas.items():
            place = child(pointer, name)
            if not pointer and is_other_object(schema):
                continue
            if isinstance(schema, dict | bool):
                added.append(self._add(uri, place, schema, dialect))
                self.named[added[-1]] = None
            else:
                self._wrong(Location(uri, place), name, "a schema", schema)
        return added

    def _reach(self, uri: str) -> None:
        """A reference led into a document: its other schemas have names as well."""
        if uri in self.dialects:
            return
        document = self.registry.document(uri)
        if document is None:
            return
        dialect = dialect_of(document, self.registry) or self.registry.default
        self.dialects[uri] = dialect
        value = document.value
        if document.source.path is None or not isinstance(value, dict):
            return
        if "openapi" in value:
            self._names_of_openapi(document, dialect)
        elif is_bare_map(value):
            self._name_all(uri, "", value, dialect)
        elif "$schema" in value:
            self._name_root(document, dialect)
            self._add(uri, "", value, dialect)

    def dialect(self, uri: str) -> Dialect:
        """The dialect of a document: its own, or that of the entry that reached it."""
        self._reach(uri)
        return self.dialects.get(uri, self.registry.default)

    # -- schemas

    def _add(self, uri: str, pointer: str, value: Any, dialect: Dialect) -> TypeId:
        self.pending.append((uri, pointer, value, dialect))
        return type_id(uri, pointer)

    def drain(self) -> None:
        """Visit schemas until no new one is found."""
        while self.pending:
            uri, pointer, value, dialect = self.pending.popleft()
            schema_id = type_id(uri, pointer)
            if schema_id not in self.schemas:
                self.schemas[schema_id] = self._schema(
                    schema_id, uri, pointer, value, dialect
                )

    def _schema(
        self, schema_id: TypeId, uri: str, pointer: str, value: Any, dialect: Dialect
    ) -> Schema:
        if not isinstance(value, dict):
            if not isinstance(value, bool):
                self._wrong(Location(uri, pointer), "this", "a schema", value)
            return Schema(schema_id, value is not False, dialect)
        if "$schema" in value and pointer:
            dialect = self.registry.dialect(uri, pointer)
        ref = self._ref(uri, pointer, value)
        if "$ref" in value and not dialect.ref_siblings:
            self._note_siblings(uri, pointer, value, dialect)
            return Schema(schema_id, {"$ref": value["$ref"]}, dialect, ref)
        wrong = self._check(uri, pointer, value, dialect)
        if wrong:  # go on with the rest of it, to find all that is wrong in one run
            value = {key: item for key, item in value.items() if key not in wrong}
        self._add_children(uri, pointer, value, dialect)
        return Schema(
            schema_id, value, dialect, ref, self._mapping(uri, pointer, value)
        )

    def _ref(self, uri: str, pointer: str, value: Mapping[str, Any]) -> TypeId | None:
        ref = value.get("$ref")
        if ref is None:
            return None
        return self._follow(ref, Location(uri, child(pointer, "$ref")))

    def _follow(self, ref: Any, at: Location) -> TypeId | None:
        if not isinstance(ref, str):
            self.diagnostics.report("ref-not-a-string", at, actual=describe(ref))
            return None
        target = self.registry.resolve(ref, at)
        if target is None:
            return None
        if not isinstance(target.value, dict | bool):
            self.diagnostics.report(
                "ref-to-non-schema", at, ref=ref, actual=describe(target.value)
            )
            return None
        dialect = self.dialect(target.uri)
        if not target.pointer and self.registry.documents[target.uri].source.path:
            self.named[target.id] = None  # a file that is a schema has a name
        return self._add(target.uri, target.pointer, target.value, dialect)

    def _mapping(
        self, uri: str, pointer: str, value: Mapping[str, Any]
    ) -> tuple[tuple[str, TypeId], ...]:
        """Where the values of a discriminator lead (OpenAPI 3.1, 4.8.25)."""
        discriminator = value.get("discriminator")
        mapping = (
            discriminator.get("mapping") if isinstance(discriminator, dict) else None
        )
        if not isinstance(mapping, dict):
            return ()
        found = []
        for tag, ref in mapping.items():
            at = Location(uri, child(pointer, "discriminator", "mapping", tag))
            if isinstance(ref, str) and not any(mark in ref for mark in "#/."):
                ref = f"#/components/schemas/{ref}"
            target = self._follow(ref, at)
            if target is not None:
                found.append((tag, target))
        return tuple(found)

    def _add_children(
        self, uri: str, pointer: str, value: Mapping[str, Any], dialect: Dialect
    ) -> None:
        add = self.pending.append
        for keyword, item in value.items():
            form = dialect.subschemas.get(keyword)
            if form is None:
                continue
            place = f"{pointer}/{keyword}"
            if isinstance(item, list):
                for n, schema in enumerate(item):
                    add((uri, f"{place}/{n}", schema, dialect))
            elif form.is_map:
                for name, schema in item.items():
                    if isinstance(schema, dict | bool):
                        add((uri, child(place, name), schema, dialect))
            else:
                add((uri, place, item, dialect))

    # -- checks

    def _check(
        self, uri: str, pointer: str, value: Mapping[str, Any], dialect: Dialect
    ) -> set[str | int]:
        """Report what is wrong with keywords; return those that cannot be used."""
        wrong: set[str | int] = set()
        for misfit in misfits(value):
            wrong.add(misfit.steps[0])
            self.diagnostics.report(
                "schema-wrong-shape",
                Location(uri, child(pointer, *misfit.steps)),
                keyword="/".join(map(str, misfit.steps)),
                expected=misfit.expected,
                actual=misfit.actual,
            )
        self._check_types(uri, pointer, value)
        for keyword in value:
            if keyword == "nullable" and dialect.nullable and value[keyword] is True:
                continue  # known or not, it is honoured
            if keyword not in dialect.keywords and not keyword.startswith("x-"):
                self.diagnostics.report(
                    "schema-unknown-keyword",
                    Location(uri, child(pointer, keyword), "key"),
                    keyword=keyword,
                )
        return wrong

    def _check_types(self, uri: str, pointer: str, value: Mapping[str, Any]) -> None:
        declared = value.get("type")
        place = child(pointer, "type")
        names = [(place, declared)]
        if isinstance(declared, list):
            names = [(child(place, n), name) for n, name in enumerate(declared)]
        for at, name in names:
            if isinstance(name, str) and name not in JSON_TYPES:
                self.diagnostics.report(
                    "schema-unknown-type",
                    Location(uri, at),
                    type=name,
                    suggestion=did_you_mean(name, JSON_TYPES) or _ALL_TYPES,
                )

    def _note_siblings(
        self, uri: str, pointer: str, value: Mapping[str, Any], dialect: Dialect
    ) -> None:
        ignored = [
            key
            for key in value
            if key in dialect.keywords and key not in _HARMLESS_SIBLINGS
        ]
        if ignored:
            self.diagnostics.report(
                "ref-siblings-ignored",
                Location(uri, child(pointer, "$ref"), "key"),
                keywords=", ".join(ignored),
                dialect=dialect.name,
            )

    def _wrong(
        self, at: Location, keyword: str, expected: str, value: Any
    ) -> list[TypeId]:
        self.diagnostics.report(
            "schema-wrong-shape",
            at,
            keyword=keyword,
            expected=expected,
            actual=describe(value),
        )
        return []


_ALL_TYPES = f"the types are {', '.join(JSON_TYPES)}"

_HARMLESS_SIBLINGS = frozenset(
    {
        "$ref",
        "description",
        "summary",
        "title",
        "definitions",
        "$defs",
        "$comment",
        "$id",
    }
)
