"""Which constants stay closed where the verdict is tolerant.

A tolerant model takes any value where an enumeration was meant. Not so for the
constants by which a union tells its variants apart: were they open, one variant would
take the documents of another. What bears an unknown constant is an unknown variant.

Takes a `Spec`; gives properties. Must not know how anything is written.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from specgen import ir
from specgen.ir import TypeId
from specgen.walk import composites, objects_in, resolved


def closed_properties(spec: ir.Spec) -> Iterator[tuple[TypeId, str]]:
    """The properties, as (object, property), that tell the variants of unions apart."""
    for definition in spec.definitions.values():
        for node in composites(definition.type):
            if isinstance(node, ir.Union):
                objects = objects_in(node, spec.definitions)
                if node.tag is not None:
                    yield from ((found.id, node.tag.property) for found in objects)
                elif len(objects) > 1:
                    yield from _differing(objects, spec.definitions)


def _differing(
    objects: Iterable[ir.Object], definitions: ir.Definitions
) -> Iterator[tuple[TypeId, str]]:
    """The properties that are a constant in several objects, each time another one."""
    found: dict[str, dict[str, list[TypeId]]] = {}
    for item in objects:
        for declared in item.properties:
            value = _constant(declared.type, definitions)
            if value is not None:
                values = found.setdefault(declared.name, {})
                values.setdefault(value, []).append(item.id)
    for name, values in found.items():
        if len(values) > 1:
            yield from ((place, name) for places in values.values() for place in places)


def _constant(node: ir.Type, definitions: ir.Definitions) -> str | None:
    """The only text that a type is limited to, null aside."""
    match resolved(node, definitions):
        case ir.Literal(value=str() as value):
            return value
        case ir.Enum(members=members):
            values = [m.value for m in members if m.value is not None]
            only = values[0] if len(values) == 1 else None
            return only if isinstance(only, str) else None
        case _:
            return None
