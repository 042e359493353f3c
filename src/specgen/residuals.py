"""The schemas that a package carries, for what only a JSON Schema validator can hold.

Owns: which parts of the documents residual assertions need at run time. Takes the plan
and the documents; gives JSON text. Must not know how a validator finds them.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from typing import Any

from specgen import ir
from specgen.dialect import DRAFT_2020_12, Dialect
from specgen.ir import TypeId
from specgen.load import Document
from specgen.parse import Surface
from specgen.parse.dynamic import dynamic_references
from specgen.plan import Plan
from specgen.resolve import Registry, uris
from specgen.source import split_id, tokens, uri_of
from specgen.spelling import (
    Misread,
    misread,
    nullable_around,
    plain_schema,
    resource_uri,
    respelled,
    standing,
)
from specgen.walk import event_types, walk


def schema_resources(plan: Plan, surface: Surface, registry: Registry) -> str:
    """The JSON of `_schemas.json`: the documents that residual schemas lead into.

    Empty where nothing is left to a JSON Schema validator. Each document keeps only
    what is reached, in its place, so that every reference still leads where it did;
    one that names schemas by identifiers is kept whole. It tells where those of the
    schemas are that stand elsewhere.
    """
    roots = list(dict.fromkeys(_fragments(plan)))
    if not roots:
        return ""
    by_uri: dict[str, list[TypeId]] = {}
    for place in _reached(roots, surface, registry):
        by_uri.setdefault(uri_of(place), []).append(place)
    misread_in: dict[str, list[Misread]] = {}
    for item in misread(surface, registry):
        misread_in.setdefault(item.at.uri, []).append(item)
    moved = _moved(roots, surface)
    found: dict[str, Any] = {}
    for uri, places in by_uri.items():
        dialect = surface.schemas[places[0]].dialect
        document = registry.documents[uri]
        value = respelled(document.value, misread_in.get(uri, ()))
        found[resource_uri(uri)] = {
            "dialect": _metaschema(dialect, document),
            "document": _reduced(document, value, places, dialect),
        }
        if uri in moved:
            found[resource_uri(uri)]["moved"] = moved[uri]
        if not dialect.validation:  # a validator has to read that for itself
            custom = registry.documents[document.value["$schema"].rstrip("#")]
            found[custom.uri] = {
                "dialect": dialect.metaschema,
                "document": custom.value,
            }
    rows = (f"{json.dumps(uri)}: {_compact(found[uri])}" for uri in sorted(found))
    return "{\n" + ",\n".join(rows) + "\n}\n"


def _compact(value: Any) -> str:
    """JSON on one line: the standard library takes ten times as long to indent it."""
    return json.dumps(value, ensure_ascii=False, sort_keys=True)


def _fragments(plan: Plan) -> Iterator[TypeId]:
    """The places that generated code is held to as a whole."""
    for held in _held(plan):
        for node in walk(held):
            for assertion in node.residual:
                if isinstance(assertion, ir.Fragment):
                    yield assertion.id


def _held(plan: Plan) -> Iterator[ir.Type]:
    """The types whose assertions are held: of definitions, and of events alone."""
    for definition in plan.spec.definitions.values():
        if definition.exact or ir.Use.SENT in definition.use:
            yield definition.type
    for stream in plan.spec.streams if plan.options.has_events else ():
        match stream.events:
            case ir.UntaggedEvents(types=types) if stream.exact:
                yield from types
            case (ir.TaggedEvents() | ir.EnvelopeEvents()) as events if stream.exact:
                yield from event_types(events)
            case _:
                pass


def _moved(places: Iterable[TypeId], surface: Surface) -> dict[str, dict[str, str]]:
    """Where those of some places are that stand elsewhere; pointers, by document."""
    found: dict[str, dict[str, str]] = {}
    for place in places:
        there = standing(place, surface.schemas)
        if there != place:
            of_document = found.setdefault(uri_of(place), {})
            of_document[split_id(place).pointer] = split_id(there).pointer
    return found


def _reached(
    roots: Iterable[TypeId], surface: Surface, registry: Registry
) -> Iterator[TypeId]:
    """The schemas that a validator may come by from some of them, each as a whole.

    The schemas inside one are looked into as well, but it stands for them. Of a
    document that is kept whole all are looked into: a validator asks for whatever it
    refers to.
    """
    seen: set[TypeId] = set()
    inside: dict[str, list[TypeId]] = {}
    for place in surface.schemas:
        inside.setdefault(uri_of(place), []).append(place)
    pending = [(place, True) for place in roots]
    while pending:
        place, is_whole = pending.pop()
        if is_whole:  # with what lets null pass beside it, as it stands in there
            place = next(nullable_around(place, surface.schemas), place)
        if place in seen or place not in surface.schemas:
            continue
        seen.add(place)
        uri = uri_of(place)
        others = inside.pop(uri, ())  # once for each document
        if others and _is_kept_whole(
            registry.documents[uri], surface.schemas[place].dialect
        ):
            pending.extend((other, False) for other in others)
        if is_whole:
            yield place
        schema = surface.schemas[place]
        pending.extend((target, target == schema.ref) for target in schema.leads_to)
        dynamic = dynamic_references(schema, registry)
        pending.extend((target, True) for _, target in dynamic)


def _metaschema(dialect: Dialect, document: Document) -> str:
    """The URI of the dialect that a validator reads a document in.

    Schemas of OpenAPI are rewritten to JSON Schema 2020-12, which validators know.
    """
    if dialect.family == "openapi":
        return DRAFT_2020_12.metaschema
    return dialect.metaschema if dialect.validation else document.value["$schema"]


def _reduced(
    document: Document, value: Any, places: list[TypeId], dialect: Dialect
) -> Any:
    """A document as the package carries it: whole, or with some places of it only.

    `value` is that of the document, respelled for a validator.
    """
    if _is_kept_whole(document, dialect):
        return _self_named(document.uri, value, dialect)
    return _pruned(value, places, dialect if dialect.family == "openapi" else None)


def _is_kept_whole(document: Document, dialect: Dialect) -> bool:
    """Whether a document may have parts that others refer to by identifiers.

    Its text alone is looked at: what only looks like an identifier does no harm.
    """
    marks = (b"$id", b'"id"', b"nchor")
    return dialect.family != "openapi" and any(
        mark in document.source.data for mark in marks
    )


def _self_named(uri: str, value: Any, dialect: Dialect) -> Any:
    """A whole document, with the identifier that it gives itself made absolute."""
    keyword = dialect.id_keyword
    own = value.get(keyword) if isinstance(value, dict) else None
    if not isinstance(own, str) or own.startswith("#"):
        return value
    return {**value, keyword: uris.join(resource_uri(uri), own)}


def _pruned(value: Any, places: Iterable[TypeId], dialect: Dialect | None) -> Any:
    """The schemas at some places of a document, each in its place, and no others."""
    whole: list[tuple[str, ...]] = []
    for steps in sorted(tokens(split_id(place).pointer) for place in places):
        if not whole or steps[: len(whole[-1])] != whole[-1]:
            whole.append(steps)
    root: Any = _empty(value)
    for steps in whole:
        if not steps:
            return value if dialect is None else plain_schema(value, dialect)
        _put(root, value, steps, dialect)
    return root


def _empty(value: Any) -> Any:
    return [True] * len(value) if isinstance(value, list) else {}


def _put(
    target: Any, source: Any, steps: tuple[str, ...], dialect: Dialect | None
) -> None:
    """Copy the value at a path, with what leads to it."""
    for step in steps[:-1]:
        key: Any = int(step) if isinstance(source, list) else step
        source = source[key]
        if isinstance(target, dict):
            target = target.setdefault(key, _empty(source))
        else:
            if target[key] is True:
                target[key] = _empty(source)
            target = target[key]
    last: Any = int(steps[-1]) if isinstance(source, list) else steps[-1]
    target[last] = (
        source[last] if dialect is None else plain_schema(source[last], dialect)
    )
