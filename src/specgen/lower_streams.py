"""The streams that operations answer with, and those that only a configuration knows.

Owns: which schemas describe event streams; what their events look like is found by
the pass `classify_streams`. Takes operations and settings. Must not know: schemas.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import replace

from specgen import ir
from specgen.ir import TypeId
from specgen.operations import SurfaceOperation
from specgen.settings import Stream


def operation_streams(
    operations: Iterable[SurfaceOperation],
) -> Iterable[ir.EventStream]:
    """A stream for each schema that an event-stream response has."""
    streams: dict[TypeId, ir.EventStream] = {}
    for operation in operations:
        found = operation.stream
        if found is None:
            continue
        events: ir.Events = ir.UntaggedEvents(schema=found.schema)
        if found.items:
            events = ir.EnvelopeEvents(schema=found.schema, events=(), json=())
        stream = streams.get(found.schema) or ir.EventStream(
            id=found.schema, events=events, terminal=found.terminal
        )
        streams[found.schema] = replace(
            stream, operations=(*stream.operations, operation.name)
        )
    return streams.values()


def declared_streams(streams: Mapping[TypeId, Stream]) -> Iterable[ir.EventStream]:
    """The streams that only the configuration knows of."""
    for place, stream in streams.items():
        yield ir.EventStream(
            id=place,
            events=ir.UntaggedEvents(schema=place),
            terminal=stream.terminal or (),
        )
