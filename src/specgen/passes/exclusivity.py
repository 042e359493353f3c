"""Whether a value may be of two variants of a union, which `oneOf` forbids.

Takes the variants; gives a verdict. Must not know how the objects among them are told
apart.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import TypeAlias

from specgen import ir
from specgen.json_values import json_type
from specgen.passes.intersect_values import json_types
from specgen.passes.python_types import PythonTypes
from specgen.walk import resolved, values_of

_Claims: TypeAlias = Mapping[str, set[object] | None]
"""The values that a type takes, by their JSON type; None for all of that type."""

_COMPARABLE = frozenset({"string", "boolean", "null"})
"""The JSON types whose values are the same where they are equal in Python."""


class Exclusivity:
    """Judges the variants of unions."""

    def __init__(self, definitions: ir.Definitions, python_types: PythonTypes) -> None:
        self._definitions = definitions
        self._python_types = python_types

    def are_disjoint(self, variants: Iterable[ir.Type], *, objects: bool) -> bool:
        """Whether no value fits two of some variants, as far as JSON types can tell.

        With `objects` there are others beside them, which take any object.
        """
        taken: _Claims = {"object": None} if objects else {}
        for variant in variants:
            claims = self._claims(variant)
            if claims is None or _overlap(taken, claims):
                return False
            taken = _together((taken, claims))
        return True

    def are_countable(self, variants: tuple[ir.Type, ...]) -> bool:
        """Whether each variant is one member of a Python union, and no two are one.

        A union in a union, or null beside another type, would be several members, and
        two enumerations are one.
        """
        nodes = [resolved(v, self._definitions) for v in variants]
        if sum(isinstance(node, ir.Enum | ir.Literal) for node in nodes) > 1:
            return False
        found = set(map(self._python_types.of, variants))
        return len(found) == len(variants) and all(map(_is_one_member, nodes))

    def _claims(self, variant: ir.Type) -> _Claims | None:
        """What a variant takes; None where it does not tell."""
        node = resolved(variant, self._definitions)
        match node:
            case ir.Enum() | ir.Literal():
                return _claims_of_values(values_of(node))
            case ir.Union(variants=variants):
                inner = [self._claims(v) for v in variants]
                known = [claims for claims in inner if claims is not None]
                return _together(known) if len(known) == len(inner) else None
            case _ if node.implied:
                return None
            case _:
                kinds = json_types(node)
                return None if kinds is None else dict.fromkeys(kinds)


def _claims_of_values(values: Iterable[ir.Json]) -> _Claims | None:
    claims: dict[str, set[object]] = {}
    for value in values:
        kind = json_type(value)
        if kind not in _COMPARABLE:
            return None
        claims.setdefault(kind, set()).add(value)
    return claims


def _overlap(some: _Claims, others: _Claims) -> bool:
    """Whether a value is in both."""
    for kind in some.keys() & others.keys():
        a, b = some[kind], others[kind]
        if a is None or b is None or not a.isdisjoint(b):
            return True
    return False


def _together(all_claims: Iterable[_Claims]) -> _Claims:
    """What several types take between them."""
    whole: dict[str, set[object] | None] = {}
    for claims in all_claims:
        for kind, values in claims.items():
            earlier = whole.get(kind, set())
            both = None if earlier is None or values is None else earlier | values
            whole[kind] = both
    return whole


def _is_one_member(node: ir.Type) -> bool:
    """Whether a type is one member of a Python union: null beside another is not."""
    match node:
        case ir.Enum() | ir.Literal():
            return None not in values_of(node)
        case _:
            return isinstance(
                node, ir.Object | ir.Map | ir.Array | ir.Tuple | ir.Scalar
            )
