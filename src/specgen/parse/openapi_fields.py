"""Which fields the objects of an OpenAPI document have, schemas aside.

Owns the table of fields, those of all versions together, and the note on any other: a
misspelt or misplaced one takes its schemas with it, without a word; so may the media
type of a stream. Takes the fields of an object and its kind. Must not know what
they mean.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Literal, TypeAlias

from specgen.diagnostics import MISSPELT, Diagnostics, did_you_mean, nearest
from specgen.keywords import OPENAPI_3_1
from specgen.source import Location
from specgen.sse import EVENT_STREAM

ObjectKind: TypeAlias = Literal[
    "an OpenAPI document",
    "a components object",
    "a path item",
    "an operation",
    "a request body",
    "a response",
    "a parameter",
    "a media type",
]

METHODS = ("get", "put", "post", "delete", "options", "head", "patch", "trace", "query")

_FIELDS: Mapping[ObjectKind, frozenset[str]] = {
    "an OpenAPI document": frozenset(
        "openapi $self info jsonSchemaDialect servers paths webhooks components "
        "security tags externalDocs".split()
    ),
    "a components object": frozenset(
        "schemas responses parameters examples requestBodies headers securitySchemes "
        "links callbacks pathItems mediaTypes".split()
    ),
    "a path item": frozenset(
        "$ref summary description servers parameters additionalOperations".split()
    ).union(METHODS),
    "an operation": frozenset(
        "tags summary description externalDocs operationId parameters requestBody "
        "responses callbacks deprecated security servers".split()
    ),
    "a request body": frozenset("description content required".split()),
    "a response": frozenset("summary description headers content links".split()),
    "a parameter": frozenset(
        "name in description required deprecated allowEmptyValue style explode "
        "allowReserved schema example examples content".split()
    ),
    "a media type": frozenset(
        "schema itemSchema example examples encoding prefixEncoding "
        "itemEncoding".split()
    ),
}

_INSTEAD: Mapping[tuple[ObjectKind, str], str] = {
    ("an OpenAPI document", "schemas"): "put it below components",
    ("an OpenAPI document", "definitions"): "call it schemas, below components",
    ("a components object", "definitions"): "call it schemas",
    ("a request body", "schema"): "put it below content and a media type",
    ("a response", "schema"): "put it below content and a media type",
    ("an operation", "content"): "put it below requestBody or a response",
}
_SCHEMAS_STAND: Mapping[ObjectKind, str] = {
    "a parameter": "put it below schema",
    "a media type": "put a schema, or the $ref to one, below schema",
    "a request body": "put a schema, or the $ref to one, below content",
    "a response": "put a schema, or the $ref to one, below content",
}
"""What to do with the keywords of a schema in an object that holds one."""

_OF_SCHEMAS = frozenset("type properties items allOf anyOf oneOf enum".split())
_SCHEMAS_OF_MEDIA = frozenset(("schema", "itemSchema"))
_OF_HOLDERS = frozenset("schema itemSchema content name in".split())


def note_reference(
    kind: ObjectKind,
    fields: Mapping[str, Any],
    at: Location,
    diagnostics: Diagnostics,
) -> bool:
    """Report a reference to a schema where there must be an object that holds one.

    Tells whether it is one: then none of its keywords is in the wrong place.
    """
    is_schema = _OF_SCHEMAS.intersection(fields) and _OF_HOLDERS.isdisjoint(fields)
    if kind not in _SCHEMAS_STAND or not is_schema:
        return False
    diagnostics.report("ref-to-schema", at, kind=kind, suggestion=_SCHEMAS_STAND[kind])
    return True


def _is_schema(value: Any) -> bool:
    return isinstance(value, dict) and not _OF_SCHEMAS.isdisjoint(value)


def note_fields(
    kind: ObjectKind, fields: Mapping[str, Any], at: Location, diagnostics: Diagnostics
) -> None:
    """Report what no object of a kind has, extensions aside."""
    known = _FIELDS[kind]
    if known.issuperset(fields):
        return
    for name in fields:
        if name in known or name.startswith("x-"):
            continue
        instead = _INSTEAD.get((kind, name))
        if kind == "a components object" and _is_schema(fields[name]):
            instead = instead or "put it below schemas"
        if name in OPENAPI_3_1:
            instead = instead or _SCHEMAS_STAND.get(kind)
        diagnostics.report(
            "openapi-unknown-field",
            at.inside(name).key,
            name=name,
            kind=kind,
            suggestion=instead or did_you_mean(name, known),
        )


def note_media_type(
    media_type: str, fields: Mapping[str, Any], at: Location, diagnostics: Diagnostics
) -> None:
    """Report a stream that goes unseen: it has no schema, or nearly its media type."""
    if media_type == EVENT_STREAM:
        if _SCHEMAS_OF_MEDIA.isdisjoint(fields):
            diagnostics.report("stream-without-schema", at.key)
        return
    name = media_type.rpartition("/")[2].removeprefix("x-")
    if not ("event" in name or "stream" in name):
        return
    if nearest(name, (EVENT_STREAM.rpartition("/")[2],), like=MISSPELT):
        diagnostics.report("stream-misspelt", at.key, media_type=media_type)
