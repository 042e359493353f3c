"""What the events of each stream look like: flat, tagged, untagged, envelope, text.

STREAM PATTERNS, by the schema of the event-stream response:
- flat: an object whose tag property is an enum of event names;
- tagged: a union with a tag;
- envelope: `itemSchema`, or an object (or a union of objects) that has `data` and
  nothing beyond the fields of a server-sent event (WHATWG HTML, 9.2);
- text: a string; untagged: anything else.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import replace

from specgen import ir
from specgen.diagnostics import Diagnostics
from specgen.ir import TypeId
from specgen.passes.rewrite import resolved
from specgen.passes.settings import Settings
from specgen.passes.tag_unions import string_values

EVENT_FIELDS = frozenset({"event", "data", "id", "retry"})
TAGS = ("type", "event", "event_type", "kind")
STREAM_SWITCH = "stream"


def classify_streams(
    spec: ir.Spec, _settings: Settings, _diagnostics: Diagnostics
) -> ir.Spec:
    """Classify each stream, and find the switch of operations that can stream."""
    definitions = spec.definitions
    by_place = {
        op.stream.id: op.stream for op in spec.operations if op.stream is not None
    }
    streams: dict[TypeId, ir.EventStream] = {}
    for stream in spec.streams:
        node = by_place.get(stream.id) or ir.Ref(id=stream.id, target=stream.id)
        found = _classified(stream, _named(node, definitions), definitions)
        earlier = streams.get(found.id)
        if earlier is not None:  # one schema, several responses
            found = replace(
                earlier, operations=(*earlier.operations, *found.operations)
            )
        streams[found.id] = found
    return replace(
        spec,
        streams=tuple(streams.values()),
        operations=tuple(_with_switch(op, definitions) for op in spec.operations),
    )


def _named(
    node: ir.Type, definitions: Mapping[TypeId, ir.Definition]
) -> ir.Type:
    """The last reference of a chain of pure ones, which names the events' schema."""
    while isinstance(node, ir.Ref) and isinstance(
        definitions[node.target].type, ir.Ref
    ):
        node = definitions[node.target].type
    return node


def _classified(
    stream: ir.EventStream,
    node: ir.Type,
    definitions: Mapping[TypeId, ir.Definition],
) -> ir.EventStream:
    place = node.target if isinstance(node, ir.Ref) else node.id
    schema = resolved(node, definitions)
    events: ir.Events
    if isinstance(stream.events, ir.EnvelopeEvents) or _is_envelope(schema, definitions):
        events = _envelopes(place, schema, definitions)
    elif isinstance(schema, ir.Scalar) and schema.kind is ir.Kind.STRING:
        events = ir.TextEvents(schema=place)
    elif isinstance(schema, ir.Union) and schema.tag is not None:
        events = _tagged(place, schema, schema.tag, definitions)
    else:
        tag = _flat_tag(schema, definitions)
        events = tag or ir.UntaggedEvents(schema=place)
        if isinstance(events, ir.FlatEvents):
            events = replace(events, schema=place)
    return replace(
        stream,
        id=place,
        events=events,
        docs=schema.docs,
        terminal=(*stream.terminal, *_terminals(events, definitions)),
    )


# ---------------------------------------------------------------------- tags


def _flat_tag(
    schema: ir.Type, definitions: Mapping[TypeId, ir.Definition]
) -> ir.FlatEvents | None:
    if not isinstance(schema, ir.Object):
        return None
    by_name = {p.name: p for p in schema.properties}
    for name in TAGS:
        if name not in by_name:
            continue
        enum = resolved(by_name[name].type, definitions)
        if string_values(by_name[name].type, definitions) is None:
            continue
        members = enum.members if isinstance(enum, ir.Enum) else ()
        if isinstance(enum, ir.Literal):
            members = (ir.Member(value=enum.value),)
        return ir.FlatEvents(schema=schema.id, tag=name, names=members)
    return None


def _tagged(
    place: TypeId,
    union: ir.Union,
    tag: ir.Tag,
    definitions: Mapping[TypeId, ir.Definition],
) -> ir.TaggedEvents:
    events = [
        ir.Event(name=value, type=leaf, docs=leaf.docs)
        for variant in union.variants
        for leaf, values in _leaves(variant, tag.property, definitions)
        for value in values
    ]
    return ir.TaggedEvents(schema=place, tag=tag.property, events=tuple(events))


def _leaves(
    variant: ir.Type, tag: str, definitions: Mapping[TypeId, ir.Definition]
) -> Iterator[tuple[ir.Type, tuple[str, ...]]]:
    """The objects of a variant, unions in it opened, with the names they go by."""
    schema = resolved(variant, definitions)
    if isinstance(schema, ir.Union):
        for inner in schema.variants:
            yield from _leaves(inner, tag, definitions)
    elif isinstance(schema, ir.Object):
        for item in schema.properties:
            if item.name == tag:
                yield variant, string_values(item.type, definitions) or ()


# ----------------------------------------------------------------- envelopes


def _is_envelope(
    schema: ir.Type, definitions: Mapping[TypeId, ir.Definition]
) -> bool:
    match schema:
        case ir.Object(properties=properties):
            names = {p.name for p in properties}
            return "data" in names and names <= EVENT_FIELDS
        case ir.Union(variants=variants):
            return all(_is_envelope(resolved(v, definitions), definitions) for v in variants)
        case _:
            return False


def _envelopes(
    place: TypeId, schema: ir.Type, definitions: Mapping[TypeId, ir.Definition]
) -> ir.EnvelopeEvents:
    events: list[ir.Event] = []
    json: list[bool] = []
    for node in _envelope_variants(schema, definitions):
        envelope = resolved(node, definitions)
        if not isinstance(envelope, ir.Object):
            continue
        by_name = {p.name: p for p in envelope.properties}
        names: tuple[str, ...] | None = ("message",)
        if "event" in by_name:
            names = string_values(by_name["event"].type, definitions)
        for name in names or ("message",):
            events.append(ir.Event(name=name, type=node, docs=envelope.docs))
            json.append(_is_json(by_name.get("data"), definitions))
    return ir.EnvelopeEvents(schema=place, events=tuple(events), json=tuple(json))


def _envelope_variants(
    schema: ir.Type, definitions: Mapping[TypeId, ir.Definition]
) -> Iterator[ir.Type]:
    if isinstance(schema, ir.Union):
        for variant in schema.variants:
            inner = resolved(variant, definitions)
            if isinstance(inner, ir.Union):
                yield from _envelope_variants(inner, definitions)
            else:
                yield variant
    else:
        yield ir.Ref(id=schema.id, target=schema.id)


def _is_json(
    data: ir.Property | None, definitions: Mapping[TypeId, ir.Definition]
) -> bool:
    """Whether `data` is a JSON document: its type is not that of a plain string."""
    if data is None:
        return False
    schema = resolved(data.type, definitions)
    match schema:
        case ir.Scalar(kind=ir.Kind.STRING, format=format):
            return format == "json"
        case ir.Literal(value=str()):
            return False
        case _:
            return string_values(data.type, definitions) is None


def _terminals(
    events: ir.Events, definitions: Mapping[TypeId, ir.Definition]
) -> Iterator[str]:
    """Constant texts in `data`, such as `[DONE]`, which end a stream."""
    if not isinstance(events, ir.EnvelopeEvents):
        return
    for event in events.events:
        envelope = resolved(event.type, definitions)
        if isinstance(envelope, ir.Object):
            for item in envelope.properties:
                if item.name == "data":
                    yield from string_values(item.type, definitions) or ()


# -------------------------------------------------------------------- switch


def _with_switch(
    operation: ir.Operation, definitions: Mapping[TypeId, ir.Definition]
) -> ir.Operation:
    """Name the boolean property of a request that asks for the stream, if any."""
    if operation.stream is None or not operation.responses:
        return operation
    for request in operation.requests:
        schema = resolved(request, definitions)
        if isinstance(schema, ir.Object):
            for item in schema.properties:
                if item.name == STREAM_SWITCH and _is_boolean(item.type, definitions):
                    return replace(operation, stream_switch=item.name)
    return operation


def _is_boolean(
    node: ir.Type, definitions: Mapping[TypeId, ir.Definition]
) -> bool:
    match resolved(node, definitions):
        case ir.Scalar(kind=ir.Kind.BOOLEAN):
            return True
        case ir.Union(variants=variants):
            kinds = {
                v.kind if isinstance(v := resolved(variant, definitions), ir.Scalar) else None
                for variant in variants
            }
            return kinds == {ir.Kind.BOOLEAN, ir.Kind.NULL}
        case _:
            return False
