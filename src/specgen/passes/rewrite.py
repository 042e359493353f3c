"""What several passes need: walking and rewriting types, following references."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from operator import is_
from typing import Any, TypeAlias, TypeVar

from msgspec.structs import replace

from specgen import ir
from specgen.ir import TypeId

_T = TypeVar("_T")

Changes: TypeAlias = Mapping[type[ir.Type], Callable[[Any], ir.Type]]
"""What becomes of types, by their class; those of other classes stay what they are."""

_WITH_PARTS = frozenset(
    {ir.Object, ir.Map, ir.Array, ir.Tuple, ir.Union, ir.Intersection}
)
_LEADING = _WITH_PARTS | {ir.Ref}


class Rewriter:
    """Applies changes to types and all their parts, innermost first.

    A type is kept as it is where neither it nor a part of it changes. One that has no
    parts, and is of no class that changes, is not even called for: most types are so.
    """

    def __init__(self, changes: Changes) -> None:
        self._changes = changes
        self._concerned = _WITH_PARTS | changes.keys()

    def spec(self, spec: ir.Spec) -> ir.Spec:
        """The specification with all its types changed."""
        definitions = {
            place: self.definition(found) for place, found in spec.definitions.items()
        }
        operations = tuple(map(self.operation, spec.operations))
        return replace(spec, definitions=definitions, operations=operations)

    def definition(self, definition: ir.Definition) -> ir.Definition:
        """The definition with its type changed."""
        node = self.rewritten(definition.type)
        return definition if node is definition.type else replace(definition, type=node)

    def operation(self, operation: ir.Operation) -> ir.Operation:
        """The operation with the types of all that it sends and reads changed."""
        requests = self._types(operation.requests)
        responses = self._types(operation.responses)
        parameters = self._types(operation.parameters)
        if (
            requests is operation.requests
            and responses is operation.responses
            and parameters is operation.parameters
        ):
            return operation
        return replace(
            operation, requests=requests, responses=responses, parameters=parameters
        )

    def rewritten(self, node: ir.Type) -> ir.Type:
        """The type with its parts changed, and then itself."""
        if type(node) in _WITH_PARTS:
            node = self._with_parts(node)
        change = self._changes.get(type(node))
        return node if change is None else change(node)

    def _with_parts(self, node: ir.Type) -> ir.Type:
        match node:
            case ir.Object():
                extra = self.rewritten(node.extra)
                properties = self._properties(node.properties)
                if extra is node.extra and properties is node.properties:
                    return node
                return replace(node, properties=properties, extra=extra)
            case ir.Union():
                parts = self._types(node.variants)
                return node if parts is node.variants else replace(node, variants=parts)
            case ir.Array():
                items = self.rewritten(node.items)
                return node if items is node.items else replace(node, items=items)
            case ir.Map():
                values = self.rewritten(node.values)
                return node if values is node.values else replace(node, values=values)
            case ir.Tuple():
                parts = self._types(node.items)
                return node if parts is node.items else replace(node, items=parts)
            case ir.Intersection():
                parts = self._types(node.members)
                return node if parts is node.members else replace(node, members=parts)
            case _:
                return node

    def _types(self, nodes: tuple[ir.Type, ...]) -> tuple[ir.Type, ...]:
        concerned = self._concerned
        return _unless_same(
            nodes, [self.rewritten(n) if type(n) in concerned else n for n in nodes]
        )

    def _properties(self, items: tuple[ir.Property, ...]) -> tuple[ir.Property, ...]:
        concerned = self._concerned
        return _unless_same(
            items,
            [self._property(p) if type(p.type) in concerned else p for p in items],
        )

    def _property(self, item: ir.Property) -> ir.Property:
        node = self.rewritten(item.type)
        return item if node is item.type else replace(item, type=node)


def _unless_same(old: tuple[_T, ...], new: list[_T]) -> tuple[_T, ...]:
    """What is new, or else the very tuple that there was."""
    return old if all(map(is_, old, new)) else tuple(new)


def parts(node: ir.Type) -> Sequence[ir.Type]:
    """The types directly inside a type."""
    match node:
        case ir.Object(properties=properties, extra=extra):
            return [*[p.type for p in properties], extra]
        case ir.Union(variants=variants):
            return variants
        case ir.Array(items=items):
            return (items,)
        case ir.Map(values=values):
            return (values,)
        case ir.Tuple(items=types):
            return types
        case ir.Intersection(members=members):
            return members
        case _:
            return ()


def walk(node: ir.Type) -> Iterator[ir.Type]:
    """A type and everything inside it, references not followed."""
    pending = [node]
    while pending:
        found = pending.pop()
        yield found
        if type(found) in _WITH_PARTS:
            pending.extend(parts(found))


def composites(node: ir.Type) -> Iterator[ir.Type]:
    """Those of `walk` that have parts: few, and most walks look for no others."""
    pending = [node]
    while pending:
        found = pending.pop()
        if type(found) in _WITH_PARTS:
            yield found
            pending.extend([p for p in parts(found) if type(p) in _WITH_PARTS])


def references(node: ir.Type) -> list[TypeId]:
    """The places that a type leads to, bases first, in its order, with repeats."""
    places: list[TypeId] = []
    pending = [node]
    while pending:
        found = pending.pop()
        if isinstance(found, ir.Ref):
            places.append(found.target)
        else:
            if isinstance(found, ir.Object):
                places.extend(found.bases)
            inside = [p for p in parts(found) if type(p) in _LEADING]
            pending.extend(reversed(inside))
    return places


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
    if not isinstance(node, ir.Ref):
        return node
    seen: set[TypeId] = set()
    while isinstance(node, ir.Ref):
        if node.target in seen:
            return ir.Any(id=node.id)
        seen.add(node.target)
        node = definitions[node.target].type
    return node
