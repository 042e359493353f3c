"""How a pass changes types: by their class, innermost first."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from operator import is_
from typing import Any, TypeAlias, TypeVar

from msgspec.structs import replace

from specgen import ir
from specgen.walk import WITH_PARTS

_T = TypeVar("_T")

Changes: TypeAlias = Mapping[type[ir.Type], Callable[[Any], ir.Type]]
"""What becomes of types, by their class; those of other classes stay what they are."""


class Rewriter:
    """Applies changes to types and all their parts, innermost first.

    A type is kept as it is where neither it nor a part of it changes. One that has no
    parts, and is of no class that changes, is not even called for: most types are so.
    """

    def __init__(self, changes: Changes) -> None:
        self._changes = changes
        self._concerned = WITH_PARTS | changes.keys()

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
        if type(node) in WITH_PARTS:
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
