"""References in the parts of documents that nothing leads to.

Owns: the promise that no dangling reference of a document that was read is passed
over in silence. Parse resolves what an operation or a schema reaches; this looks at
all the rest. Takes a surface and its registry, gives diagnostics only.
"""

from __future__ import annotations

from collections.abc import Container, Iterator
from typing import Any, TypeAlias

from specgen.parse import Surface
from specgen.resolve import Registry
from specgen.source import TypeId, child, split_id, type_id

_Way: TypeAlias = "TypeId | tuple[_Way, str | int]"
"""The way to a value: a place, or a step from somewhere. Few are ever spelled out."""

_Part: TypeAlias = tuple[_Way, Any, bool]
"""A value, the way to it, and whether its keys are names that a user gave."""

_CONTAINERS = frozenset({dict, list})
_DATA = frozenset({"example", "examples", "default", "enum", "const", "value"})
_NAMES = frozenset(
    "properties patternProperties $defs definitions dependentSchemas schemas responses "
    "parameters requestBodies headers securitySchemes links callbacks pathItems "
    "mapping variables scopes".split()
)


def check_references(surface: Surface, registry: Registry) -> None:
    """Resolve each `$ref` of each file that parse did not; report those that fail."""
    documents = registry.documents
    files = {u: d.value for u, d in documents.items() if d.source.path is not None}
    read = {id(schema.keywords) for schema in surface.schemas.values()}
    parts: list[_Part]
    parts = [(type_id(uri, ""), value, False) for uri, value in files.items()]
    for part in [*parts, *_loose_parts(surface)]:
        for way, ref in _references(part, read):
            at = split_id(_place(way))
            if at.uri in files:
                registry.resolve(ref, at)


def _loose_parts(surface: Surface) -> Iterator[_Part]:
    """What stands in schemas under keywords that hold no schemas."""
    for schema in surface.schemas.values():
        for keyword in schema.outline.loose:
            value = schema.keywords[keyword]
            if type(value) in _CONTAINERS and _holds_references(keyword):
                yield child(schema.id, keyword), value, keyword in _NAMES


def _references(part: _Part, read: Container[int]) -> Iterator[tuple[_Way, str]]:
    """Each `$ref` in a part, with the way to its value.

    Left out are data, and schemas that parse has `read` as they stand, by their `id`.
    """
    pending = [part] if type(part[1]) in _CONTAINERS else []
    while pending:
        way, value, named = pending.pop()
        if isinstance(value, list):
            for n, item in enumerate(value):
                if type(item) in _CONTAINERS:
                    pending.append(((way, n), item, False))
            continue
        if id(value) in read:
            continue
        ref = value.get("$ref")
        if isinstance(ref, str):
            yield (way, "$ref"), ref
        for key, item in value.items():
            if type(item) in _CONTAINERS and (named or _holds_references(key)):
                pending.append(((way, key), item, not named and key in _NAMES))


def _place(way: _Way) -> TypeId:
    """The place that a way leads to."""
    steps: list[str | int] = []
    while isinstance(way, tuple):
        way, step = way
        steps.append(step)
    return child(way, *reversed(steps))


def _holds_references(key: str) -> bool:
    return key not in _DATA and not key.startswith("x-")
