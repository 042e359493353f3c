"""Which way each type travels, and which verdict holds for it.

What a client sends is exact, what it reads is tolerant; a type used both ways is
tolerant, and so is one that no operation uses, as nobody knows who reads it; that
says nothing of the types it leads to, where some operation uses those. A
specification without operations is exact.

Webhooks and callbacks go the other way: the client reads what they request.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from msgspec.structs import replace

from specgen import ir
from specgen.diagnostics import Diagnostics
from specgen.ir import TypeId, Use
from specgen.passes.settings import Settings
from specgen.walk import ends_of, event_types, references


def track_use(spec: ir.Spec, settings: Settings, _diagnostics: Diagnostics) -> ir.Spec:
    """Set `use`, `stated` and `exact` of every definition; drop what nothing uses."""
    edges = {
        schema_id: tuple(dict.fromkeys(references(definition.type)))
        for schema_id, definition in spec.definitions.items()
    }
    sent = _reached(edges, _roots(t for op in spec.operations for t in types_sent(op)))
    read = _reached(edges, _roots(t for op in spec.operations for t in types_read(op)))
    read |= _reached(
        edges,
        _roots(t for s in spec.streams for t in types_of_events(s, spec.definitions)),
    )
    used = sent | read
    ends = ends_of(spec.definitions)
    named = [d for d in spec.definitions.values() if d.named and d.id not in used]
    unknown = _reached(edges, [d.id for d in named if not isinstance(d.type, ir.Ref)])
    used |= unknown
    unknown |= _reached(edges, [d.id for d in named if ends[d.id] not in used])
    used |= unknown
    aliases = {i: edges[i] for i, end in ends.items() if end != i}
    names = _reached(aliases, [d.id for d in named])
    definitions = {}
    for schema_id, definition in spec.definitions.items():
        place = schema_id
        if schema_id in names and schema_id not in used:
            place = ends[schema_id]  # another name, or on its way: no other use
        known = _known(place in sent, place in read)
        use = Use.BOTH if place in unknown else known
        if use is not Use.NONE:
            exact = _is_exact(known or use, settings, bool(spec.operations))
            definitions[schema_id] = replace(
                definition, use=use, stated=known, exact=exact
            )
    exact = _is_exact(Use.READ, settings, bool(spec.operations))
    streams = tuple(replace(stream, exact=exact) for stream in spec.streams)
    return replace(spec, definitions=definitions, streams=streams)


def _known(sent: bool, read: bool) -> Use:
    if sent:
        return Use.BOTH if read else Use.SENT
    return Use.READ if read else Use.NONE


def _is_exact(use: Use, settings: Settings, has_operations: bool) -> bool:
    match settings.validation:
        case "exact":
            return True
        case "tolerant":
            return False
        case "by-direction":
            return use is Use.SENT or not has_operations


def types_sent(operation: ir.Operation) -> Iterable[ir.Type]:
    """The types of what a client sends to an operation, or answers an incoming one."""
    if operation.incoming:
        return operation.responses
    return (*operation.requests, *operation.parameters)


def types_read(operation: ir.Operation) -> Iterable[ir.Type]:
    """The types of what a client reads, if the operation does not stream."""
    if operation.incoming:
        return (*operation.requests, *operation.parameters)
    return operation.responses


def types_of_events(
    stream: ir.EventStream, definitions: Mapping[TypeId, ir.Definition]
) -> Iterable[ir.Type]:
    """The types that the events of a stream are made of."""
    whole = ir.Ref(id=stream.id, target=stream.id)
    named = stream.id in definitions and definitions[stream.id].named
    match stream.events:
        case ir.EnvelopeEvents() as events:
            return event_types(events)
        case ir.FlatEvents(schema=schema) if not named:
            return (ir.Ref(id=schema, target=schema),)
        case ir.TaggedEvents() as events if not named:
            return event_types(events)
        case ir.UntaggedEvents(types=types) if not named:
            return types
        case ir.TextEvents() if not named:
            return ()
        case _:
            return (whole,)


def _roots(types: Iterable[ir.Type]) -> list[TypeId]:
    return [target for node in types for target in references(node)]


def _reached(
    edges: dict[TypeId, tuple[TypeId, ...]], roots: Iterable[TypeId]
) -> set[TypeId]:
    reached: set[TypeId] = set()
    pending = list(roots)
    while pending:
        schema_id = pending.pop()
        if schema_id not in reached:
            reached.add(schema_id)
            pending.extend(edges.get(schema_id, ()))
    return reached
