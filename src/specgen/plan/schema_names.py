"""What the schemas of a specification are called.

Owns: the names of all definitions and streams as `plan` has them: that of the place,
or the one that the configuration chose, told apart from those of others in the
document. Takes: a `Spec`. Gives: names, and reports places that none can be made of.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from specgen import ir
from specgen.diagnostics import Diagnostics
from specgen.ir import TypeId
from specgen.naming.places import PlaceNames
from specgen.plan.distinct import key_at, letters_of, name_to_set, told_apart


def place_names(spec: ir.Spec, chosen: Mapping[TypeId, str]) -> PlaceNames:
    """The names that places have by themselves, whether they are told apart or not."""
    return PlaceNames(
        named={d.id: None for d in spec.definitions.values() if d.named},
        operations={op.id: op.name for op in reversed(spec.operations)},
        titles={
            d.id: d.type.docs.title
            for d in spec.definitions.values()
            if d.type.docs.title
        },
        chosen=chosen,
        alone=spec.alone,
    )


def named_places(spec: ir.Spec) -> Iterator[TypeId]:
    """The places of all that gets a name: definitions and streams."""
    yield from spec.definitions
    yield from (stream.id for stream in spec.streams)


def schema_names(
    places: PlaceNames,
    spec: ir.Spec,
    chosen: Mapping[TypeId, str],
    diagnostics: Diagnostics,
) -> Mapping[TypeId, str]:
    """The name of each definition and stream; reports those that cannot have one."""
    names: dict[TypeId, str] = {}
    for place in named_places(spec):
        name = places[place]
        if not name:
            at = key_at(place)
            diagnostics.report(
                "name-invalid",
                at,
                name=at.pointer.rpartition("/")[2],
                suggestion=name_to_set(place),
            )
        names[place] = name or f"Unnamed_{letters_of(place)}"
    return told_apart(names, spec.definitions, chosen, diagnostics)
