"""Which types Python takes for one and the same.

`A | B` is no union in Python where `A` and `B` are names for the same thing, or two
spellings of it: what counts the members of a union has to know.
"""

from __future__ import annotations

from collections.abc import Hashable

from specgen import ir
from specgen.formats import python_type
from specgen.ir import TypeId
from specgen.walk import parts, resolved, values_of

_DEEPEST = 20
"""Types that differ only further inside are taken for different ones."""


class PythonTypes:
    """Gives types numbers: the same one to those that are one type in Python."""

    def __init__(self, definitions: ir.Definitions, *, python_formats: bool) -> None:
        self._definitions = definitions
        self._python_formats = python_formats
        self._numbers: dict[Hashable, int] = {}
        self._behind: dict[TypeId, int] = {}

    def of(self, node: ir.Type, depth: int = 0) -> int:
        """The number of a type: all of it counts but its place and its words."""
        match node:
            case ir.Object(id=place):  # a class of its own
                return self._number(place)
            case ir.Ref(target=target, residual=()):
                return self._of_place(target, depth)
            case ir.Ref(target=target, residual=residual):
                return self._number((self._of_place(target, depth), residual))
            case _:
                inside = tuple(self.of(part, depth + 1) for part in parts(node))
                own = self._own(node)
                return self._number(
                    (type(node), own, inside, node.implied, node.residual)
                )

    def _of_place(self, place: TypeId, depth: int) -> int:
        if place not in self._behind:
            self._behind[place] = self._number(place)  # for what contains itself
            node = resolved(ir.Ref(id=place, target=place), self._definitions)
            if depth < _DEEPEST:
                self._behind[place] = self.of(node, depth)
        return self._behind[place]

    def _own(self, node: ir.Type) -> Hashable:
        """What a type says beside its parts."""
        match node:
            case ir.Scalar(kind=kind):
                return kind, python_type(node) if self._python_formats else None
            case ir.Literal() | ir.Enum():
                return tuple(map(repr, values_of(node)))
            case _:
                return None

    def _number(self, key: Hashable) -> int:
        return self._numbers.setdefault(key, len(self._numbers))
