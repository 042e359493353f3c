"""In what order definitions that need each other stand in their module.

Base classes come before classes that inherit. Aliases come after all classes, each
after those it names: only in those that are part of themselves a name is quoted.

Owns: that order. Takes: definitions and what each needs. Gives: a rank for each.
Must not know: modules, names of classes, or text.
"""

from __future__ import annotations

from collections.abc import Container, Iterator, Mapping
from typing import TypeAlias

from specgen import ir
from specgen.graph import Graph
from specgen.ir import TypeId

Rank: TypeAlias = tuple[int, int, int]
"""Behind classes or not, then how much a definition needs first, of two kinds."""

Edges: TypeAlias = Mapping[TypeId, tuple[TypeId, ...]]


def ranks(
    definitions: ir.Definitions,
    edges: Edges,
    finals: Mapping[TypeId, TypeId],
    first: Container[TypeId] = (),
) -> dict[TypeId, Rank]:
    """Return the rank of each definition: lower ones come first.

    `edges` are what definitions need, behind references to another path of the same,
    which `finals` has. Of aliases in a circle those that are just another name come
    after what they name. Of classes that need as much those in `first` come first.
    """
    aliases = {
        schema_id: edges[schema_id]
        for schema_id, definition in definitions.items()
        if not isinstance(definition.type, ir.Object)
    }
    named = {
        alias: tuple(finals[target] for target in _named(definitions[alias].type))
        for alias in aliases
    }
    heights, within = _heights(aliases), _heights(named)
    found = {alias: (1, heights[alias], within[alias]) for alias in aliases}
    return found | _ranks_of_classes(definitions, first)


def _ranks_of_classes(
    definitions: ir.Definitions, first: Container[TypeId]
) -> dict[TypeId, Rank]:
    depths: dict[TypeId, int] = {}

    def depth(schema_id: TypeId) -> int:
        node = definitions[schema_id].type
        if schema_id not in depths:
            bases = node.bases if isinstance(node, ir.Object) else ()
            depths[schema_id] = 1 + max(map(depth, bases), default=-1)
        return depths[schema_id]

    return {
        schema_id: (0, depth(schema_id), schema_id not in first)
        for schema_id, definition in definitions.items()
        if isinstance(definition.type, ir.Object)
    }


def _heights(edges: Edges) -> dict[TypeId, int]:
    """How many of the others, at most, lead from each to one that needs no more."""
    graph = Graph(
        {
            source: tuple(target for target in targets if target in edges)
            for source, targets in edges.items()
        }
    )
    return {
        node: height
        for height, layer in enumerate(graph.layers())
        for component in layer
        for node in component
    }


def _named(node: ir.Type) -> Iterator[TypeId]:
    """The places of which all values are values of a type."""
    match node:
        case ir.Ref(target=target):
            yield target
        case ir.Union(variants=variants):
            for variant in variants:
                yield from _named(variant)
        case _:
            return
