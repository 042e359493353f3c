"""In what order definitions that need each other stand in their module.

Base classes come before classes that inherit. Aliases come after all classes, each
after those it names: only in those that are part of themselves a name is quoted.

Owns: that order. Takes: definitions and what each needs. Gives: a rank for each.
Must not know: modules, names of classes, or text.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import TypeAlias

from specgen import ir
from specgen.graph import Graph
from specgen.ir import TypeId

Rank: TypeAlias = tuple[int, int, int]
"""Behind classes or not, then how much a definition needs first, of two kinds."""

Edges: TypeAlias = Mapping[TypeId, tuple[TypeId, ...]]


def ranks(
    definitions: ir.Definitions, edges: Edges, finals: Mapping[TypeId, TypeId]
) -> dict[TypeId, Rank]:
    """Return the rank of each definition: lower ones come first.

    `edges` are what definitions need, behind references to another path of the same,
    which `finals` has. Of aliases in a circle those that are just another name come
    after what they name.
    """
    aliases: dict[TypeId, tuple[TypeId, ...]] = {}
    bases: dict[TypeId, tuple[TypeId, ...]] = {}
    for schema_id, definition in definitions.items():
        if not isinstance(definition.type, ir.Object):
            aliases[schema_id] = edges[schema_id]
        elif definition.type.bases:
            bases[schema_id] = definition.type.bases
    named = {
        alias: tuple(finals[target] for target in _named(definitions[alias].type))
        for alias in aliases
    }
    depths = _heights(Graph(bases))
    heights, within = _heights(_among(aliases)), _heights(_among(named))
    return {
        schema_id: (1, heights[schema_id], within[schema_id])
        if schema_id in aliases
        else (0, depths.get(schema_id, 0), 0)
        for schema_id in definitions
    }


def _among(edges: Edges) -> Graph[TypeId]:
    """The graph of what needs what, that which has no entry left out."""
    return Graph(
        {
            source: tuple(target for target in targets if target in edges)
            for source, targets in edges.items()
        }
    )


def _heights(graph: Graph[TypeId]) -> dict[TypeId, int]:
    """How many of the others, at most, lead from each to one that needs no more."""
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
