"""How the events look that a schema describes, and whether it describes whole events.

Owns: what all the schemas that apply to one event say of it together. Takes: the
schemas of the surface. Gives: a shape for each way for an event to look. Must not
know: types, or what a stream is.

A schema describes whole events if it is an `itemSchema` (OpenAPI 3.2), or if it, or
each variant of it, has `data` and nothing beyond the four fields; else it describes
the JSON in `data`.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from msgspec import Struct, field

from specgen.ir import TypeId
from specgen.parse.schema import Schema
from specgen.sse import EVENT_FIELDS

ENDS = "x-ms-sse-terminal-event"
"""The extension by which a schema says that its event is the last one."""

_MOST_SHAPES = 1000


class EventShape(Struct, frozen=True, kw_only=True):
    """One way for events to look: what all the schemas that apply to them say.

    `sources` are the schemas with properties among them, `properties` what they say of
    each; `ends` tells that such an event ends its stream.
    """

    sources: tuple[TypeId, ...] = ()
    properties: Mapping[str, tuple[Schema, ...]] = field(default_factory=dict)
    ends: bool = False

    def joined(self, other: EventShape) -> EventShape:
        """What both of two shapes say."""
        names = dict.fromkeys((*self.properties, *other.properties))
        return EventShape(
            sources=(*self.sources, *other.sources),
            properties={
                name: (*self.properties.get(name, ()), *other.properties.get(name, ()))
                for name in names
            },
            ends=self.ends or other.ends,
        )


def shapes_of(
    place: TypeId,
    schemas: Mapping[TypeId, Schema],
    above: frozenset[TypeId] = frozenset(),
) -> list[EventShape]:
    """All ways for a value of a schema to look, going by what applies in place."""
    if place in above or place not in schemas:
        return []
    schema, above = schemas[place], above | {place}
    shapes = [_own(schema)]
    if schema.ref is not None:
        shapes = _joined(shapes, shapes_of(schema.ref, schemas, above))
    for member in schema.members("allOf"):
        shapes = _joined(shapes, shapes_of(member.id, schemas, above))
    for keyword in ("anyOf", "oneOf"):
        members = schema.members(keyword)
        if members:
            variants = [s for m in members for s in shapes_of(m.id, schemas, above)]
            shapes = _joined(shapes, variants)
    return shapes


def _own(schema: Schema) -> EventShape:
    """What a schema says by its own keywords."""
    return EventShape(
        sources=(schema.id,) if schema.properties else (),
        properties={name: (each,) for name, each in schema.properties.items()},
        ends=schema.get(ENDS) is True,
    )


def _joined(shapes: list[EventShape], others: list[EventShape]) -> list[EventShape]:
    """Each of some shapes with each of others, unless too many for that to be meant."""
    if len(shapes) * len(others) > _MOST_SHAPES:
        return shapes
    return [shape.joined(other) for shape in shapes for other in others]


def are_envelopes(
    shapes: Sequence[EventShape], schemas: Mapping[TypeId, Schema], *, items: bool
) -> bool:
    """Whether a schema describes events as a whole, not what is in their `data`."""
    if not shapes:
        return False
    if items:  # one that speaks of no field of an event was meant for the payload
        return any(not EVENT_FIELDS.isdisjoint(shape.properties) for shape in shapes)
    return all(
        "data" in shape.properties
        and shape.properties.keys() <= EVENT_FIELDS
        and all(schemas[s].types in (None, ("object",)) for s in shape.sources)
        for shape in shapes
    )
