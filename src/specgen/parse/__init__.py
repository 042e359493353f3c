"""Values to surface: which schemas there are, and where their references lead.

Owns: the walk from the entry documents over every schema they hold or reach.
Takes: documents and the registry that resolves their `$ref`s. Gives: a `Surface`,
in which every schema is checked for shape and every reference is resolved.
Must not know: what a schema means (lower), or anything of Python.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from msgspec import Struct, field

from specgen.diagnostics import Diagnostics, Severity
from specgen.dialect import Dialect, dialect_of
from specgen.ir import Info, TypeId
from specgen.load import Document
from specgen.parse.check_keywords import note_siblings, usable_keywords
from specgen.parse.document_kinds import (
    is_bare_map,
    is_other_object,
    is_part_of_openapi,
    is_schema,
    what_it_lacks,
)
from specgen.parse.meant import schema_meant
from specgen.parse.operations import IN_QUOTES, SurfaceOperation, read_operations
from specgen.parse.outline import Outlines
from specgen.parse.schema import Schema, Subschemas, discriminator_references, docs_of
from specgen.parse.shape import describe
from specgen.resolve import Registry
from specgen.source import Location, child, escape, split_id, type_id


class Surface(Struct, frozen=True, kw_only=True):
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
    walk.refuse()
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
        self.outlines = Outlines()
        self.pending: list[Schema] = []
        self.refused: list[Document] = []

    # -- documents

    def enter(self, document: Document) -> None:
        """Take in an entry document: its operations and all schemas that it names."""
        if document.uri in self.dialects:
            return
        dialect = self._note_dialect(document)
        value = document.value
        is_given = document.source.path is None and isinstance(value, dict)
        if isinstance(value, dict) and ("openapi" in value or "swagger" in value):
            self._enter_openapi(document, dialect)
        elif is_bare_map(value):
            self._name_all(document.uri, "", value, dialect)
        elif is_given or is_schema(value, dialect):
            self.roots[self._add(document.uri, "", value, dialect)] = None
            self._name_root(document, dialect)
        else:
            self.refused.append(document)

    def refuse(self) -> None:
        """Report entry documents of no known kind.

        Where there are others, as in a folder, that is a warning, and they are left
        out. Nothing is said of parts of OpenAPI, such as shared parameters: other
        documents refer to them.
        """
        alone = len(self.refused) == len(self.dialects)
        for document in self.refused:
            uri, value = document.uri, document.value
            if not alone and is_part_of_openapi(value):
                continue
            self.diagnostics.report(
                "input-empty" if value is None else "input-unknown-kind",
                Location(uri, ""),
                severity="error" if alone else "warning",
                suggestion=what_it_lacks(value),
            )

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
            self._wrong(at, "components", "a mapping", components)
            return []
        schemas = components.get("schemas")
        if schemas is None:
            return []
        at = Location(document.uri, "/components/schemas")
        if not isinstance(schemas, dict):
            self._wrong(at, "schemas", "a mapping from names to schemas", schemas)
            return []
        return self._name_all(document.uri, at.pointer, schemas, dialect)

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
        document = self.registry.documents[uri]
        dialect = self._note_dialect(document)
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

    def _note_dialect(self, document: Document) -> Dialect:
        """The dialect that a document states, or else that of the entry."""
        found = dialect_of(document, self.registry) or self.registry.default
        self.dialects[document.uri] = found
        return found

    def dialect(self, uri: str) -> Dialect:
        """The dialect of a document: its own, or that of the entry that reached it."""
        self._reach(uri)
        return self.dialects.get(uri, self.registry.default)

    # -- schemas

    def _add(self, uri: str, pointer: str, value: Any, dialect: Dialect) -> TypeId:
        """Take in a schema that is no part of another one."""
        schema_id = type_id(uri, pointer)
        if not isinstance(value, dict | bool):
            # A key with nothing behind it, `schema:`, is no more than unfinished.
            severity: Severity = "error" if value is not None else "warning"
            at = Location(uri, pointer)
            self._wrong(at, "this", "a schema", value, severity)
            value = True
        self._schema(schema_id, value, dialect)
        return schema_id

    def _schema(
        self, schema_id: TypeId, value: Mapping[str, Any] | bool, dialect: Dialect
    ) -> Schema:
        """The schema at a place; one that was not met before is yet to be visited."""
        schema = self.schemas.get(schema_id)
        if schema is not None:
            return schema
        if isinstance(value, bool):
            schema = Schema(schema_id, {}, self.outlines.of((), dialect), value)
        else:
            schema = Schema(schema_id, value, self.outlines.of(value, dialect))
            self.pending.append(schema)
        self.schemas[schema_id] = schema
        return schema

    def drain(self) -> None:
        """Visit schemas until no new one is found."""
        for schema in self.pending:  # grows while it runs
            self._visit(schema)

    def _visit(self, schema: Schema) -> None:
        """Check the keywords of a schema, and find the schemas that it leads to."""
        keywords = schema.keywords
        if "$schema" in keywords:
            uri, pointer, _ = split_id(schema.id)
            if pointer:
                self._narrow(schema, keywords, self.registry.dialect(uri, pointer))
        if "$ref" in keywords:
            schema.ref = self._ref(schema)
            if not schema.dialect.ref_siblings:
                note_siblings(schema, self.diagnostics)
                self._narrow(schema, {"$ref": keywords["$ref"]}, schema.dialect)
                return
        usable = usable_keywords(schema, self.diagnostics)
        if usable is not keywords:
            self._narrow(schema, usable, schema.dialect)
        if schema.outline.has_words:
            schema.docs = docs_of(schema.keywords)
        if schema.outline.holding:
            schema.subschemas = self._subschemas(schema)
        if "discriminator" in schema.keywords:
            self._discriminate(schema)

    def _narrow(
        self, schema: Schema, keywords: Mapping[str, Any], dialect: Dialect
    ) -> None:
        """Have a schema say no more than this, in this dialect."""
        schema.keywords = keywords
        schema.outline = self.outlines.of(keywords, dialect)

    def _ref(self, schema: Schema) -> TypeId | None:
        ref, at = schema.keywords["$ref"], schema.place("$ref")
        if ref is not None:
            return self._follow(ref, at)
        self.diagnostics.report(
            "keyword-ignored",
            at.key,
            keyword="$ref",
            reason="there is nothing behind it",
            suggestion=IN_QUOTES,
        )
        return None

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
        return self._schema(target.id, target.value, dialect).id

    def _discriminate(self, schema: Schema) -> None:
        """Note where the values of a discriminator lead (OpenAPI 3.2, 4.25)."""
        mapping = []
        references = discriminator_references(schema.keywords["discriminator"])
        for steps, ref in references:
            at = schema.place("discriminator", *steps)
            target = self._follow(ref, at)
            if target is None:
                continue
            if steps[0] == "mapping":
                mapping.append((steps[-1], target))
            else:
                schema.default_mapping = target
        schema.mapping = tuple(mapping)

    def _subschemas(self, schema: Schema) -> dict[str, Subschemas]:
        """The schemas in a schema, which all have the right shape."""
        dialect = schema.dialect
        found: dict[str, Subschemas] = {}
        for keyword, form in schema.outline.holding:
            place, item = f"{schema.id}/{keyword}", schema.keywords[keyword]
            if isinstance(item, list):
                found[keyword] = [
                    self._schema(f"{place}/{n}", each, dialect)
                    for n, each in enumerate(item)
                ]
            elif form.is_map:
                found[keyword] = {
                    name: self._schema(f"{place}/{escape(name)}", each, dialect)
                    for name, each in item.items()
                    if not isinstance(each, list)  # of names, in `dependencies`
                }
            else:
                found[keyword] = self._schema(place, item, dialect)
        return found

    def _wrong(
        self,
        at: Location,
        keyword: str,
        expected: str,
        value: Any,
        severity: Severity = "error",
    ) -> None:
        self.diagnostics.report(
            "schema-wrong-shape",
            at,
            severity=severity,
            keyword=keyword,
            expected=expected,
            actual=describe(value),
            suggestion=schema_meant(value),
        )
