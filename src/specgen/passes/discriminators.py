"""Which values of a discriminator mean which schema.

Takes types and the mapping; gives values. Must not know what becomes of the types.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from itertools import chain
from typing import TypeAlias

from specgen import ir
from specgen.ir import TypeId
from specgen.source import last_step
from specgen.walk import objects_in, resolved, string_values

DiscriminatorMapping: TypeAlias = Sequence[tuple[str, TypeId]]
"""Where the values of a discriminator lead."""


def values_meaning(
    nodes: Iterable[ir.Type],
    name: str,
    mapping: DiscriminatorMapping,
    definitions: ir.Definitions,
) -> list[tuple[str, ...]]:
    """Of each type the values of a discriminator that mean it and no other."""
    meant = [_values_of(node, name, mapping, definitions) for node in nodes]
    count = Counter(chain.from_iterable(meant))
    return [tuple(value for value in own if count[value] == 1) for own in meant]


def _values_of(
    node: ir.Type, name: str, mapping: DiscriminatorMapping, definitions: ir.Definitions
) -> tuple[str, ...]:
    """The values of a discriminator by which a type goes (OpenAPI, 4.25).

    What the mapping has for it and its constants, or else the name of its schema; none
    that the mapping has for another one.
    """
    places = places_of(node, definitions)
    mapped = [value for value, target in mapping if target in places]
    taken = {value for value, _ in mapping}.difference(mapped)
    own = [
        value
        for item in objects_in(node, definitions)
        for declared in item.properties
        if declared.name == name
        for value in string_values(declared.type, definitions) or ()
    ]
    found = mapped + own
    if not found and isinstance(node, ir.Ref):
        found = [last_step(node.target)]
    return tuple(value for value in dict.fromkeys(found) if value not in taken)


def places_of(node: ir.Type, definitions: ir.Definitions) -> set[TypeId]:
    """Where a type stands, and what it refers to."""
    behind = {node.target} if isinstance(node, ir.Ref) else set()
    return {node.id, resolved(node, definitions).id, *behind}
