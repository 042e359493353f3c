"""The intersection of two types, where a type can say it.

`intersect` gives a type that accepts what both accept; `Never` where nothing can
be both; None where no type can say it, and the caller must keep a residual.
"""

from __future__ import annotations

from dataclasses import replace
from typing import Protocol, TypeVar

from specgen import ir
from specgen.ir import Kind, TypeId
from specgen.schema import json_key

_N = TypeVar("_N", int, float)


class Views(Protocol):
    """What `intersect` asks of its caller: the type behind a reference."""

    definitions: dict[TypeId, ir.Definition]

    def view(self, node: ir.Type) -> ir.Type | None: ...


def intersect(a: ir.Type, b: ir.Type, views: Views) -> ir.Type | None:
    """The type of what both types accept. Residual assertions of both are kept."""
    if isinstance(a, ir.Ref) and isinstance(b, ir.Ref) and a.target == b.target:
        return replace(a, residual=(*a.residual, *b.residual))
    first, second = views.view(a), views.view(b)
    if first is None or second is None:
        return None
    match first, second:
        case (ir.Never(), _) | (_, ir.Never()):
            return ir.Never(id=first.id)
        case (ir.Any(), other) | (other, ir.Any()):
            kept = a if isinstance(second, ir.Any) else b
            return replace(kept, residual=_both(first, second, other, kept))
        case (ir.Union() as union, other) | (other, ir.Union() as union):
            return _with_union(union, other, views)
        case (ir.Object() | ir.Map()), (ir.Object() | ir.Map()):
            return _objects(first, second, views)
        case ir.Scalar(), ir.Scalar():
            return _scalars(first, second)
        case (ir.Enum() | ir.Literal()), (ir.Enum() | ir.Literal()):
            return _enums(first, second)
        case (
            ((ir.Enum() | ir.Literal()) as enum, ir.Scalar() as scalar)
            | (ir.Scalar() as scalar, (ir.Enum() | ir.Literal()) as enum)
        ):
            return _enum_and_scalar(enum, scalar)
        case ir.Array(), ir.Array():
            return _arrays(first, second, views)
        case _:
            return _of_different_kinds(first, second)


def _both(
    first: ir.Type, second: ir.Type, other: ir.Type, kept: ir.Type
) -> tuple[ir.Assertion, ...]:
    lost = first.residual if other is second else second.residual
    return (*kept.residual, *lost)


def _of_different_kinds(a: ir.Type, b: ir.Type) -> ir.Type | None:
    """Types of different JSON types: nothing is both, unless one is only implied."""
    kinds_a, kinds_b = json_types(a), json_types(b)
    if kinds_a is None or kinds_b is None or not kinds_a.isdisjoint(kinds_b):
        return None
    if getattr(a, "implied", False):
        return b
    if getattr(b, "implied", False):
        return a
    return ir.Never(id=a.id)


def json_types(node: ir.Type) -> frozenset[str] | None:
    """The JSON types that a type's values are of; None where the node does not tell."""
    match node:
        case ir.Scalar(kind=Kind.INTEGER):
            return frozenset({"number"})
        case ir.Scalar(kind=kind):
            return frozenset({kind.value})
        case ir.Object() | ir.Map():
            return frozenset({"object"})
        case ir.Array() | ir.Tuple():
            return frozenset({"array"})
        case ir.Literal(value=value):
            return frozenset({_json_type(value)})
        case ir.Enum(members=members):
            return frozenset(_json_type(member.value) for member in members)
        case _:
            return None


def _json_type(value: ir.Json) -> str:
    match value:
        case None:
            return "null"
        case bool():
            return "boolean"
        case int() | float():
            return "number"
        case str():
            return "string"
        case list():
            return "array"
        case _:
            return "object"


# ------------------------------------------------------------------- scalars


def _scalars(a: ir.Scalar, b: ir.Scalar) -> ir.Type | None:
    if a.kind is b.kind:
        kind = a.kind
    elif {a.kind, b.kind} == {Kind.INTEGER, Kind.NUMBER}:
        if a.implied is not b.implied:
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
        residual=_tightened((*a.residual, *b.residual)),
    )


def _tightened(residual: tuple[ir.Assertion, ...]) -> tuple[ir.Assertion, ...]:
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
        case ir.Items(), ir.Items():
            return ir.Items(
                min=_largest(a.min, b.min),
                max=_smallest(a.max, b.max),
                unique=a.unique or b.unique,
            )
        case ir.Properties(), ir.Properties():
            return ir.Properties(
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
    allowed = {json_key(member.value) for member in _members(b)}
    kept = tuple(m for m in _members(a) if json_key(m.value) in allowed)
    return _restricted(a, kept, (*a.residual, *b.residual))


def _enum_and_scalar(enum: ir.Enum | ir.Literal, scalar: ir.Scalar) -> ir.Type | None:
    if scalar.residual or (scalar.implied and len(json_types(enum) or ()) > 1):
        return None
    if scalar.kind is Kind.INTEGER:
        whole = (int, float)
        kept = tuple(
            member
            for member in _members(enum)
            if isinstance(member.value, whole) and member.value == int(member.value)
        )
    else:
        kept = tuple(
            m for m in _members(enum) if _json_type(m.value) == scalar.kind.value
        )
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


# -------------------------------------------------------- objects and arrays


def _as_object(node: ir.Object | ir.Map) -> ir.Object:
    if isinstance(node, ir.Object):
        return node
    return ir.Object(
        id=node.id,
        docs=node.docs,
        properties=(),
        extra=node.values,
        implied=node.implied,
        residual=node.residual,
    )


def _objects(
    first: ir.Object | ir.Map, second: ir.Object | ir.Map, views: Views
) -> ir.Type:
    a, b = _as_object(first), _as_object(second)
    residual = (*a.residual, *b.residual)
    properties = {p.name: p for p in a.properties}
    for item in b.properties:
        earlier = properties.get(item.name)
        if earlier is None:
            properties[item.name] = item
            continue
        both = _both_properties(earlier, item, views)
        if both is None:
            residual = (*residual, ir.Fragment(b.id, ("properties",)))
        else:
            properties[item.name] = both
    extra, lost = _extras(a, b)
    if lost:
        residual = (*residual, ir.Fragment(a.id, lost), ir.Fragment(b.id, lost))
    implied = a.implied and b.implied
    if not properties:
        return ir.Map(id=a.id, values=extra, implied=implied, residual=residual)
    return ir.Object(
        id=a.id,
        docs=a.docs,
        properties=tuple(properties.values()),
        extra=extra,
        implied=implied,
        residual=_tightened(residual),
    )


def _extras(a: ir.Object, b: ir.Object) -> tuple[ir.Type, tuple[str, ...]]:
    """The type of other properties, and the keyword it cannot hold, if any.

    What one side says of other properties also holds for those that only the other
    side declares, which a class cannot say.
    """
    if _is_open(a) and _is_open(b):
        return a.extra, ()
    names_a, names_b = ({p.name for p in side.properties} for side in (a, b))
    if _is_open(b) and names_b <= names_a:
        return a.extra, ()
    if _is_open(a) and names_a <= names_b:
        return b.extra, ()
    return ir.Any(id=a.id), ("additionalProperties",)


def _is_open(node: ir.Object) -> bool:
    return isinstance(node.extra, ir.Any) and not node.extra.residual


def _both_properties(
    a: ir.Property, b: ir.Property, views: Views
) -> ir.Property | None:
    if not a.declared or not b.declared:
        declared, other = (a, b) if a.declared else (b, a)
        if not isinstance(other.type, ir.Any):
            return None
        return replace(declared, required=True)
    both = a.type if a.type == b.type else intersect(a.type, b.type, views)
    if both is None or isinstance(both, ir.Never):
        return None
    if isinstance(both, ir.Object):  # a class of its own, at the place that narrows
        both = replace(both, id=b.type.id)
        views.definitions[both.id] = ir.Definition(type=both, named=False)
        both = ir.Ref(id=both.id, target=both.id, docs=both.docs)
    return replace(
        a,
        type=both,
        required=a.required or b.required,
        default=b.default or a.default,
        docs=b.docs if b.docs != ir.NO_DOCS else a.docs,
        read_only=a.read_only or b.read_only,
        write_only=a.write_only or b.write_only,
    )


def _arrays(a: ir.Array, b: ir.Array, views: Views) -> ir.Type | None:
    items = a.items if a.items == b.items else intersect(a.items, b.items, views)
    if items is None or isinstance(items, ir.Never | ir.Object):
        return None
    return ir.Array(
        id=a.id,
        items=items,
        implied=a.implied and b.implied,
        residual=_tightened((*a.residual, *b.residual)),
    )


# -------------------------------------------------------------------- unions


def _with_union(union: ir.Union, other: ir.Type, views: Views) -> ir.Type | None:
    """A union and another type: variant by variant, or the other type alone.

    Variants that only ask for some properties (`anyOf: [{required: [a]}, …]`)
    cannot be told by a type.
    """
    if any(_only_requires(views.view(variant)) for variant in union.variants):
        return None
    variants = []
    for variant in union.variants:
        both = intersect(variant, other, views)
        if both is None:
            return None
        if isinstance(both, ir.Object):
            both = replace(both, id=variant.id)
            views.definitions[variant.id] = ir.Definition(type=both, named=False)
            both = ir.Ref(id=variant.id, target=variant.id, docs=both.docs)
        if not isinstance(both, ir.Never):
            variants.append(both)
    if not variants:
        return ir.Never(id=union.id)
    return replace(union, variants=tuple(variants))


def _only_requires(node: ir.Type | None) -> bool:
    match node:
        case None | ir.Any():
            return True
        case ir.Object(properties=properties, implied=True):
            return not any(p.declared for p in properties)
        case ir.Map(implied=True):
            return True
        case _:
            return False
