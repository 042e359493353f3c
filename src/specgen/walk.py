"""Ways through types: into their parts, and behind references.

Owns what is inside a type and what it leads to, as every later stage asks for it.
Takes types and the definitions that their references lead to; gives types and places.
Types may nest and references chain as deep as they like: nothing recurses, but for
unions in unions.
Must not know what anybody looks for, nor change anything.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Final

from specgen import ir
from specgen.ir import TypeId

WITH_PARTS: Final = frozenset(
    {ir.Object, ir.Map, ir.Array, ir.Tuple, ir.Union, ir.Intersection}
)
_LEADING: Final = WITH_PARTS | {ir.Ref}


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
        if type(found) in WITH_PARTS:
            pending.extend(parts(found))


def composites(node: ir.Type) -> Iterator[ir.Type]:
    """Those of `walk` that have parts: few, and most walks look for no others."""
    pending = [node]
    while pending:
        found = pending.pop()
        if type(found) in WITH_PARTS:
            yield found
            pending.extend([p for p in parts(found) if type(p) in WITH_PARTS])


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


def edges_of(definitions: ir.Definitions) -> dict[TypeId, tuple[TypeId, ...]]:
    """The places that each definition leads to, without repeats."""
    return {
        place: tuple(dict.fromkeys(references(definition.type)))
        for place, definition in definitions.items()
    }


def ends_of(definitions: ir.Definitions) -> dict[TypeId, TypeId]:
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


def resolved(node: ir.Type, definitions: ir.Definitions) -> ir.Type:
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


def lineage(node: ir.Object, definitions: ir.Definitions) -> Iterator[ir.Object]:
    """An object behind all objects that it inherits from, the farthest first."""
    pending = [(node, False)]
    while pending:
        found, is_due = pending.pop()
        if is_due:
            yield found
            continue
        pending.append((found, True))
        for base in reversed(found.bases):
            inherited = definitions[base].type
            if isinstance(inherited, ir.Object):
                pending.append((inherited, False))


def properties_of(node: ir.Object, definitions: ir.Definitions) -> list[ir.Property]:
    """The properties of an object, behind those that it has from its bases alone."""
    found: dict[str, ir.Property] = {}
    for each in lineage(node, definitions):
        for item in each.properties:
            found.pop(item.name, None)
            found[item.name] = item
    return list(found.values())


def event_types(events: ir.TaggedEvents | ir.EnvelopeEvents) -> tuple[ir.Type, ...]:
    """The types of events: of each name, and of those of any other."""
    return (*(event.type for event in events.events), *events.others)


def values_of(node: ir.Enum | ir.Literal) -> list[ir.Json]:
    """The values of an enumeration, or the one that there is."""
    if isinstance(node, ir.Literal):
        return [node.value]
    return [member.value for member in node.members]


def objects_in(node: ir.Type, definitions: ir.Definitions) -> list[ir.Object]:
    """The object that a type is, or those among its variants, however far inside."""
    found = resolved(node, definitions)
    if isinstance(found, ir.Object):
        return [found]
    objects: list[ir.Object] = []
    if isinstance(found, ir.Union):
        for variant in found.variants:
            objects += objects_in(variant, definitions)
    return objects


def is_null(node: ir.Type) -> bool:
    """Whether a type is that of null."""
    return isinstance(node, ir.Scalar) and node.kind is ir.Kind.NULL


def without_null(node: ir.Type, definitions: ir.Definitions) -> ir.Type:
    """The type behind any references, and the one that only null stands beside."""
    found = resolved(node, definitions)
    if isinstance(found, ir.Union):
        kept = [v for v in found.variants if not is_null(resolved(v, definitions))]
        if len(kept) == 1:
            return without_null(kept[0], definitions)
    return found


def string_values(node: ir.Type, definitions: ir.Definitions) -> tuple[str, ...] | None:
    """The strings that a type is limited to; None where there are others."""
    if node.residual:
        return None
    match resolved(node, definitions):
        case ir.Literal(value=str() as value):
            return (value,)
        case ir.Enum(members=members, residual=()):
            values = tuple(m.value for m in members if isinstance(m.value, str))
            return values if len(values) == len(members) else None
        case _:
            return None
