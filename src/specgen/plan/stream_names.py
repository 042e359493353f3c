"""What the parts of event streams are called, and which module they live in.

Owns: the names of decoders, unions, enums of event names and event classes. Takes:
streams and the names of their schemas. Gives: `StreamNames`, a pure function of each
stream's own schema. Must not know: how any of it is written.

A stream of many events has two modules: one with its decoder and the names of its
events, cheap to import, and a private one beside it with their classes and the union,
which is imported when the first event comes.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from typing import NamedTuple

from msgspec import Struct, field

from specgen import ir
from specgen.ir import TypeId
from specgen.naming import class_name, names_of_members, snake_case, without_suffix
from specgen.plan.distinct import letters_of
from specgen.plan.layout import FOLDERS, Module
from specgen.source import uri_of
from specgen.sse import UNNAMED
from specgen.walk import event_types, resolved, string_values

OF_RUNTIME = ("EventStream", "Policies", "SSELike", "StreamError", "UnknownEvent")
"""What the package offers for all streams: no part of one is called so."""
MOST_EAGER = 16
"""The number of event types up to which one module has all of a stream."""
ANY_EVENT = "Message"
"""What the class of events of no particular name is called."""
MOST_IN_NAME = 3
"""The number of events up to which all of them are in the name of their class."""


class StreamNames(Struct, frozen=True, kw_only=True):
    """What the parts of a stream are called.

    `module` has the decoder `instance` and the `enum` of the event names ("" where
    there are none), `home` the union `event` and the classes. `members` are the names
    in the enum by the names of events. A flat stream has a class for each of them, in
    `by_event`, which share the class `fields`; an envelope that no schema of the
    specification stands for has one in `by_place`.
    """

    stream: ir.EventStream
    module: Module
    home: Module
    stem: str
    enum: str
    event: str
    instance: str
    members: Mapping[str, str] = field(default_factory=dict)
    by_event: Mapping[str, str] = field(default_factory=dict)
    by_place: Mapping[TypeId, str] = field(default_factory=dict)
    same: StreamNames | None = None

    @property
    def fields(self) -> str:
        """The class of what all events of a flat stream have."""
        return f"_{self.stem}Fields"

    @property
    def is_lazy(self) -> bool:
        """Whether the classes of the events have a module of their own."""
        return self.home != self.module

    def names(self) -> Iterator[tuple[str, Module]]:
        """Every public name of the stream, and the module that has it."""
        yield self.instance, self.module
        if self.enum:
            yield self.enum, self.module
        yield self.event, self.home
        for name in (*self.by_event.values(), *self.by_place.values()):
            yield name, self.home


def stream_names(
    spec: ir.Spec, names: Mapping[TypeId, str], modules: Mapping[str, Module]
) -> dict[TypeId, StreamNames]:
    """The names of all streams; `modules` is the module that mirrors each document."""
    found: dict[TypeId, StreamNames] = {}
    for stream in sorted(spec.streams, key=_is_same):  # the others first
        module = (FOLDERS["events"], *modules[uri_of(stream.id)])
        found[stream.id] = _names(stream, names[stream.id], module, spec, found)
    return {stream.id: found[stream.id] for stream in spec.streams}


def own_classes(spec: ir.Spec) -> set[TypeId]:
    """The definitions that stand for events and for nothing else."""
    return {place for stream in spec.streams for place in _own(stream, spec)}


def tags_of_events(spec: ir.Spec) -> Iterator[tuple[TypeId, str, bool]]:
    """The properties by which streams tell objects apart: object, property, closed.

    A constant is closed to other values, unless its object goes by another name than
    that: only an open one can hold both.
    """
    for stream in spec.streams:
        match stream.events:
            case ir.TaggedEvents(tag=tag, events=events):
                pass
            case ir.EnvelopeEvents(events=events, others=()):
                tag = "event"
            case _:
                continue
        names: dict[TypeId, set[str]] = {}
        for event in events:
            schema = resolved(event.type, spec.definitions)
            names.setdefault(schema.id, set()).add(event.name)
        for place, own in names.items():
            yield place, tag, own <= _constants(place, tag, spec)


def _constants(place: TypeId, tag: str, spec: ir.Spec) -> set[str]:
    node = spec.definitions[place].type
    for item in node.properties if isinstance(node, ir.Object) else ():
        if item.name == tag:
            return set(string_values(item.type, spec.definitions) or ())
    return set()


def _is_same(stream: ir.EventStream) -> bool:
    return isinstance(stream.events, ir.SameEvents)


def _own(stream: ir.EventStream, spec: ir.Spec) -> Iterable[TypeId]:
    """The envelopes of a stream that the specification has no name for."""
    match stream.events:
        case ir.EnvelopeEvents() as events:
            places = dict.fromkeys(_targets(_types(events)))
            return [place for place in places if not spec.definitions[place].named]
        case _:
            return []


def _names(
    stream: ir.EventStream,
    name: str,
    module: Module,
    spec: ir.Spec,
    known: Mapping[TypeId, StreamNames],
) -> StreamNames:
    stem = without_suffix(name)
    instance = _instance(stem)
    same = None
    if isinstance(stream.events, ir.SameEvents):
        same = known[stream.events.stream]
    events = stream.events if same is None else same.stream.events
    members = _members(events)
    event = _event(stream, name, stem, spec)
    enum = _enum(stream, events, name, spec) if members else ""
    if enum in (event, *OF_RUNTIME):  # where the tag is `event`
        enum = f"{stem}EventName"
    classes = _Classes(stem, _suffixes(members), (event, enum))
    return StreamNames(
        stream=stream,
        module=module,
        home=(*module[:-1], f"_{instance}") if _size(events) > MOST_EAGER else module,
        stem=stem,
        enum=enum,
        event=event,
        instance=instance,
        members=members,
        by_event=classes.by_event(stream),
        by_place=classes.by_place(stream, spec),
        same=same,
    )


def _instance(stem: str) -> str:
    """The decoder: what it decodes, and that it is a stream."""
    name = snake_case(stem)
    return name if name.endswith("stream") else f"{name}_stream"


def _members(events: ir.Events) -> dict[str, str]:
    """The members of the enum of names, by the names of events."""
    values = tuple(_values(events))
    wire = (str(value.value) for value in values)
    return dict(zip(wire, names_of_members(values), strict=True))


def _values(events: ir.Events) -> Iterable[ir.Member]:
    """The names of events, as members of their enum."""
    match events:
        case ir.FlatEvents(names=names):
            return names
        case ir.TaggedEvents(events=found) | ir.EnvelopeEvents(events=found):
            wire = list(dict.fromkeys(event.name for event in found))
            return [ir.Member(value=name) for name in wire if wire != [UNNAMED]]
        case _:
            return ()


def _types(events: ir.Events) -> Sequence[ir.Type]:
    """The types of events, where each name has one of its own."""
    match events:
        case ir.TaggedEvents() | ir.EnvelopeEvents():
            return event_types(events)
        case _:
            return ()


def _size(events: ir.Events) -> int:
    """The number of classes that the union of the events is made of."""
    if isinstance(events, ir.FlatEvents):
        return len(events.names)
    return len(set(_targets(_types(events))))


def _targets(types: Iterable[ir.Type]) -> Iterator[TypeId]:
    for node in types:
        if isinstance(node, ir.Ref):
            yield node.target


def _enum(stream: ir.EventStream, events: ir.Events, name: str, spec: ir.Spec) -> str:
    """The enum of the names: called as the property that has them would be.

    Where the specification has a name for that type itself, it keeps that name.
    """
    stem = without_suffix(name)
    is_named = stream.id in spec.definitions and spec.definitions[stream.id].named
    name = name if is_named else f"{stem}Event"
    match events:
        case ir.FlatEvents(schema=schema, tag=tag):
            node = resolved(ir.Ref(id=schema, target=schema), spec.definitions)
            for item in node.properties if isinstance(node, ir.Object) else ():
                if item.name == tag and isinstance(item.type, ir.Ref):
                    return f"{stem}Event{class_name(tag)}"
            return f"{name}{class_name(tag)}"
        case ir.TaggedEvents(tag=tag):
            return f"{name}{class_name(tag)}"
        case _:
            return f"{name}Name"


def _event(stream: ir.EventStream, name: str, stem: str, spec: ir.Spec) -> str:
    """The union of the events, called as the schema if that leaves the name free."""
    event = f"{stem}Event"
    if event != name or stream.id not in spec.definitions:
        return _free(event, OF_RUNTIME)
    is_text = isinstance(stream.events, ir.TextEvents)
    return f"{stem}Text" if is_text else f"{name}OrUnknown"


def _suffixes(members: Mapping[str, str]) -> dict[str, str]:
    """What each event adds to the name of its class: `Done` for the member `DONE`."""
    short = {wire: class_name(member.lower()) for wire, member in members.items()}
    counts = Counter(short.values())
    return {
        wire: text if counts[text] == 1 else members[wire].capitalize()
        for wire, text in short.items()
    }


class _Classes(NamedTuple):
    """What the classes of the events of one stream are called.

    Each name begins with `stem`, and is none of those that are `taken`; `suffixes` are
    what the names of events add to it.
    """

    stem: str
    suffixes: Mapping[str, str]
    taken: tuple[str, ...]

    def by_event(self, stream: ir.EventStream) -> dict[str, str]:
        """The class of each event of a flat stream, by the event's name."""
        if not isinstance(stream.events, ir.FlatEvents):
            return {}
        return {wire: self._name(suffix) for wire, suffix in self.suffixes.items()}

    def by_place(self, stream: ir.EventStream, spec: ir.Spec) -> dict[TypeId, str]:
        """The classes of envelopes that the specification has no name for.

        They are called by their events; several for one event by letters as well.
        """
        if not isinstance(stream.events, ir.EnvelopeEvents):
            return {}
        names = {
            place: self._name(self._suffix(place, stream.events))
            for place in _own(stream, spec)
        }
        counts = Counter(names.values())
        return {
            place: name if counts[name] == 1 else f"{name}_{letters_of(place)}"
            for place, name in names.items()
        }

    def _suffix(self, place: TypeId, events: ir.EnvelopeEvents) -> str:
        """What an envelope is called by: its events, unless any may look like it."""
        if place in _targets(events.others):
            return ANY_EVENT
        names = [e.name for e in events.events if place in _targets((e.type,))]
        first, *others = (self.suffixes.get(name, ANY_EVENT) for name in names)
        if len(names) > MOST_IN_NAME:
            return f"{first}OrOthers"
        return "Or".join((first, *others))

    def _name(self, suffix: str) -> str:
        return _free(f"{self.stem}{suffix}", (*self.taken, *OF_RUNTIME))


def _free(name: str, taken: Collection[str]) -> str:
    """A name that is none of those that are taken."""
    while name in taken:
        name = f"{name}_"
    return name


class Clash(NamedTuple):
    """A name of a stream that something else has as well."""

    name: str
    stream: TypeId
    other: TypeId
    module: Module
    is_fatal: bool
    """Whether both would stand in one module."""


def clashes(
    streams: Mapping[TypeId, StreamNames], others: Mapping[str, TypeId]
) -> Iterator[Clash]:
    """Names of streams that more than one thing has.

    `others` are the names of the definitions that the package offers beside streams.
    """
    homes: dict[str, tuple[TypeId, Module]] = {}
    for place, names in streams.items():
        for name, module in names.names():
            other, home = homes.setdefault(name, (place, module))
            if other != place or home != module:
                yield Clash(name, place, other, module, home == module)
            elif name in others and others[name] != place:
                yield Clash(name, place, others[name], module, is_fatal=False)
