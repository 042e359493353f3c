"""Properties by their names: from `Order` along `items.sku` to the schema of that.

Owns what a name leads into: references, `allOf` and the variants of a union, and where
none of these has the property, the items of arrays and the values of maps. Takes places
of schemas and names, on the wire or in Python; gives places, or what is there instead.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence

from specgen.diagnostics import and_more, listed, meant, nearest
from specgen.ir import TypeId
from specgen.naming import field_name
from specgen.parse.schema import Schema

Schemas = Mapping[TypeId, Schema]

_IN_PLACE = ("allOf", "anyOf", "oneOf")
_FEW = 6
"""As many properties as are listed where none of them is near."""


def follow(
    places: Sequence[TypeId], way: Iterable[str], schemas: Schemas
) -> Sequence[TypeId]:
    """Return the schemas that a property has, step by step; more where unions do."""
    for name in way:
        places = _named(places, name, schemas)
    return places


def near_member(
    owner: str, places: Sequence[TypeId], way: Sequence[str], schemas: Schemas
) -> str:
    """Say what `owner`, of schemas at `places`, has instead of what `way` leads to."""
    for name in way:
        found = _named(places, name, schemas)
        if not found:
            return _instead(owner, name, _names(places, schemas))
        owner, places = f"{owner}.{name}", found
    return ""


def _instead(owner: str, name: str, known: Sequence[str]) -> str:
    if not known:
        return f"{owner!r} has no properties"
    near = nearest(name, known)
    if near:
        return meant([f"{owner}.{each}" for each in near])
    shown = known[:_FEW]
    more = and_more(len(known) - len(shown))
    names = f"{', '.join(shown)}{more}" if more else listed(shown, "and")
    return f"{owner!r} has {names}"


def _named(places: Iterable[TypeId], name: str, schemas: Schemas) -> Sequence[TypeId]:
    """The schemas of the property that has a name, on the nearest level with one."""
    for level in _levels(places, schemas):
        found = [own[wire] for own in level for wire in _wires(name, own)]
        if found:
            return list(dict.fromkeys(schema.id for schema in found))
    return ()


def _names(places: Iterable[TypeId], schemas: Schemas) -> Sequence[str]:
    levels = _levels(places, schemas)
    return list(
        dict.fromkeys(name for level in levels for own in level for name in own)
    )


def _wires(name: str, own: Mapping[str, Schema]) -> Iterable[str]:
    """The names on the wire of what is called `name`, there or in Python.

    In Python names end in `_` until they are free.
    """
    if name in own:
        return (name,)
    free = name.rstrip("_")
    return [wire for wire in own if field_name(wire).rstrip("_") == free]


def _levels(
    places: Iterable[TypeId], schemas: Schemas
) -> Iterator[Sequence[Mapping[str, Schema]]]:
    """The properties of values, then of what they are arrays or maps of, and so on."""
    seen: set[TypeId] = set()
    level = [schemas[place] for place in places]
    while level:
        kept = []
        for schema in level:  # grows while it is walked
            if schema.id not in seen:
                seen.add(schema.id)
                kept.append(schema)
                level += [schemas[schema.ref]] if schema.ref else []
                for keyword in _IN_PLACE:
                    level += schema.members(keyword)
        yield [schema.properties for schema in kept]
        level = [each for schema in kept for each in _elements(schema)]


def _elements(schema: Schema) -> Iterator[Schema]:
    yield from schema.prefix
    for each in (schema.rest, schema.subschema("additionalProperties")):
        if each is not None:
            yield each
