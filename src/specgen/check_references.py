"""References in the parts of documents that nothing leads to.

Owns: the promise that no dangling reference of a document that was read is passed
over in silence. Parse resolves what an operation or a schema reaches; this looks at
all the rest. Takes a surface and its registry, gives diagnostics only.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any, TypeAlias

from specgen.parse import Surface
from specgen.resolve import Registry
from specgen.schema import Schema
from specgen.source import TypeId, child, split_id, type_id

_Part: TypeAlias = tuple[TypeId, Any, bool]
"""A value, its place, and whether its keys are names that a user gave."""

_CONTAINERS = (dict, list)
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
    wholes = [(type_id(uri, ""), value, False) for uri, value in files.items()]
    for part in [*wholes, *_loose_parts(surface)]:
        for place, ref in _references(part, surface.schemas):
            at = split_id(place)
            if at.uri in files:
                registry.resolve(ref, at)


def _loose_parts(surface: Surface) -> Iterator[_Part]:
    """What stands in schemas under keywords that hold no schemas."""
    for schema in surface.schemas.values():
        for keyword in schema.outline.loose:
            value = schema.keywords[keyword]
            if isinstance(value, _CONTAINERS) and _holds_references(keyword):
                yield child(schema.id, keyword), value, keyword in _NAMES


def _references(
    part: _Part, schemas: Mapping[TypeId, Schema]
) -> Iterator[tuple[TypeId, str]]:
    """Each `$ref` in a part, with the place of its value.

    Left out are data, and schemas that parse has read as they stand.
    """
    pending = [part] if isinstance(part[1], _CONTAINERS) else []
    while pending:
        place, value, named = pending.pop()
        if isinstance(value, list):
            for n, item in enumerate(value):
                if isinstance(item, _CONTAINERS):
                    pending.append((f"{place}/{n}", item, False))
            continue
        schema = schemas.get(place)
        if schema is not None and schema.keywords is value:
            continue
        ref = value.get("$ref")
        if isinstance(ref, str):
            yield f"{place}/$ref", ref
        for key, item in value.items():
            if isinstance(item, _CONTAINERS) and (named or _holds_references(key)):
                pending.append((child(place, key), item, not named and key in _NAMES))


def _holds_references(key: str) -> bool:
    return key not in _DATA and not key.startswith("x-")
