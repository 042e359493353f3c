"""References that depend on the path of evaluation: `$dynamicRef`, `$recursiveRef`.

Owns where they lead as long as no schema on the way says otherwise. Takes a schema;
gives places. Must not know what evaluation makes of them: a validator does that.
"""

from __future__ import annotations

from collections.abc import Iterator

from specgen.ir import TypeId
from specgen.parse.schema import Schema
from specgen.resolve import Registry
from specgen.source import Location


def dynamic_references(
    schema: Schema, registry: Registry
) -> Iterator[tuple[Location, TypeId]]:
    """Yield where each of them stands in a schema, and the place that it leads to."""
    for keyword in schema.dialect.dynamic_keywords if schema.outline.is_dynamic else ():
        ref, at = schema.get(keyword), schema.place(keyword)
        found = registry.find(ref, at) if isinstance(ref, str) else None
        if found is not None:
            yield at, found.id
