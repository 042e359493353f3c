"""Documents as one: the bundle for people, and the schemas that a package carries.

Owns: which parts of the documents a residual assertion needs at run time, and their
spelling in plain JSON Schema. Takes the plan and the documents; gives JSON text.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from typing import Any

from specgen import ir
from specgen.ir import TypeId
from specgen.parse import Surface
from specgen.passes.rewrite import walk
from specgen.plan import Plan
from specgen.resolve import Registry
from specgen.source import split_id, tokens


def schema_resources(plan: Plan, surface: Surface, registry: Registry) -> str:
    """The JSON of `_schemas.json`: the documents that residual schemas lead into.

    Empty where nothing is left to a JSON Schema validator. Each document keeps only
    what is reached, in its place, so that every reference still leads where it did;
    one that names schemas by identifiers is kept whole.
    """
    roots = list(dict.fromkeys(_fragments(plan)))
    if not roots:
        return ""
    places = _reached(roots, surface)
    by_uri: dict[str, list[TypeId]] = {}
    for place in places:
        by_uri.setdefault(place.partition("#")[0], []).append(place)
    found = {}
    for uri in sorted(by_uri):
        document = registry.documents[uri]
        dialect = surface.schemas[by_uri[uri][0]].dialect
        value = document.value
        if not registry.identifiers(uri):
            value = _pruned(value, by_uri[uri])
        found[uri] = {"dialect": dialect.metaschema, "document": value}
    return json.dumps(found, ensure_ascii=False, indent=1, sort_keys=True) + "\n"


def _fragments(plan: Plan) -> Iterator[TypeId]:
    for definition in plan.spec.definitions.values():
        if definition.exact or ir.Use.SENT in definition.use:
            for node in walk(definition.type):
                for assertion in node.residual:
                    if isinstance(assertion, ir.Fragment):
                        yield assertion.id


def _reached(roots: Iterable[TypeId], surface: Surface) -> list[TypeId]:
    """All schemas that a validator may come by, from some of them."""
    seen: dict[TypeId, None] = {}
    pending = list(roots)
    while pending:
        place = pending.pop()
        if place in seen or place not in surface.schemas:
            continue
        seen[place] = None
        schema = surface.schemas[place]
        if schema.ref is not None:
            pending.append(schema.ref)
        pending.extend(_children(schema.id, schema.value, schema.dialect))
    return list(seen)


def _children(place: TypeId, value: Any, dialect: Any) -> Iterator[TypeId]:
    from specgen.dialect import subschemas

    for pointer, _ in subschemas(value, dialect):
        yield place + pointer


def _pruned(value: Any, places: Iterable[TypeId]) -> Any:
    """A document with the schemas at some places, each in its place, and no others."""
    root: dict[Any, Any] = {}
    whole: list[tuple[str, ...]] = []
    for place in sorted(places, key=len):
        steps = tokens(split_id(place).pointer)
        if any(steps[: len(other)] == other for other in whole[-1:]):
            continue
        whole.append(steps)
        if not steps:
            return value
        _put(root, value, steps)
    return _listed(root)


def _put(target: dict[Any, Any], source: Any, steps: tuple[str, ...]) -> None:
    for step in steps[:-1]:
        source = source[int(step)] if isinstance(source, list) else source[step]
        target = target.setdefault(step, {})
    last = steps[-1]
    target[last] = source[int(last)] if isinstance(source, list) else source[last]


def _listed(value: Any) -> Any:
    return value
