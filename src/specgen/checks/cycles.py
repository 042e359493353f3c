"""Schemas that are made of nothing but themselves.

Owns: the promise that following references in place comes to an end: `A` that is
`$ref: A`, `allOf: [A]` or `anyOf: [A, …]` says nothing that a document could be held
to (JSON Schema 2020-12 core, 9.4.1). A schema that contains itself further down, in a
property or an item, is an ordinary recursive type. Takes a surface, gives diagnostics.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from itertools import chain

from specgen.diagnostics import Diagnostics
from specgen.graph import Graph
from specgen.ir import TypeId
from specgen.parse import Surface
from specgen.parse.schema import Schema

_UNIONS = ("anyOf", "oneOf")
_IN_PLACE = frozenset({"$ref", "allOf", *_UNIONS})
_ASSERTING = frozenset({"type", "enum", *_UNIONS})


def check_cycles(surface: Surface, diagnostics: Diagnostics) -> None:
    """Report each group of schemas that only lead to each other, once.

    A union with a variant that inherits from it (`Pet: oneOf: [Cat]`, where `Cat` is
    `allOf: [Pet, …]`) is common, and means something: it is let pass.
    """
    schemas = surface.schemas
    found = [schemas[place] for place in _candidates(schemas.values())]
    reported: set[TypeId] = set()
    for edges in (_all_of(found), _any_of(found)):
        graph = Graph(edges)
        for component in graph.strongly_connected_components():
            if graph.is_cyclic(component) and reported.isdisjoint(component):
                reported.update(component)
                start = next(place for place in component if schemas[place].ref)
                _report(graph.path(start, start), schemas, diagnostics)


def _candidates(schemas: Iterable[Schema]) -> list[TypeId]:
    """The schemas that lead on in place and are led to: few are both, as in a cycle."""
    edges: dict[TypeId, tuple[TypeId, ...]] = {}
    for schema in schemas:
        if not _IN_PLACE.isdisjoint(schema.outline.keywords):
            edges[schema.id] = (*_conjuncts(schema), *_variants(schema))
    met = set(chain.from_iterable(edges.values()))
    return [
        place
        for place, targets in edges.items()
        if place in met and not edges.keys().isdisjoint(targets)
    ]


def _all_of(schemas: Iterable[Schema]) -> dict[TypeId, tuple[TypeId, ...]]:
    """What each schema holds its documents to, all of it, besides its own keywords."""
    return {schema.id: _conjuncts(schema) for schema in schemas}


def _any_of(schemas: Iterable[Schema]) -> dict[TypeId, tuple[TypeId, ...]]:
    """The variants of each union, and what stands for a schema that adds nothing."""
    edges: dict[TypeId, tuple[TypeId, ...]] = {}
    for schema in schemas:
        edges[schema.id] = _variants(schema)
        conjuncts = _conjuncts(schema)
        if len(conjuncts) == 1 and not _adds_anything(schema):
            edges[schema.id] += conjuncts
    return edges


def _conjuncts(schema: Schema) -> tuple[TypeId, ...]:
    members = tuple(member.id for member in schema.members("allOf"))
    return members if schema.ref is None else (schema.ref, *members)


def _variants(schema: Schema) -> tuple[TypeId, ...]:
    return tuple(v.id for keyword in _UNIONS for v in schema.members(keyword))


def _adds_anything(schema: Schema) -> bool:
    """Whether a schema asserts something of its own beside what it refers to."""
    outline = schema.outline
    return bool(
        outline.asserted_types
        or not _ASSERTING.isdisjoint(outline.keywords)
        or ("const" in outline.keywords and outline.dialect.has_const)
    )


def _report(
    cycle: tuple[TypeId, ...],
    schemas: Mapping[TypeId, Schema],
    diagnostics: Diagnostics,
) -> None:
    """Report a cycle, which begins and ends with the same place, at that reference."""
    first = schemas[cycle[0]]
    targets = [schemas[place].ref for place in cycle[:-1]]
    diagnostics.report(
        "ref-cycle",
        first.place("$ref"),
        ref=first.get("$ref"),
        cycle=" → ".join(target for target in (*targets, first.ref) if target),
    )
