"""What changed between the event streams of two versions.

Owns: which events are held against each other. Takes: the streams of both versions, as
they are named. Gives: changes. Must not know: what of a type breaks whom (types).
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

from specgen import ir
from specgen.changes.found import Where
from specgen.changes.types import TypeComparison
from specgen.ir import TypeId, Use
from specgen.plan.stream_names import StreamNames
from specgen.source import split_id


class StreamComparison:
    """Compares streams by the names and the types of their events."""

    def __init__(self, types: TypeComparison) -> None:
        """Begin; changes go where those of `types` do."""
        self.types = types
        self.changes = types.changes

    def compare(
        self, old: Mapping[TypeId, StreamNames], new: Mapping[TypeId, StreamNames]
    ) -> None:
        """Compare the streams of the same name, and then those of operations."""
        before = {item.instance: item for item in old.values()}
        after = {item.instance: item for item in new.values()}
        for name, stream in before.items():
            if name in after:
                self._stream(stream, after[name])
            else:
                self.changes.gone("the stream", name, split_id(stream.stream.id))
        for name, stream in after.items():
            if name not in before:
                self.changes.added("the stream", name, split_id(stream.stream.id))
        answers = _by_operation(new.values())
        for name, stream in _by_operation(old.values()).items():
            now = answers.get(name)
            if now is None:
                place = split_id(stream.stream.id)
                self.changes.gone("the stream of", name, place)
            elif now.instance != stream.instance:
                self._events(stream, now, f"the stream of {name}")

    def _stream(self, old: StreamNames, new: StreamNames) -> None:
        names = {name for name, _ in new.names()} | set(new.members.values())
        lost = [event for event in old.members if event not in new.members]
        for event in lost:
            place = split_id(old.stream.id)
            self.changes.gone(f"the event {event!r} of", old.instance, place)
        for event in (each for each in new.members if each not in old.members):
            place = split_id(new.stream.id)
            self.changes.added(f"the event {event!r} of", new.instance, place)
        for what, name in _offered(old, lost):
            if name not in names:
                self.changes.gone(what, name, split_id(old.stream.id))
        self._events(old, new, new.instance)

    def _events(self, old: StreamNames, new: StreamNames, name: str) -> None:
        """Compare the types of events, name by name, and those without a name."""
        before, after = _types(old), _types(new)
        exact = old.stream.exact
        for event, types in before.items():
            if event in after:
                what = name if event is None else f"the event {event!r} of {name}"
                place = split_id(new.stream.id)
                where = Where(name=what, use=Use.READ, exact=exact, place=place)
                self.types.compare_any(types, after[event], where)


def _by_operation(streams: Iterable[StreamNames]) -> dict[str, StreamNames]:
    return {name: item for item in streams for name in item.stream.operations}


def _offered(stream: StreamNames, lost: Iterable[str]) -> Iterator[tuple[str, str]]:
    """What else is called by a name of its own, but for events that are `lost`."""
    if stream.enum:
        yield "the type", stream.enum
    yield "the type", stream.event
    for event, member in stream.members.items():
        if event not in lost:
            yield f"the member of {stream.enum}", member
    for event, name in stream.by_event.items():
        if event not in lost:
            yield "the type", name


def _types(names: StreamNames) -> dict[str | None, tuple[ir.Type, ...]]:
    """The types of events by their names; None has those of any other name."""
    events = names.stream.events if names.same is None else names.same.stream.events
    found: dict[str | None, tuple[ir.Type, ...]] = {}
    match events:
        case ir.TaggedEvents(events=named) | ir.EnvelopeEvents(events=named):
            for event in named:
                found[event.name] = (*found.get(event.name, ()), event.type)
            if events.others:
                found[None] = events.others
        case ir.UntaggedEvents(types=types):
            found[None] = types
        case ir.FlatEvents(schema=schema):
            found[None] = (ir.Ref(id=schema, target=schema),)
        case ir.TextEvents(schema=schema):
            found[None] = (ir.Scalar(id=schema, kind=ir.Kind.STRING),)
        case _:
            pass
    return found
