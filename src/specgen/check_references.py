"""References in the parts of documents that nothing leads to.

Owns: the promise that no dangling reference of a document that was read is passed
over in silence. Parse resolves what an operation or a schema reaches; this looks at
all the rest. Takes a surface and its registry, gives diagnostics only.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator
from typing import Any, NamedTuple

from specgen.outline import Outline
from specgen.parse import Surface
from specgen.resolve import Registry
from specgen.shape import SHAPES
from specgen.source import Location, child, split_id

_DATA = frozenset({"example", "examples", "default", "enum", "const", "value"})
_NAMES = frozenset(
    "properties patternProperties $defs definitions dependentSchemas schemas responses "
    "parameters requestBodies headers securitySchemes links callbacks pathItems "
    "mapping variables scopes".split()
)
_WITHOUT_OBJECTS = SHAPES.keys() - {"discriminator", "dependentRequired"}
"""Keywords that hold no object but schemas: what else they hold, parse left out."""


class _Part(NamedTuple):
    """A container, its place, and whether its keys are names that a user gave."""

    uri: str
    pointer: str
    value: Any
    named: bool = False


def check_references(surface: Surface, registry: Registry) -> None:
    """Resolve each `$ref` of each file that parse did not; report those that fail."""
    documents = registry.documents
    parts = [*_loose_parts(surface)]
    parts += (_Part(uri, "", document.value) for uri, document in documents.items())
    parsed = {id(schema.keywords) for schema in surface.schemas.values()}
    for part in parts:
        if documents[part.uri].source.path is not None:
            for pointer, ref in _references(part, parsed):
                registry.resolve(ref, Location(part.uri, pointer))


def _loose_parts(surface: Surface) -> Iterator[_Part]:
    """What stands in schemas under keywords that hold no schemas."""
    known: dict[Outline, tuple[str, ...]] = {}
    for schema in surface.schemas.values():
        outline = schema.outline
        loose = known.get(outline)
        if loose is None:
            loose = known[outline] = tuple(_loose_keywords(outline))
        for keyword in loose:
            value = schema.keywords[keyword]
            if isinstance(value, dict | list):
                uri, pointer, _ = split_id(schema.id)
                yield _Part(uri, child(pointer, keyword), value, keyword in _NAMES)


def _loose_keywords(outline: Outline) -> Iterator[str]:
    settled = _WITHOUT_OBJECTS | outline.dialect.subschemas.keys()
    for keyword in outline.keywords:
        if keyword not in settled and _holds_references(keyword):
            yield keyword


def _references(part: _Part, parsed: Collection[int]) -> Iterator[tuple[str, str]]:
    """Each `$ref` in a container, data left out, with the place of its value.

    Nothing is said of schemas that are `parsed`, which are told by their identity.
    """
    pending = [(part.value, part.pointer, part.named)]
    while pending:
        value, pointer, named = pending.pop()
        if isinstance(value, list):
            for n, item in enumerate(value):
                if isinstance(item, dict | list):
                    pending.append((item, f"{pointer}/{n}", False))
            continue
        if not isinstance(value, dict) or (id(value) in parsed and not named):
            continue
        ref = value.get("$ref")
        if isinstance(ref, str):
            yield f"{pointer}/$ref", ref
        for key, item in value.items():
            if isinstance(item, dict | list) and (named or _holds_references(key)):
                pending.append((item, child(pointer, key), not named and key in _NAMES))


def _holds_references(key: str) -> bool:
    return key not in _DATA and not key.startswith("x-")
