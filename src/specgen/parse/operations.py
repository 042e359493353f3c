"""The part of an OpenAPI document that is no schema: paths, bodies, responses.

Owns: the walk over path items, operations and media types (OpenAPI 3.0 to 3.2),
through their `$ref`s. Takes: the entry document. Gives: surface operations, each
with the places of its schemas, and those schemas' values for parse to walk.
Must not know: anything inside a schema.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any, NamedTuple

from msgspec import Struct, field

from specgen.diagnostics import Diagnostics, Related
from specgen.ir import Docs, TypeId
from specgen.load import Document
from specgen.parse.openapi_fields import (
    METHODS,
    ObjectKind,
    note_fields,
    note_media_type,
    note_reference,
)
from specgen.parse.schema import docs_of
from specgen.parse.shape import describe
from specgen.resolve import Referent, Registry
from specgen.source import Location, child, type_id
from specgen.sse import EVENT_STREAM

IN_QUOTES = "put the reference in quotes: a # behind a space begins a comment"


class SurfaceStream(Struct, frozen=True, kw_only=True):
    """What an operation says of its event stream.

    `items` tells that the schema is an `itemSchema` (OpenAPI 3.2), which describes
    each event as a whole; `terminal` is what vendors say ends the stream.
    """

    schema: TypeId
    items: bool
    terminal: tuple[str, ...] = ()


class SurfaceOperation(Struct, frozen=True, kw_only=True):
    """An operation as it is written; its schemas by their places.

    An incoming one is called by the API: its requests are read, its answers sent.
    `is_body_required` tells whether there is no request without a body. Labels are the
    media types of requests, and of responses behind their status, one by one.
    """

    id: TypeId
    name: str
    method: str
    path: str
    incoming: bool = False
    requests: tuple[TypeId, ...] = ()
    request_labels: tuple[str, ...] = ()
    is_body_required: bool = False
    responses: tuple[TypeId, ...] = ()
    response_labels: tuple[str, ...] = ()
    parameters: tuple[TypeId, ...] = ()
    stream: SurfaceStream | None = None
    docs: Docs


class Operations(Struct):
    """Operations, and the schemas that stand in them: uri, pointer, value."""

    operations: list[SurfaceOperation] = field(default_factory=list)
    schemas: list[tuple[str, str, Any]] = field(default_factory=list)


class _Node(Struct, frozen=True):
    """A mapping and its place, after any `$ref` was followed: the last is `ref`."""

    uri: str
    pointer: str
    value: Mapping[str, Any]
    ref: Location | None = None


class _Content(NamedTuple):
    """A schema, with the media type and the media type object that have it."""

    media_type: str
    schema: TypeId
    described: Mapping[str, Any]


def read_operations(
    document: Document, registry: Registry, diagnostics: Diagnostics
) -> Operations:
    """All operations of `paths`, `webhooks` and of the callbacks in them."""
    reader = _Reader(registry, diagnostics)
    root = _Node(document.uri, "", document.value)
    reader.note_fields("an OpenAPI document", root)
    for section in ("paths", _webhooks(document.value)):
        items = reader.step(root, section)
        if items is not None:
            reader.path_items(items, incoming=section != "paths")
    components = reader.step(root, "components")
    if components is not None:
        reader.components(components)
    return reader.found


def _webhooks(document: Mapping[str, Any]) -> str:
    """The section of webhooks. OpenAPI 3.0 knows none: many use an extension.

    What is no map of maps there is somebody's own affair.
    """
    extension = document.get("x-webhooks")
    if "webhooks" in document or not isinstance(extension, dict):
        return "webhooks"
    is_map = all(isinstance(item, dict) for item in extension.values())
    return "x-webhooks" if is_map else "webhooks"


class _Reader:
    def __init__(self, registry: Registry, diagnostics: Diagnostics) -> None:
        self.registry = registry
        self.diagnostics = diagnostics
        self.found = Operations()
        self.names: dict[str, Location] = {}
        self.open: set[TypeId] = set()
        self.read: dict[tuple[str, str], list[_Content]] = {}

    # -- moving through the document

    def step(self, node: _Node, key: str) -> _Node | None:
        """The mapping under a key, behind its `$ref`; None where there is none."""
        if key not in node.value:
            return None
        return self._node(node.uri, child(node.pointer, key), key, node.value[key])

    def steps(self, node: _Node | None) -> Iterator[tuple[str, _Node]]:
        """All mappings in a mapping, extensions left out."""
        if node is None:
            return
        for key, value in node.value.items():
            if not key.startswith("x-"):
                item = self._node(node.uri, child(node.pointer, key), key, value)
                if item is not None:
                    yield key, item

    def _node(self, uri: str, pointer: str, key: str, value: Any) -> _Node | None:
        passed: list[TypeId] = []
        at = None
        while isinstance(value, dict) and "$ref" in value:
            at = Location(uri, child(pointer, "$ref"))
            target = self._target(at, value["$ref"], passed)
            if target is None:
                return None
            uri, pointer, value = target.uri, target.pointer, target.value
        if isinstance(value, dict):
            return _Node(uri, pointer, value, at)
        place = Location(uri, pointer)
        related = [Related("this is what it leads to", place)] if at else []
        if value is None:  # a key in YAML with nothing behind it
            self.diagnostics.report(
                "keyword-ignored",
                at or place.key,
                related=related,
                keyword=key,
                reason="there is nothing behind it",
            )
            return None
        self.diagnostics.report(
            "schema-wrong-shape",
            at or place,
            related=related,
            keyword=key,
            expected="a mapping",
            actual=describe(value),
        )
        return None

    def _target(self, at: Location, ref: Any, passed: list[TypeId]) -> Referent | None:
        """Follow the `$ref` of a mapping; one to what was `passed` is an error."""
        if not isinstance(ref, str):
            self.diagnostics.report(
                "ref-not-a-string",
                at,
                actual=describe(ref),
                suggestion=IN_QUOTES if ref is None else "",
            )
            return None
        target = self.registry.resolve(ref, at)
        if target is not None and target.id in passed:
            cycle = " → ".join((*passed, target.id))
            self.diagnostics.report("ref-cycle", at, ref=ref, cycle=cycle)
            return None
        if target is not None:
            passed.append(target.id)
        return target

    def note_fields(self, kind: ObjectKind, node: _Node) -> None:
        """Report the fields of an object that its kind does not have."""
        if node.ref and note_reference(kind, node.value, node.ref, self.diagnostics):
            return
        at = Location(node.uri, node.pointer)
        note_fields(kind, node.value, at, self.diagnostics)

    # -- the parts of a document

    def components(self, components: _Node) -> None:
        """Shared responses, bodies and parameters, whether or not they are used."""
        self.note_fields("a components object", components)
        shared: Mapping[str, ObjectKind] = {
            "responses": "a response",
            "requestBodies": "a request body",
        }
        for section, kind in shared.items():
            for _, item in self.steps(self.step(components, section)):
                self._contents(item, kind)
        for section in ("parameters", "headers"):
            for _, item in self.steps(self.step(components, section)):
                self._parameter(item)

    def path_items(self, items: _Node, *, incoming: bool) -> None:
        for path, item in self.steps(items):
            place = type_id(item.uri, item.pointer)
            if place in self.open:  # a callback that calls back into itself
                continue
            self.open.add(place)
            self._path_item(item, path, incoming=incoming)
            self.open.discard(place)

    def _path_item(self, item: _Node, path: str, *, incoming: bool) -> None:
        self.note_fields("a path item", item)
        shared = self._parameters(item)
        for method in METHODS:
            operation = self.step(item, method)
            if operation is not None:
                self._operation(operation, method, path, shared, incoming=incoming)
        for method, operation in self.steps(self.step(item, "additionalOperations")):
            name = method.lower()
            self._operation(operation, name, path, shared, incoming=incoming)

    def _operation(
        self,
        node: _Node,
        method: str,
        path: str,
        shared: tuple[TypeId, ...],
        *,
        incoming: bool,
    ) -> None:
        self.note_fields("an operation", node)
        body = self.step(node, "requestBody")
        contents = self._contents(body, "a request body") if body else ()
        responses: dict[tuple[str, TypeId], None] = {}
        stream: SurfaceStream | None = None
        for status, response in self.steps(self.step(node, "responses")):
            for content in self._contents(response, "a response"):
                if content.media_type != EVENT_STREAM:
                    label = f"{status} {content.media_type}"
                    responses[label, content.schema] = None
                elif stream is None and not status.startswith(("4", "5")):
                    stream = _stream(content, node)
        self.found.operations.append(
            SurfaceOperation(
                id=type_id(node.uri, node.pointer),
                name=self._name(node, method, path),
                method=method,
                path=path,
                incoming=incoming,
                requests=tuple(content.schema for content in contents),
                request_labels=tuple(content.media_type for content in contents),
                is_body_required=bool(body and body.value.get("required") is True),
                responses=tuple(schema for _, schema in responses),
                response_labels=tuple(label for label, _ in responses),
                parameters=(*shared, *self._parameters(node)),
                stream=stream,
                docs=docs_of(
                    {**node.value, "title": node.value.get("summary")},
                ),
            )
        )
        for _, callback in self.steps(self.step(node, "callbacks")):
            self.path_items(callback, incoming=not incoming)

    def _name(self, node: _Node, method: str, path: str) -> str:
        """The operationId; where it is missing or taken, the method and the path."""
        name = node.value.get("operationId")
        if not isinstance(name, str) or not name:
            return f"{method} {path}"
        at = Location(node.uri, child(node.pointer, "operationId"))
        first = self.names.setdefault(name, at)
        if first is at:
            return name
        other = f"{method} {path}"
        self.diagnostics.report(
            "operation-id-duplicate",
            at,
            related=[Related("it is first used here", first)],
            operation=name,
            other=other,
        )
        return other

    def _parameters(self, node: _Node) -> tuple[TypeId, ...]:
        parameters = node.value.get("parameters") or []
        place = child(node.pointer, "parameters")
        if not isinstance(parameters, list):
            self.diagnostics.report(
                "schema-wrong-shape",
                Location(node.uri, place),
                severity="warning" if isinstance(parameters, dict) else None,
                keyword="parameters",
                expected="a list",
                actual=describe(parameters),
            )
            return ()
        found: list[TypeId] = []
        for n, value in enumerate(parameters):
            parameter = self._node(node.uri, f"{place}/{n}", "parameter", value)
            if parameter is not None:
                found.extend(self._parameter(parameter))
        return tuple(found)

    def _parameter(self, node: _Node) -> list[TypeId]:
        found = [self._schema(node, "schema")] if "schema" in node.value else []
        contents = self._contents(node, "a parameter")
        found.extend(content.schema for content in contents)
        return found

    def _contents(self, node: _Node, kind: ObjectKind) -> list[_Content]:
        """What a body, a response or a parameter holds, read once wherever it is used.

        Media types without a schema are left out.
        """
        self.note_fields(kind, node)
        if "content" not in node.value:
            return []
        place = (node.uri, node.pointer)
        found = self.read.get(place)
        if found is None:
            found = self.read[place] = list(self._media_types(node, kind))
        return found

    def _media_types(self, node: _Node, kind: ObjectKind) -> Iterator[_Content]:
        content = self.step(node, "content")
        for media_type, described in self.steps(content):
            self.note_fields("a media type", described)
            bare = media_type.partition(";")[0].strip().lower()
            if content is not None and kind == "a response":
                at = Location(content.uri, child(content.pointer, media_type))
                note_media_type(bare, described.value, at, self.diagnostics)
            for keyword in ("itemSchema", "schema"):
                if keyword in described.value:
                    schema = self._schema(described, keyword)
                    yield _Content(bare, schema, described.value)
                    break

    def _schema(self, node: _Node, keyword: str) -> TypeId:
        place = child(node.pointer, keyword)
        self.found.schemas.append((node.uri, place, node.value[keyword]))
        return type_id(node.uri, place)


def _stream(content: _Content, operation: _Node) -> SurfaceStream:
    described = content.described
    return SurfaceStream(
        schema=content.schema,
        items="itemSchema" in described,
        terminal=(*_terminals(described), *_terminals(operation.value)),
    )


def _terminals(value: Mapping[str, Any]) -> Iterator[str]:
    """What vendor extensions, of a media type or of an operation, say ends a stream."""
    sentinel = value.get("x-speakeasy-sse-sentinel")
    fern = value.get("x-fern-streaming")
    for text in (sentinel, fern.get("terminator") if isinstance(fern, dict) else None):
        if isinstance(text, str) and text:
            yield text
