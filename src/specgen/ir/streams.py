"""Server-sent events: how those of a stream look, and which types their data are of."""

from __future__ import annotations

from typing import TypeAlias

from msgspec import Struct

from specgen.ir.types import NO_DOCS, Docs, Member, Type
from specgen.source import TypeId


class Event(Struct, frozen=True, kw_only=True):
    """A server-sent event that has a name; `type` is the type of its document."""

    name: str
    type: Type


class FlatEvents(Struct, frozen=True, kw_only=True):
    """One object for all events, whose property `tag` is an enum of their names."""

    schema: TypeId
    tag: str
    names: tuple[Member, ...]


class TaggedEvents(Struct, frozen=True, kw_only=True):
    """A union whose variants go by the values of their property `tag`.

    One name may stand for several variants. `others` are the variants without a name,
    for events whose name is another one, or missing.
    """

    schema: TypeId
    tag: str
    events: tuple[Event, ...]
    others: tuple[Type, ...] = ()


class UntaggedEvents(Struct, frozen=True, kw_only=True):
    """JSON documents without names, of any of some types."""

    schema: TypeId
    types: tuple[Type, ...] = ()


class EnvelopeEvents(Struct, frozen=True, kw_only=True):
    """Events described as a whole: `event`, `data`, `id` and `retry`.

    `others` are the types of events with any other name. `text` are the names of those
    whose `data` is text, not JSON; None stands for all `others`.
    """

    schema: TypeId
    events: tuple[Event, ...]
    others: tuple[Type, ...] = ()
    text: tuple[str | None, ...] = ()


class TextEvents(Struct, frozen=True, kw_only=True):
    """Text that is not JSON."""

    schema: TypeId


class SameEvents(Struct, frozen=True, kw_only=True):
    """The events of the stream `stream`, whose schema has a second name here."""

    schema: TypeId
    stream: TypeId


Events: TypeAlias = (
    FlatEvents
    | TaggedEvents
    | UntaggedEvents
    | EnvelopeEvents
    | TextEvents
    | SameEvents
)


class EventStream(Struct, frozen=True, kw_only=True):
    """The server-sent events of one or more operations.

    `terminal` are the texts that end a stream in place of an event, `last` the names
    of events after which it ends, and `ignore` the names of events that carry nothing;
    None stands for what is customary. `tag` is the property that, as the configuration
    has it, tells events apart; `exact` is the verdict that holds for them.
    """

    id: TypeId
    events: Events
    operations: tuple[str, ...] = ()
    terminal: tuple[str, ...] | None = None
    last: tuple[str, ...] = ()
    ignore: tuple[str, ...] | None = None
    tag: str | None = None
    exact: bool = True
    docs: Docs = NO_DOCS
