"""Streams from surface to IR, as far as the surface alone can tell.

Owns: which schemas are event streams, by operations or by the configuration, and
which of them go by two names. Takes: the surface, and the lowering of schemas. Gives:
streams whose envelopes are settled, and whose payloads are left to the pass
`classify_streams`. Must not know: tags of payloads.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from msgspec.structs import replace

from specgen import ir
from specgen.config.settings import Stream
from specgen.ir import TypeId
from specgen.lower.envelopes import Envelopes, Lowering
from specgen.lower.event_shapes import EventShape, are_envelopes, shapes_of
from specgen.parse import Surface
from specgen.parse.operations import SurfaceOperation, SurfaceStream
from specgen.parse.schema import Schema
from specgen.source import whole_file
from specgen.sse import with_ends

_OF_A_NAME = frozenset(
    "$ref title description summary deprecated example examples externalDocs "
    "$comment".split()
)
"""The keywords of a schema that is nothing but another name, with words about it."""


def lower_streams(
    surface: Surface,
    declared: Mapping[TypeId, Stream],
    lowering: Lowering,
) -> tuple[Mapping[TypeId, TypeId], tuple[ir.EventStream, ...]]:
    """Find all streams: the stream of each operation that has one, and the streams.

    `declared` are those that the configuration speaks of, by their schema; places
    without a schema are passed over.
    """
    streams = _Streams(surface, lowering)
    by_operation = {
        operation.id: streams.of_operation(operation, operation.stream)
        for operation in surface.operations
        if operation.stream is not None
    }
    for place, settings in declared.items():
        streams.declare(place, settings)
    return by_operation, tuple(streams.found.values())


def behind(place: TypeId, schemas: Mapping[TypeId, Schema]) -> TypeId:
    """The schema at the end of a chain of names."""
    seen = {place}
    schema = schemas.get(place)
    while schema is not None and schema.ref is not None and _only_refers(schema):
        if schema.ref in seen:
            break
        seen.add(place := schema.ref)
        schema = schemas[place]
    return place


class _Streams:
    def __init__(self, surface: Surface, lowering: Lowering) -> None:
        self.schemas = surface.schemas
        self.named = frozenset(surface.named)
        self.lowering = lowering
        self.found: dict[TypeId, ir.EventStream] = {}

    def of_operation(
        self, operation: SurfaceOperation, declared: SurfaceStream
    ) -> TypeId:
        """Take in the stream that an operation answers with; give its place."""
        place = declared.schema
        schema = self.schemas[place]
        if schema.ref is not None and _only_refers(schema):
            place = schema.ref
        stream = self._stream(place, items=declared.items)
        terminal = with_ends(stream.terminal, declared.terminal)
        operations = (*stream.operations, operation.name)
        self.found[place] = replace(stream, operations=operations, terminal=terminal)
        return place

    def declare(self, place: TypeId, settings: Stream) -> None:
        """Take in what the configuration says of a stream, found before or not."""
        place = behind(whole_file(place), self.schemas)
        if place not in self.schemas:
            return
        self.found[place] = replace(
            self._stream(place, items=False),
            tag=settings.tag,
            terminal=settings.terminal,
            ignore=settings.ignore,
        )

    def _stream(self, place: TypeId, *, items: bool) -> ir.EventStream:
        """The stream of a schema; of a schema that is another's name, the other too."""
        stream = self.found.get(place)
        if stream is not None:
            return stream
        schema = self.schemas[place]
        if schema.ref is not None and place in self.named and _only_refers(schema):
            other = behind(schema.ref, self.schemas)
            self.found[other] = self._stream(other, items=items)
            self.lowering.define(place)
            events = ir.SameEvents(schema=place, stream=other)
            return ir.EventStream(id=place, events=events)
        if schema.types == ("array",) and schema.rest is not None:
            # In OpenAPI 3.2, a `schema` beside a stream is that of all events together.
            each = shapes_of(schema.rest.id, self.schemas)
            if are_envelopes(each, self.schemas, items=False):
                return self._envelopes(place, each)
        shapes = shapes_of(place, self.schemas)
        if not are_envelopes(shapes, self.schemas, items=items):
            self.lowering.define(place)
            return ir.EventStream(id=place, events=ir.UntaggedEvents(schema=place))
        return self._envelopes(place, shapes)

    def _envelopes(self, place: TypeId, shapes: Sequence[EventShape]) -> ir.EventStream:
        return Envelopes(self.schemas, self.named, self.lowering).stream(place, shapes)


def _only_refers(schema: Schema) -> bool:
    """Whether a schema is nothing but the name of another one."""
    return schema.ref is not None and schema.keywords.keys() <= _OF_A_NAME
