"""Which way each type travels, and which verdict holds for it.

What a client sends is exact, what it reads is tolerant; a type used both ways is
tolerant, and so is one that no operation uses, as nobody knows who reads it; that
says nothing of the types it leads to, where some operation uses those. A
specification without operations is exact.

Webhooks and callbacks go the other way: the client reads what they request.
"""

from __future__ import annotations

from collections.abc import Container, Iterable, Iterator, Mapping

from msgspec.structs import replace

from specgen import ir
from specgen.diagnostics import Diagnostics
from specgen.graph import Graph
from specgen.ir import TypeId, Use
from specgen.passes.settings import Settings
from specgen.walk import edges_of, ends_of, event_types, references


def track_use(spec: ir.Spec, settings: Settings, _diagnostics: Diagnostics) -> ir.Spec:
    """Set `use`, `stated` and `exact` of every definition; drop what nothing uses."""
    graph = Graph(edges_of(spec.definitions))
    sent = _reached(graph, _all_sent(spec))
    read = _reached(graph, _all_read(spec))
    ends = ends_of(spec.definitions)
    unused = _unused(spec, sent | read)
    anyones = _anyones(unused, graph, ends, sent | read)
    used = sent | read | anyones
    names = _names(unused, graph, ends)
    has_operations = bool(spec.operations)
    definitions = {}
    for place, definition in spec.definitions.items():
        # Another name, or one on the way to it, is used as what it stands for is.
        user = ends[place] if place in names and place not in used else place
        stated = _use(user in sent, user in read)
        use = Use.BOTH if user in anyones else stated
        if use is not Use.NONE:
            exact = _is_exact(stated or use, settings, has_operations)
            definitions[place] = replace(
                definition, use=use, stated=stated, exact=exact
            )
    exact = _is_exact(Use.READ, settings, has_operations)
    streams = tuple(replace(stream, exact=exact) for stream in spec.streams)
    return replace(spec, definitions=definitions, streams=streams)


def _all_sent(spec: ir.Spec) -> Iterator[ir.Type]:
    for operation in spec.operations:
        yield from types_sent(operation)


def _all_read(spec: ir.Spec) -> Iterator[ir.Type]:
    for operation in spec.operations:
        yield from types_read(operation)
    for stream in spec.streams:
        yield from types_of_events(stream, spec.definitions)


def _unused(spec: ir.Spec, used: Container[TypeId]) -> list[ir.Definition]:
    """The definitions with a name that no operation uses."""
    return [d for d in spec.definitions.values() if d.named and d.id not in used]


def _anyones(
    unused: Iterable[ir.Definition],
    graph: Graph[TypeId],
    ends: Mapping[TypeId, TypeId],
    used: frozenset[TypeId],
) -> frozenset[TypeId]:
    """What unused definitions lead to: nobody knows whether it is sent or read.

    One that is but another name leads there only if nothing else uses what it names.
    """
    types = (d.id for d in unused if not isinstance(d.type, ir.Ref))
    found = frozenset(graph.reachable(types))
    used |= found
    return found.union(graph.reachable(d.id for d in unused if ends[d.id] not in used))


def _names(
    unused: Iterable[ir.Definition],
    graph: Graph[TypeId],
    ends: Mapping[TypeId, TypeId],
) -> frozenset[TypeId]:
    """Unused definitions, and the aliases between them and what they stand for."""
    aliases = {place: graph.edges[place] for place, end in ends.items() if end != place}
    return frozenset(Graph(aliases).reachable(d.id for d in unused))


def _reached(graph: Graph[TypeId], types: Iterable[ir.Type]) -> frozenset[TypeId]:
    """The definitions that some types lead to."""
    return frozenset(graph.reachable(i for node in types for i in references(node)))


def _use(sent: bool, read: bool) -> Use:
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
    stream: ir.EventStream, definitions: ir.Definitions
) -> Iterable[ir.Type]:
    """The types that the events of a stream are made of."""
    whole = ir.Ref(id=stream.id, target=stream.id)
    named = stream.id in definitions and definitions[stream.id].named
    match stream.events:
        case ir.EnvelopeEvents() as events:
            return (*event_types(events), *((whole,) if named else ()))
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
