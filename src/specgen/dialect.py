"""The dialects of schemas: OpenAPI 3.0 to 3.2, JSON Schema draft 4 to 2020-12.

Owns every fact that differs between them, as data: a dialect is a record of flags and
tables, never a subclass, and no other module asks for a version number. Takes a
document, gives the record of the dialect that it is written in. Must not know how
references resolve, nor what a keyword means for a type.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from types import MappingProxyType
from typing import Any, Literal, Protocol

from msgspec import Struct
from msgspec.structs import replace

from specgen import keywords
from specgen.diagnostics import Diagnostics
from specgen.keywords import Form, Holds
from specgen.load import Document
from specgen.source import Location, child


class Dialect(Struct, frozen=True, kw_only=True, eq=False):
    """All that is particular to one dialect; two are the same only if they are one."""

    name: str
    family: Literal["openapi", "json-schema"]
    metaschema: str
    """The URI by which `$schema` names the dialect, without an empty fragment."""

    keywords: frozenset[str]
    """Every keyword of a schema."""

    tolerated: frozenset[str]
    """Keywords of other dialects that are honoured against the letter, as real
    documents expect (with a note). Any other is unknown and has no effect."""

    foreign_forms: Mapping[str, Form]
    """Forms of values that other dialects have, by keyword: honoured likewise."""

    subschemas: Mapping[str, Holds]
    """The keywords that hold schemas. In no other keyword is anything a schema, an
    identifier or a reference: not in `enum`, not in `const`, not in unknown ones."""

    definitions: tuple[str, ...] = ("$defs", "definitions")
    """The keywords that hold schemas for reference only, and give them names."""

    id_keyword: str | None = "$id"
    """The keyword that changes the base URI; None where no keyword does."""

    anchor_keywords: tuple[str, ...] = ()
    """The keywords that name a place in a resource. Before 2019-09 there is none: the
    identifier is a mere fragment (`"$id": "#name"`)."""

    dynamic_keywords: tuple[str, ...] = ()
    """The references that depend on the path that evaluation took."""

    self_keyword: str | None = None
    """The keyword by which a whole document states its own URI (OpenAPI 3.2)."""

    ref_siblings: bool = True
    """Whether keywords beside `$ref` count. Where they do not, none of them does: not
    even an identifier."""

    booleans_in: frozenset[str] | None = None
    """The keywords that take `true` and `false` for a schema; None: all that hold any.
    Elsewhere they are honoured as well, with a note."""

    prefix_items: bool = False
    """Whether the first items are `prefixItems`; else they are an array in `items`."""

    float_integers: bool = True
    """Whether 1.0 is an integer."""

    has_const: bool = True
    """Whether `const` is a keyword."""

    validation: bool = True
    """Whether assertions are in force: a metaschema may leave out their vocabulary."""

    format_assertion: bool = False
    """Whether a metaschema demands that formats be enforced."""

    containers: frozenset[str] = frozenset()
    """OpenAPI fields that hold a map from a user's names to OpenAPI objects."""

    opaque: frozenset[str] = frozenset(
        {"const", "default", "enum", "example", "examples"}
    )
    """Fields whose value is data, outside schemas as well as inside."""

    def supports(self, keyword: str) -> bool:
        """Tell whether `keyword` has an effect in this dialect."""
        return keyword in self.keywords or keyword in self.tolerated


def subschemas(schema: Any, dialect: Dialect) -> Iterator[tuple[str, Any]]:
    """Yield the schemas directly inside `schema`, each with its relative pointer."""
    if isinstance(schema, dict):
        for keyword, value in schema.items():
            holds = dialect.subschemas.get(keyword)
            if holds is not None:
                yield from _schemas_held(keyword, value, holds)


def _schemas_held(keyword: str, value: Any, holds: Holds) -> Iterator[tuple[str, Any]]:
    if holds.is_map:
        for name, item in value.items() if isinstance(value, dict) else ():
            if isinstance(item, dict | bool):
                yield child("", keyword, name), item
    elif isinstance(value, list) and holds is not Holds.SCHEMA:
        for index, item in enumerate(value):
            yield f"/{keyword}/{index}", item
    elif isinstance(value, dict | bool) and holds is not Holds.LIST:
        yield f"/{keyword}", value


_TAKE_BOOLEANS = frozenset({"additionalItems", "additionalProperties"})

DRAFT_4 = Dialect(
    name="JSON Schema draft 4",
    family="json-schema",
    metaschema="http://json-schema.org/draft-04/schema",
    keywords=keywords.DRAFT_4,
    tolerated=keywords.TOLERATED_IN_DRAFT_4,
    foreign_forms=MappingProxyType(keywords.FORMS_NOT_IN_DRAFT_4),
    subschemas=MappingProxyType(keywords.SCHEMAS_IN_DRAFT_4),
    id_keyword="id",
    ref_siblings=False,
    booleans_in=_TAKE_BOOLEANS,
    float_integers=False,
    has_const=False,
)
DRAFT_6 = Dialect(
    name="JSON Schema draft 6",
    family="json-schema",
    metaschema="http://json-schema.org/draft-06/schema",
    keywords=keywords.DRAFT_6,
    tolerated=keywords.TOLERATED_IN_DRAFT_4,
    foreign_forms=MappingProxyType(keywords.FORMS_NOT_IN_DRAFT_6),
    subschemas=MappingProxyType(keywords.SCHEMAS_IN_DRAFT_6),
    ref_siblings=False,
)
DRAFT_7 = replace(
    DRAFT_6,
    name="JSON Schema draft 7",
    metaschema="http://json-schema.org/draft-07/schema",
    keywords=keywords.DRAFT_7,
    tolerated=keywords.TOLERATED_IN_DRAFT_7,
    subschemas=MappingProxyType(keywords.SCHEMAS_IN_DRAFT_7),
)
DRAFT_2019_09 = Dialect(
    name="JSON Schema 2019-09",
    family="json-schema",
    metaschema="https://json-schema.org/draft/2019-09/schema",
    keywords=keywords.DRAFT_2019_09,
    tolerated=keywords.TOLERATED_IN_DRAFT_2019_09,
    foreign_forms=MappingProxyType(keywords.FORMS_NOT_IN_DRAFT_2019_09),
    subschemas=MappingProxyType(keywords.SCHEMAS_IN_DRAFT_2019_09),
    anchor_keywords=("$anchor",),
    dynamic_keywords=("$recursiveRef",),
)
DRAFT_2020_12 = Dialect(
    name="JSON Schema 2020-12",
    family="json-schema",
    metaschema="https://json-schema.org/draft/2020-12/schema",
    keywords=keywords.DRAFT_2020_12,
    tolerated=keywords.TOLERATED_IN_DRAFT_2020_12,
    foreign_forms=MappingProxyType(keywords.FORMS_NOT_IN_DRAFT_2020_12),
    subschemas=MappingProxyType(keywords.SCHEMAS_IN_DRAFT_2020_12),
    anchor_keywords=("$anchor", "$dynamicAnchor"),
    dynamic_keywords=("$dynamicRef",),
    prefix_items=True,
)
OPENAPI_3_0 = Dialect(
    name="OpenAPI 3.0",
    family="openapi",
    metaschema="https://spec.openapis.org/oas/3.0/dialect",
    keywords=keywords.OPENAPI_3_0,
    tolerated=keywords.TOLERATED_IN_OPENAPI_3_0,
    foreign_forms=MappingProxyType(keywords.FORMS_NOT_IN_OPENAPI_3_0),
    subschemas=MappingProxyType(keywords.SCHEMAS_IN_OPENAPI_3_0),
    definitions=(),
    id_keyword=None,
    ref_siblings=False,
    booleans_in=_TAKE_BOOLEANS,
    has_const=False,
    containers=frozenset(
        "callbacks content encoding headers parameters pathItems paths requestBodies "
        "responses webhooks".split()
    ),
)
OPENAPI_3_1 = replace(
    DRAFT_2020_12,
    name="OpenAPI 3.1",
    family="openapi",
    metaschema="https://spec.openapis.org/oas/3.1/dialect/base",
    keywords=keywords.OPENAPI_3_1,
    tolerated=keywords.TOLERATED_IN_OPENAPI_3_1,
    containers=OPENAPI_3_0.containers,
)
OPENAPI_3_2 = replace(
    OPENAPI_3_1,
    name="OpenAPI 3.2",
    metaschema="https://spec.openapis.org/oas/3.2/dialect/2025-09-17",
    self_keyword="$self",
    containers=OPENAPI_3_1.containers | {"additionalOperations", "mediaTypes"},
)

DIALECTS = (
    *(DRAFT_4, DRAFT_6, DRAFT_7, DRAFT_2019_09, DRAFT_2020_12),
    *(OPENAPI_3_0, OPENAPI_3_1, OPENAPI_3_2),
)
"""Every dialect, the oldest of each family first."""

UNSTATED = replace(OPENAPI_3_1, name=DRAFT_2020_12.name)
"""What a document is read as that does not say, such as a bare map of named schemas:
JSON Schema, with the keywords of OpenAPI among its own."""

_OPENAPI_VERSIONS = {"3.0": OPENAPI_3_0, "3.1": OPENAPI_3_1, "3.2": OPENAPI_3_2}
_FOREIGN_KINDS = {
    "swagger": "convert it to OpenAPI 3 first, Swagger 2.0 is another language",
    "asyncapi": "AsyncAPI is another language; its schemas can be compiled alone",
    "arazzo": "give the OpenAPI documents that this Arazzo document is about",
    "overlay": "give the OpenAPI document with the overlay applied",
}
# A custom metaschema may be described by another one, but not for ever.
_METASCHEMA_CHAIN = 8


class Metaschemas(Protocol):
    """Where custom metaschemas come from: in practice, the registry."""

    @property
    def diagnostics(self) -> Diagnostics:
        """The bag that receives what is wrong with a document as a whole."""

    def metaschema(self, uri: str, at: Location) -> Mapping[str, Any] | None:
        """Return the metaschema that `$schema` at `at` names, or report why not."""


def dialect_of(document: Document, registry: Metaschemas) -> Dialect | None:
    """Return the dialect in which `document` says that it is written.

    It is None where the document does not say, as a fragment or a bare map of named
    schemas does not: the entry document that reaches it decides. A document of another
    language, such as Swagger 2.0, is reported through `registry`.
    """
    value = document.value
    if not isinstance(value, dict):
        return None
    if "openapi" in value and _is_version(value["openapi"]):
        return _openapi(document, registry)
    for kind, suggestion in _FOREIGN_KINDS.items():
        if kind in value and _is_version(value[kind]):
            _refuse(document, kind, suggestion, registry)
            return None
    chosen = value.get("$schema")
    if isinstance(chosen, str):
        at = Location(document.uri, "/$schema")
        return _by_metaschema(chosen, at, registry)
    return None


def standard_dialect(uri: str) -> Dialect | None:
    """Return the dialect that a `$schema` names, if it is one of `DIALECTS`.

    An empty fragment and http for https, or the reverse, are tolerated, and the
    dialects of OpenAPI go by any date.
    """
    bare = uri.removesuffix("#").partition("://")[2]
    openapi = re.fullmatch(r"spec\.openapis\.org/oas/(3\.[12])/dialect/[^/]+", bare)
    return _OPENAPI_VERSIONS[openapi.group(1)] if openapi else _STANDARD.get(bare)


_STANDARD = {
    dialect.metaschema.partition("://")[2]: dialect
    for dialect in DIALECTS
    if dialect.family == "json-schema"
}


def _openapi(document: Document, registry: Metaschemas) -> Dialect | None:
    """The dialect of an OpenAPI document, by its version and `jsonSchemaDialect`."""
    # A version without quotes, `openapi: 3.1`, is a number in YAML.
    version = str(document.value["openapi"])
    found = re.match(r"3\.[0-9]+(?![0-9])", version)
    dialect = _OPENAPI_VERSIONS.get(found.group()) if found else None
    if dialect is None:
        supported = ", ".join(_OPENAPI_VERSIONS)
        suggestion = f"the versions of OpenAPI that can be compiled are {supported}"
        _refuse(document, "openapi", suggestion, registry)
        return None
    chosen = document.value.get("jsonSchemaDialect")
    if dialect is OPENAPI_3_0 or not isinstance(chosen, str):
        return dialect
    at = Location(document.uri, "/jsonSchemaDialect")
    schemas = _by_metaschema(chosen, at, registry)
    if schemas is None or schemas.family == "openapi":
        return dialect
    return replace(
        schemas,
        name=dialect.name,
        family=dialect.family,
        keywords=schemas.keywords | keywords.IN_OPENAPI,
        tolerated=schemas.tolerated - keywords.IN_OPENAPI | {"nullable"},
        self_keyword=dialect.self_keyword,
        containers=dialect.containers,
    )


def _by_metaschema(uri: str, at: Location, registry: Metaschemas) -> Dialect | None:
    """The dialect that a metaschema describes; a custom one has a standard basis."""
    vocabularies: Mapping[str, Any] | None = None
    for _ in range(_METASCHEMA_CHAIN):
        dialect = standard_dialect(uri)
        if dialect is not None:
            return _restricted(dialect, vocabularies)
        metaschema = registry.metaschema(uri, at)
        if metaschema is None:
            return None
        declared = metaschema.get("$vocabulary")
        if vocabularies is None and isinstance(declared, dict):
            vocabularies = declared
        basis = metaschema.get("$schema")
        if not isinstance(basis, str):
            return None
        uri = basis
    return None


def _restricted(dialect: Dialect, vocabularies: Mapping[str, Any] | None) -> Dialect:
    """The dialect with what a `$vocabulary` leaves out or demands."""
    if vocabularies is None:
        return dialect
    names = {uri.rpartition("/")[2]: required for uri, required in vocabularies.items()}
    validation = "validation" in names
    # 2019-09 has one vocabulary of formats, enforced where it is required.
    formats = "format-assertion" in names or names.get("format") is True
    if (validation, formats) == (dialect.validation, dialect.format_assertion):
        return dialect
    return replace(dialect, validation=validation, format_assertion=formats)


def _is_version(value: Any) -> bool:
    """Whether `openapi: …` is about a version, and not a schema of that name."""
    return not isinstance(value, dict | bool)


def _refuse(
    document: Document, key: str, suggestion: str, registry: Metaschemas
) -> None:
    at = Location(document.uri, f"/{key}")
    registry.diagnostics.report("input-unknown-kind", at, suggestion=suggestion)
