"""Schemas that describe events as a whole: `event`, `data`, `id` and `retry`.

Owns: the types of such events, and what they say ends a stream. Takes: the shapes of
the events, and the lowering of schemas. Gives: the IR of each event. Must not know:
who streams them.

What an envelope says of `data` is often a string that holds JSON (`contentMediaType`,
`contentSchema`): the event then has the document, not the text.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from itertools import count
from typing import Protocol

from specgen import ir
from specgen.ir import TypeId
from specgen.lower.event_shapes import EventShape
from specgen.parse.schema import Schema
from specgen.source import escape
from specgen.sse import UNNAMED, are_an_end, with_ends

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

    def stream(self, place: TypeId, shapes: Sequence[EventShape]) -> ir.EventStream:
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
            terminal=with_ends(None, self.terminal),
            last=tuple(self.last),
            docs=self.schemas[place].docs,
        )

    def _place(self, place: TypeId, names: tuple[str, ...] | None) -> TypeId:
        """A place for the events of some names, whatever else is in the stream."""
        found = f"{place}/events/{escape(' '.join(names or ()))}"
        places = (f"{found}/{number}" for number in count())
        return next(each for each in places if each not in self.lowering.definitions)

    def _is_end(self, shape: EventShape) -> bool:
        """Whether nothing but the end of the stream looks like this.

        A constant text as `data` is no event: it is `terminal`, and what it ends by.
        """
        values = self._values(shape, "data")
        if values is None or not (shape.ends or are_an_end(values)):
            return False
        self.terminal.update(dict.fromkeys(values))
        return True

    def _is_for_others(
        self, names: tuple[str, ...] | None, shape: EventShape, *, alone: bool
    ) -> bool:
        """Whether events of any other name look like this, too.

        So they do where any name will do, and where all events look alike, in which
        case the names that are listed are those known today.
        """
        if names is None:
            return alone or "event" in shape.properties
        return alone and len(names) > 1

    def _names(self, shape: EventShape) -> tuple[str, ...] | None:
        """What such events are called; None where any name will do, or none."""
        return self._values(shape, "event")

    def _values(self, shape: EventShape, name: str) -> tuple[str, ...] | None:
        """The strings that a property is limited to; None where there are others."""
        found: tuple[str, ...] | None = None
        for schema in shape.properties.get(name, ()):
            values = next(filter(None, map(_strings, self._in_place(schema))), None)
            if values is not None:
                found = values if found is None else tuple(filter(values.count, found))
        return found or None

    # -- types

    def _type(self, place: TypeId, shape: EventShape) -> tuple[ir.Ref, bool]:
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

    def _data(self, shape: EventShape) -> tuple[bool, ir.Type | None]:
        """Whether `data` is text, and the type of the document in it, if it has one."""
        said = shape.properties.get("data", ())
        found = [schema for each in said for schema in self._in_place(each)]
        for schema in reversed(found):
            media = _media_type(schema)
            if media and not _is_json(media):
                return True, None
            content = schema.subschema("contentSchema")
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
