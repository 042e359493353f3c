"""Schemas that describe events as a whole: `event`, `data`, `id` and `retry`.

Owns: the fields of a server-sent event (WHATWG HTML, 9.2) as schemas speak of them,
and what they say ends a stream. Takes: the surface, and the lowering of schemas.
Gives: the IR of each event. Must not know: who streams them.

A schema describes whole events if it is an `itemSchema` (OpenAPI 3.2), or if it, or
each variant of it, has `data` and nothing beyond the four fields; else it describes
the JSON in `data`. What an envelope says of `data` is often a string that holds JSON
(`contentMediaType`, `contentSchema`): the event then has the document, not the text.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import count
from typing import Protocol

from msgspec import Struct, field

from specgen import ir
from specgen.ir import TypeId
from specgen.parse.schema import Schema
from specgen.source import escape

EVENT_FIELDS = frozenset({"event", "data", "id", "retry"})
UNNAMED = "message"
"""The name of an event that states none."""
DONE = "[done]"
"""The text, in any case, by which events end that describe it as their only data."""
ENDS = "x-ms-sse-terminal-event"

_MOST_SHAPES = 1000
_OF_NO_TYPE = frozenset(
    "$ref allOf contentMediaType contentEncoding title description deprecated example "
    "examples $comment".split()
)


class Lowering(Protocol):
    """What is asked of the lowering of schemas."""

    definitions: dict[TypeId, ir.Definition]

    def define(self, schema_id: TypeId, *, named: bool = False) -> None:
        """Have a schema lowered to a definition of its own."""

    def inline(self, schema: Schema) -> ir.Type:
        """Lower a schema where it is used."""

    def intersection(self, place: TypeId, schemas: Sequence[Schema]) -> ir.Type:
        """Lower schemas that all hold of one value; `place` is for a class."""


class Shape(Struct, frozen=True, kw_only=True):
    """One way for events to look: what all the schemas that apply to them say.

    `sources` are the schemas with properties among them, `properties` what they say of
    each; `ends` tells that such an event ends its stream.
    """

    sources: tuple[TypeId, ...] = ()
    properties: Mapping[str, tuple[Schema, ...]] = field(default_factory=dict)
    ends: bool = False

    def joined(self, other: Shape) -> Shape:
        """What both of two shapes say."""
        names = dict.fromkeys((*self.properties, *other.properties))
        return Shape(
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
) -> list[Shape]:
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


def _own(schema: Schema) -> Shape:
    """What a schema says by its own keywords."""
    return Shape(
        sources=(schema.id,) if schema.properties else (),
        properties={name: (each,) for name, each in schema.properties.items()},
        ends=schema.get(ENDS) is True,
    )


def _joined(shapes: list[Shape], others: list[Shape]) -> list[Shape]:
    """Each of some shapes with each of others, unless too many for that to be meant."""
    if len(shapes) * len(others) > _MOST_SHAPES:
        return shapes
    return [shape.joined(other) for shape in shapes for other in others]


def are_envelopes(
    shapes: Sequence[Shape], schemas: Mapping[TypeId, Schema], *, items: bool
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


# ----------------------------------------------------------------- envelopes


class Envelopes:
    """The events of one stream whose schema describes them as a whole."""

    def __init__(
        self,
        schemas: Mapping[TypeId, Schema],
        named: frozenset[TypeId],
        lowering: Lowering,
    ) -> None:
        self.schemas = schemas
        self.named = named
        self.lowering = lowering
        self.events: list[ir.Event] = []
        self.text: dict[str | None, None] = {}
        self.terminal: dict[str, None] = {}
        self.last: dict[str, None] = {}
        self.others: dict[ir.Type, bool] = {}  # and whether their data is text

    def stream(self, place: TypeId, shapes: Sequence[Shape]) -> ir.EventStream:
        """The stream of a schema whose events have these shapes."""
        kept = [shape for shape in shapes if not self._is_end(shape)]
        for shape in kept:
            names = self._names(shape)
            node, is_text = self._type(self._place(place, names), shape)
            if self._is_for_others(names, shape, alone=len(kept) == 1):
                self.others[node] = is_text
                names = names or ()
            for name in (UNNAMED,) if names is None else names:
                self.events.append(ir.Event(name=name, type=node))
                self.text.update({name: None} if is_text else {})
                self.last.update({name: None} if shape.ends else {})
        if self.others and all(self.others.values()):
            self.text[None] = None
        return ir.EventStream(
            id=place,
            events=ir.EnvelopeEvents(
                schema=place,
                events=tuple(self.events),
                others=tuple(self.others),
                text=tuple(self.text),
            ),
            terminal=ends(None, self.terminal),
            last=tuple(self.last),
            docs=self.schemas[place].docs,
        )

    def _place(self, place: TypeId, names: tuple[str, ...] | None) -> TypeId:
        """A place for the events of some names, whatever else is in the stream."""
        found = f"{place}/events/{escape(' '.join(names or ()))}"
        places = (f"{found}/{number}" for number in count())
        return next(each for each in places if each not in self.lowering.definitions)

    def _is_end(self, shape: Shape) -> bool:
        """Whether nothing but the end of the stream looks like this.

        A constant text as `data` is no event: it is `terminal`, and what it ends by.
        """
        values = self._values(shape, "data")
        if values is None or not (shape.ends or [v.lower() for v in values] == [DONE]):
            return False
        self.terminal.update(dict.fromkeys(values))
        return True

    def _is_for_others(
        self, names: tuple[str, ...] | None, shape: Shape, *, alone: bool
    ) -> bool:
        """Whether events of any other name look like this, too.

        So they do where any name will do, and where all events look alike, in which
        case the names that are listed are those known today.
        """
        if names is None:
            return alone or "event" in shape.properties
        return alone and len(names) > 1

    def _names(self, shape: Shape) -> tuple[str, ...] | None:
        """What such events are called; None where any name will do, or none."""
        return self._values(shape, "event")

    def _values(self, shape: Shape, name: str) -> tuple[str, ...] | None:
        """The strings that a property is limited to; None where there are others."""
        found: tuple[str, ...] | None = None
        for schema in shape.properties.get(name, ()):
            values = next(filter(None, map(_strings, self._in_place(schema))), None)
            if values is not None:
                found = values if found is None else tuple(filter(values.count, found))
        return found or None

    # -- types

    def _type(self, place: TypeId, shape: Shape) -> tuple[ir.Ref, bool]:
        """The class of such events, and whether their `data` is text.

        It is the specification's own where one schema with a name says all.
        """
        is_text, data = self._data(shape)
        if len(shape.sources) == 1 and shape.sources[0] in self.named and data is None:
            source = shape.sources[0]
            self.lowering.define(source)
            return ir.Ref(id=source, target=source), is_text
        if data is None and "data" in shape.properties:
            data = self.lowering.intersection(f"{place}/data", shape.properties["data"])
        words = [self.schemas[source].docs for source in shape.sources[-1:]]
        node = ir.Object(
            id=place,
            docs=next(iter(words), ir.NO_DOCS),
            properties=tuple(_fields(place, self._names(shape), data)),
            extra=ir.Any(id=place),
        )
        self.lowering.definitions[place] = ir.Definition(type=node, named=False)
        return ir.Ref(id=place, target=place), is_text

    def _data(self, shape: Shape) -> tuple[bool, ir.Type | None]:
        """Whether `data` is text, and the type of the document in it, if it has one."""
        said = shape.properties.get("data", ())
        found = [schema for each in said for schema in self._in_place(each)]
        for schema in reversed(found):
            media = _media_type(schema)
            if media and not _is_json(media):
                return True, None
            content = schema.part("contentSchema")
            if content is not None:
                return False, self.lowering.inline(content)
            if media and not any(map(_has_type, found)):
                return False, ir.Any(id=schema.id)
        return not said or any(map(_is_text, found)), None

    def _in_place(self, schema: Schema) -> Iterator[Schema]:
        """A schema, and all that it refers to or consists of."""
        pending, seen = [schema], set[TypeId]()
        while pending:
            schema = pending.pop()
            if schema.id not in seen:
                seen.add(schema.id)
                yield schema
                pending.extend(schema.members("allOf"))
                if schema.ref is not None:
                    pending.append(self.schemas[schema.ref])


def _fields(
    place: TypeId, names: tuple[str, ...] | None, data: ir.Type | None
) -> Iterator[ir.Property]:
    """The fields of an event, in the order in which a server sends them."""
    text = ir.Scalar(id=place, kind=ir.Kind.STRING)
    milliseconds = ir.Scalar(id=place, kind=ir.Kind.INTEGER)
    event: ir.Type = text
    if names is not None and len(names) == 1:
        event = ir.Literal(id=place, value=names[0])
    elif names is not None:
        event = ir.Enum(id=place, members=tuple(ir.Member(value=n) for n in names))
    yield ir.Property(name="event", type=event, required=names is not None)
    yield ir.Property(name="data", type=data or text, required=True)
    yield ir.Property(name="id", type=text)
    yield ir.Property(name="retry", type=milliseconds)


def _strings(schema: Schema) -> tuple[str, ...] | None:
    """The strings of an enumeration of nothing else."""
    values = schema.enumeration()
    found = tuple(value for value in values or () if isinstance(value, str))
    return found if found and values is not None and len(found) == len(values) else None


def _has_type(schema: Schema) -> bool:
    """Whether a schema says what `data` is, beyond that it is a string."""
    return not _is_text(schema) and not schema.keywords.keys() <= _OF_NO_TYPE


def _is_text(schema: Schema) -> bool:
    """Whether a schema lets no value pass but strings, and no JSON in them is meant."""
    types = set(schema.types or ()) - {"null"}
    is_string = types == {"string"} or _strings(schema) is not None
    return is_string and schema.get("format") != "json"


def _knows_content(schema: Schema) -> bool:
    """Whether `contentSchema` and its kin are keywords where the schema stands."""
    return "contentSchema" in schema.dialect.keywords


def _media_type(schema: Schema) -> str:
    found = schema.get("contentMediaType") if _knows_content(schema) else None
    return found.partition(";")[0].strip().lower() if isinstance(found, str) else ""


def _is_json(media_type: str) -> bool:
    return media_type in ("application/json", "text/json") or media_type.endswith(
        "+json"
    )


def ends(known: tuple[str, ...] | None, more: Iterable[str]) -> tuple[str, ...] | None:
    """The texts that end a stream: those it is known to end by, and more.

    None stands for what any stream of JSON ends by.
    """
    found = tuple(dict.fromkeys((*(known or ("[DONE]",)), *more)))
    return known if found == ("[DONE]",) else found
