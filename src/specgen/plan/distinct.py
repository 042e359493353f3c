"""Names told apart: no two definitions in a document, or in a module, bear the same.

Owns: what gives way to what. Takes the names that places have by themselves; gives
names that differ, and reports where the specification's own had to be added to. What
is added depends on nothing but the place, so that the order of a document is of no
account, and no name is ever counted up.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from zlib import crc32

from specgen import ir
from specgen.diagnostics import Diagnostics, Related
from specgen.ir import TypeId
from specgen.plan.layout import Arrangement
from specgen.source import Location, split_id, unescape, uri_of


def told_apart(
    names: Mapping[TypeId, str],
    definitions: ir.Definitions,
    chosen: Collection[TypeId],
    diagnostics: Diagnostics,
) -> Mapping[TypeId, str]:
    """Names of which no document has one twice, but for those in `chosen`."""
    bearers: dict[tuple[str, str], list[TypeId]] = {}
    for place, name in names.items():
        bearers.setdefault((uri_of(place), name), []).append(place)
    found = dict(names)
    for (uri, name), places in bearers.items():
        if len(places) > 1:
            free = [p for p in places if p in definitions and p not in chosen]
            for place in _giving_way(name, free, definitions, names):
                whole = place.endswith("#") and (uri, f"{name}Root") not in bearers
                found[place] = f"{name}{'Root' if whole else f'_{letters_of(place)}'}"
                if definitions[place].named:
                    other = next(p for p in places if p != place)
                    _report(diagnostics, place, other, name, found[place])
    return found


def told_apart_at_home(
    names: Mapping[TypeId, str],
    arrangements: Iterable[Arrangement],
    definitions: ir.Definitions,
    chosen: Collection[TypeId],
    diagnostics: Diagnostics,
) -> Mapping[TypeId, str]:
    """Names of which no module has or offers one twice, but for those in `chosen`.

    Definitions of several documents that need each other stand in the module of one of
    them, and those of the others give way.
    """
    found = dict(names)
    for arrangement in arrangements:
        for module, places in arrangement.contents.items():
            every = (*places, *arrangement.reexports.get(module, ()))
            strangers = {p for p in every if arrangement.public[p] != module}
            if not strangers:
                continue  # as nearly always
            keeps: dict[str, TypeId] = {}
            for place in sorted(every, key=lambda p: (p not in chosen, p in strangers)):
                keeps.setdefault(names[place], place)
            for place in every:
                name, other = names[place], keeps[names[place]]
                if place != other and place not in chosen and found[place] == name:
                    found[place] = f"{name}_{letters_of(place)}"
                    if definitions[place].named:
                        _report(diagnostics, place, other, name, found[place])
    return found


def letters_of(schema_id: TypeId) -> str:
    """A few letters that stand for a place."""
    return f"{crc32(schema_id.encode()):08x}"[:6]


def _giving_way(
    name: str,
    places: Sequence[TypeId],
    definitions: ir.Definitions,
    names: Mapping[TypeId, str],
) -> Iterator[TypeId]:
    """Those of some places with one name that need another.

    A part gives way to a schema that the specification names, a document to a schema
    in it, and one whose key had to be changed to the one whose key is the name. A
    reference to a schema of the same name is another way to it, and stays.
    """
    named = [
        place
        for place in places
        if definitions[place].named and not _leads_to(name, definitions[place], names)
    ]
    inside = [place for place in named if not place.endswith("#")]
    exact = [place for place in inside if _key(place) == name]
    keeps = next((row for row in (exact, inside, named) if row), [])
    for place in places:
        if place in named:
            if len(named) > 1 and [place] != keeps:
                yield place
        elif not definitions[place].named:
            yield place


def _leads_to(
    name: str, definition: ir.Definition, names: Mapping[TypeId, str]
) -> bool:
    node = definition.type
    return isinstance(node, ir.Ref) and names.get(node.target) == name


def _key(place: TypeId) -> str:
    return unescape(place.rpartition("/")[2])


def _report(
    diagnostics: Diagnostics, place: TypeId, other: TypeId, name: str, given: str
) -> None:
    diagnostics.report(
        "name-told-apart",
        key_at(place),
        related=(Related("the other one", key_at(other)),),
        name=name,
        given=given,
        suggestion=name_to_set(place),
    )


def name_to_set(place: TypeId) -> str:
    """What to do about a name that will not do."""
    return f'set names."{place}" in the configuration'


def key_at(place: TypeId) -> Location:
    """Where the name of a definition stands."""
    return split_id(place).key
