"""References in the parts of documents that nothing leads to.

Owns: the promise that no dangling reference of a document that was read is passed
over in silence. Parse resolves what an operation or a schema reaches; this looks at
all the rest. Takes the registry, gives diagnostics only.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from specgen.resolve import Registry
from specgen.source import Location, child

_DATA = frozenset({"example", "examples", "default", "enum", "const", "value"})
_NAMES = frozenset(
    "properties patternProperties $defs definitions dependentSchemas schemas responses "
    "parameters requestBodies headers securitySchemes links callbacks pathItems "
    "mapping variables scopes".split()
)


def check_references(registry: Registry) -> None:
    """Resolve every `$ref` of every file that was read; report those that fail."""
    for uri, document in list(registry.documents.items()):
        if document.source.path is not None:
            for pointer, ref in _references(document.value):
                registry.resolve(ref, Location(uri, pointer))


def _references(root: Any) -> Iterator[tuple[str, str]]:
    """Each `$ref` of a document, data left out, with the place of its value."""
    pending: list[tuple[Any, str, bool]] = [(root, "", False)]
    while pending:
        value, pointer, named = pending.pop()
        if isinstance(value, list):
            for n, item in enumerate(value):
                if isinstance(item, dict | list):
                    pending.append((item, f"{pointer}/{n}", False))
            continue
        ref = value.get("$ref") if isinstance(value, dict) else None
        if isinstance(ref, str):
            yield f"{pointer}/$ref", ref
        for key, item in value.items() if isinstance(value, dict) else ():
            if isinstance(item, dict | list) and (named or _holds_references(key)):
                pending.append((item, child(pointer, key), not named and key in _NAMES))


def _holds_references(key: str) -> bool:
    return key not in _DATA and not key.startswith("x-")
