"""Defaults that would have to hold themselves, or far too much: reported and dropped.

An object that is a default is filled in with the defaults of its own properties. A
tree whose `left` is by default `{}`, another tree, has no such value; and one whose
properties double at each level has one that nobody wants.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import TypeAlias

from msgspec.structs import replace

from specgen import ir
from specgen.diagnostics import Diagnostics
from specgen.graph import Graph
from specgen.ir import TypeId
from specgen.limits import MAX_DEFAULT_SIZE
from specgen.passes.check_defaults import place_of_default, typed_parts
from specgen.passes.settings import Settings
from specgen.walk import resolved

_Key: TypeAlias = tuple[TypeId, str]
"""A property that has a default: the object that it belongs to, and its name."""


def bound_defaults(
    spec: ir.Spec, _settings: Settings, diagnostics: Diagnostics
) -> ir.Spec:
    """Drop each default whose filling in does not end, or not soon."""
    endless = dict(_endless(dict(_with_parts(spec)), spec.definitions))
    owners = {place for place, _ in endless}
    definitions = dict(spec.definitions)
    for place, definition in spec.definitions.items():
        node = definition.type
        if place in owners and isinstance(node, ir.Object):
            properties = tuple(
                _bounded(p, endless.get((place, p.name)), diagnostics)
                for p in node.properties
            )
            node = replace(node, properties=properties)
            definitions[place] = replace(definition, type=node)
    return replace(spec, definitions=definitions)


def _bounded(
    item: ir.Property, what: str | None, diagnostics: Diagnostics
) -> ir.Property:
    if what is None:
        return item
    diagnostics.report("default-endless", place_of_default(item), what=what)
    return replace(item, default=None)


def _with_parts(spec: ir.Spec) -> Iterator[tuple[_Key, ir.Property]]:
    """The properties whose default holds an object that can be filled in."""
    for place, definition in spec.definitions.items():
        if isinstance(definition.type, ir.Object):
            for item in definition.type.properties:
                if item.default is not None and _holds_objects(item.default.value):
                    yield (place, item.name), item


def _holds_objects(value: ir.Json) -> bool:
    match value:
        case dict():
            return True
        case list():
            return any(map(_holds_objects, value))
        case _:
            return False


def _endless(
    found: Mapping[_Key, ir.Property], definitions: ir.Definitions
) -> Iterator[tuple[_Key, str]]:
    """The defaults that fill in themselves, or too many others."""
    graph = Graph(
        {
            key: tuple(_fills(item.type, item.default.value, definitions))
            for key, item in found.items()
            if item.default is not None
        }
    )
    sizes: dict[_Key, int] = {}
    for component in graph.strongly_connected_components():
        if graph.is_cyclic(component):
            yield from ((key, "itself") for key in component)
            continue
        key = component[0]
        sizes[key] = 1 + sum(sizes.get(other, 1) for other in graph.successors(key))
        if sizes[key] > MAX_DEFAULT_SIZE:
            yield key, f"over {MAX_DEFAULT_SIZE:,} others"
            sizes[key] = 1  # as it is dropped


def _fills(
    node: ir.Type, value: ir.Json, definitions: ir.Definitions
) -> Iterator[_Key]:
    """The defaults that a value is filled in with, of any type that it may be of."""
    pending = [(node, value)]
    while pending:
        node, value = pending.pop()
        behind = resolved(node, definitions)
        if isinstance(behind, ir.Object) and isinstance(value, dict):
            for item in behind.properties:
                is_missing = item.name not in value and not item.required
                if is_missing and item.default is not None:
                    yield behind.id, item.name
        pending.extend(typed_parts(behind, value))
