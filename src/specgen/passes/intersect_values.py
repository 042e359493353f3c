"""The intersection of types without parts: scalars, enumerations, assertions.

The same contract as `intersect`: a type that accepts what both accept, `Never` where
nothing can be both, None where no type can say it.
"""

from __future__ import annotations

from typing import TypeVar

from msgspec.structs import replace

from specgen import ir
from specgen.ir import Kind
from specgen.json_values import is_of_type, json_key, json_type
from specgen.walk import values_of

_N = TypeVar("_N", int, float)


def json_types(node: ir.Type) -> frozenset[str] | None:
    """The JSON types that a type's values are of; None where the node does not tell.

    Of a type that is only implied by its keywords: those that it speaks of.
    """
    match node:
        case ir.Scalar(kind=Kind.INTEGER):
            return frozenset({"number"})
        case ir.Scalar(kind=kind):
            return frozenset({kind.value})
        case ir.Object() | ir.Map():
            return frozenset({"object"})
        case ir.Array() | ir.Tuple():
            return frozenset({"array"})
        case ir.Literal() | ir.Enum():
            return frozenset(map(json_type, values_of(node)))
        case _:
            return None


def says_less(node: ir.Type, other: ir.Type) -> bool:
    """Whether a type says no more than a JSON type, which another one says as well."""
    match node:
        case ir.Map(values=ir.Any(residual=()), residual=()):
            pass
        case ir.Array(items=ir.Any(residual=()), residual=()):
            pass
        case ir.Scalar(kind=Kind.INTEGER):
            return False
        case ir.Scalar(format=None, residual=()):
            pass
        case _:
            return False
    said = json_types(other)
    return said == json_types(node) and (node.implied or not other.implied)


def values(a: ir.Type, b: ir.Type) -> ir.Type | None:
    """The type of what both accept, of which at least one has no parts."""
    match a, b:
        case ir.Scalar(), ir.Scalar():
            return _scalars(a, b)
        case ((ir.Enum() | ir.Literal()), (ir.Enum() | ir.Literal())):
            return _enums(a, b)
        case ((ir.Enum() | ir.Literal()), ir.Scalar()):
            return _enum_and_scalar(a, b)
        case (ir.Scalar(), (ir.Enum() | ir.Literal())):
            return _enum_and_scalar(b, a)
        case _:
            return _of_different_kinds(a, b)


def _of_different_kinds(a: ir.Type, b: ir.Type) -> ir.Type | None:
    """Types of different JSON types: nothing is both, unless one is only implied."""
    kinds_a, kinds_b = json_types(a), json_types(b)
    if kinds_a is None or kinds_b is None or not kinds_a.isdisjoint(kinds_b):
        return None
    if a.implied and b.implied:  # each says something of values of its own type
        return None
    if a.implied:
        return _with_fragments(b, a)
    if b.implied:
        return _with_fragments(a, b)
    return ir.Never(id=a.id)


def _with_fragments(node: ir.Type, other: ir.Type) -> ir.Type:
    """A type with what another one asserts of values of every JSON type."""
    held = tuple(a for a in other.residual if isinstance(a, ir.Fragment))
    return replace(node, residual=(*node.residual, *held)) if held else node


# ------------------------------------------------------------------- scalars


def _scalars(a: ir.Scalar, b: ir.Scalar) -> ir.Type | None:
    """The scalar that is both; an integer is a number."""
    if a.kind is b.kind:
        kind = a.kind
    elif {a.kind, b.kind} == {Kind.INTEGER, Kind.NUMBER}:
        if (a if a.kind is Kind.INTEGER else b).implied:
            return None
        kind = Kind.INTEGER
    else:
        return _of_different_kinds(a, b)
    if a.format is not None and b.format is not None and a.format != b.format:
        return None
    return ir.Scalar(
        id=a.id,
        kind=kind,
        format=a.format or b.format,
        implied=a.implied and b.implied,
        residual=tightened((*a.residual, *b.residual)),
    )


def tightened(residual: tuple[ir.Assertion, ...]) -> tuple[ir.Assertion, ...]:
    """The assertions of both, with ranges of one kind made one range."""
    found: list[ir.Assertion] = []
    for assertion in residual:
        for n, earlier in enumerate(found):
            both = _tighter(earlier, assertion)
            if both is not None:
                found[n] = both
                break
        else:
            found.append(assertion)
    return tuple(found)


def _tighter(a: ir.Assertion, b: ir.Assertion) -> ir.Assertion | None:
    """Two assertions as one; None where both have to stand."""
    if a == b:
        return a
    match a, b:
        case ir.Bounds(), ir.Bounds() if None in (a.multiple_of, b.multiple_of):
            return ir.Bounds(
                ge=_largest(a.ge, b.ge),
                gt=_largest(a.gt, b.gt),
                le=_smallest(a.le, b.le),
                lt=_smallest(a.lt, b.lt),
                multiple_of=a.multiple_of or b.multiple_of,
            )
        case ir.Length(), ir.Length():
            return ir.Length(min=_largest(a.min, b.min), max=_smallest(a.max, b.max))
        case ir.ItemLimits(), ir.ItemLimits():
            return ir.ItemLimits(
                min=_largest(a.min, b.min),
                max=_smallest(a.max, b.max),
                unique=a.unique or b.unique,
            )
        case ir.PropertyLimits(), ir.PropertyLimits():
            return ir.PropertyLimits(
                min=_largest(a.min, b.min), max=_smallest(a.max, b.max)
            )
        case _:
            return None


def _largest(a: _N | None, b: _N | None) -> _N | None:
    given = [value for value in (a, b) if value is not None]
    return max(given, default=None)


def _smallest(a: _N | None, b: _N | None) -> _N | None:
    given = [value for value in (a, b) if value is not None]
    return min(given, default=None)


# --------------------------------------------------------------------- enums


def _members(node: ir.Enum | ir.Literal) -> tuple[ir.Member, ...]:
    if isinstance(node, ir.Enum):
        return node.members
    return (ir.Member(value=node.value),)


def _enums(a: ir.Enum | ir.Literal, b: ir.Enum | ir.Literal) -> ir.Type:
    """The values that both have."""
    allowed = {json_key(member.value) for member in _members(b)}
    kept = tuple(m for m in _members(a) if json_key(m.value) in allowed)
    return _restricted(a, kept, (*a.residual, *b.residual))


def _enum_and_scalar(enum: ir.Enum | ir.Literal, scalar: ir.Scalar) -> ir.Type | None:
    """The values of an enumeration that are of a scalar's kind."""
    if scalar.residual or (scalar.implied and len(json_types(enum) or ()) > 1):
        return None
    kept = tuple(m for m in _members(enum) if is_of_type(m.value, scalar.kind.value))
    if scalar.implied and not kept:
        return enum
    return _restricted(enum, kept, enum.residual)


def _restricted(
    node: ir.Enum | ir.Literal,
    members: tuple[ir.Member, ...],
    residual: tuple[ir.Assertion, ...],
) -> ir.Type:
    if not members:
        return ir.Never(id=node.id)
    if len(members) == 1 and isinstance(node, ir.Literal):
        return replace(node, residual=residual)
    return ir.Enum(id=node.id, docs=node.docs, members=members, residual=residual)
