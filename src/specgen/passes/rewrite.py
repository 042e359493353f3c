"""What several passes need: walking and rewriting types, following references."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping

from msgspec.structs import replace

from specgen import ir
from specgen.ir import TypeId


def rewritten(node: ir.Type, change: Callable[[ir.Type], ir.Type]) -> ir.Type:
    """The type with `change` applied to it and all its parts, innermost first.

    A node none of whose parts change is kept as it is.
    """
    return change(_with_parts(node, change))


def _with_parts(node: ir.Type, change: Callable[[ir.Type], ir.Type]) -> ir.Type:
    match node:
        case ir.Object():
            extra = rewritten(node.extra, change)
            properties = tuple(_property(p, change) for p in node.properties)
            if extra is node.extra and _same(properties, node.properties):
                return node
            return replace(node, properties=properties, extra=extra)
        case ir.Map():
            values = rewritten(node.values, change)
            return node if values is node.values else replace(node, values=values)
        case ir.Array():
            items = rewritten(node.items, change)
            return node if items is node.items else replace(node, items=items)
        case ir.Tuple():
            parts = tuple(rewritten(item, change) for item in node.items)
            return node if _same(parts, node.items) else replace(node, items=parts)
        case ir.Union():
            parts = tuple(rewritten(item, change) for item in node.variants)
            return (
                node if _same(parts, node.variants) else replace(node, variants=parts)
            )
        case ir.Intersection():
            parts = tuple(rewritten(item, change) for item in node.members)
            return node if _same(parts, node.members) else replace(node, members=parts)
        case _:
            return node


def _property(item: ir.Property, change: Callable[[ir.Type], ir.Type]) -> ir.Property:
    changed = rewritten(item.type, change)
    return item if changed is item.type else replace(item, type=changed)


def _same(new: tuple[object, ...], old: tuple[object, ...]) -> bool:
    return all(a is b for a, b in zip(new, old, strict=True))


def rewrite_spec(spec: ir.Spec, change: Callable[[ir.Type], ir.Type]) -> ir.Spec:
    """Apply `change` to every type of a specification, innermost first."""
    definitions = {}
    for schema_id, definition in spec.definitions.items():
        node = rewritten(definition.type, change)
        if node is not definition.type:
            definition = replace(definition, type=node)
        definitions[schema_id] = definition
    return rewrite_operations(replace(spec, definitions=definitions), change)


def rewrite_operations(spec: ir.Spec, change: Callable[[ir.Type], ir.Type]) -> ir.Spec:
    """Apply `change` to the types of all operations, innermost first."""

    def all_of(types: tuple[ir.Type, ...]) -> tuple[ir.Type, ...]:
        return tuple(rewritten(item, change) for item in types)

    operations = tuple(
        replace(
            operation,
            requests=all_of(operation.requests),
            responses=all_of(operation.responses),
            parameters=all_of(operation.parameters),
        )
        for operation in spec.operations
    )
    return replace(spec, operations=operations)


def parts(node: ir.Type) -> Iterator[ir.Type]:
    """The types directly inside a type."""
    match node:
        case ir.Object():
            yield from (p.type for p in node.properties)
            yield node.extra
        case ir.Map():
            yield node.values
        case ir.Array():
            yield node.items
        case ir.Tuple():
            yield from node.items
        case ir.Union():
            yield from node.variants
        case ir.Intersection():
            yield from node.members
        case _:
            return


def walk(node: ir.Type) -> Iterator[ir.Type]:
    """A type and everything inside it, references not followed."""
    pending = [node]
    while pending:
        found = pending.pop()
        yield found
        pending.extend(parts(found))


def references(node: ir.Type) -> Iterator[TypeId]:
    """The places that a type leads to, bases included, in order, with repeats."""
    for found in walk(node):
        if isinstance(found, ir.Ref):
            yield found.target
        elif isinstance(found, ir.Object):
            yield from found.bases


def ends_of(definitions: Mapping[TypeId, ir.Definition]) -> dict[TypeId, TypeId]:
    """Where each alias leads to in the end, however long the chain."""
    ends: dict[TypeId, TypeId] = {}
    for start in definitions:
        chain = []
        place = start
        while place not in ends:
            ends[place] = place  # its own end, should the chain be a circle
            node = definitions[place].type
            if not isinstance(node, ir.Ref):
                break
            chain.append(place)
            place = node.target
        ends.update(dict.fromkeys(chain, ends[place]))
    return ends


def resolved(node: ir.Type, definitions: Mapping[TypeId, ir.Definition]) -> ir.Type:
    """The type itself, behind any references; `Any` behind a circle of them.

    A residual assertion of a reference is not carried over.
    """
    seen: set[TypeId] = set()
    while isinstance(node, ir.Ref):
        if node.target in seen:
            return ir.Any(id=node.id)
        seen.add(node.target)
        node = definitions[node.target].type
    return node
