"""Event modules: for each stream its names, its classes, their union, its decoder."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from collections.abc import Set as AbstractSet

from msgspec import Struct, field

from specgen import ir
from specgen.emit.aliases import TYPE_ALIAS, TYPE_CHECKING, with_docs
from specgen.emit.annotations import Annotations
from specgen.emit.event_classes import EventClasses
from specgen.emit.module import Files, docstring_of, module_text, path_of, title
from specgen.plan import Plan, dotted
from specgen.plan.layout import Module
from specgen.plan.stream_names import StreamNames
from specgen.pyexpr import (
    Alternatives,
    Call,
    Display,
    Expr,
    Keyword,
    Name,
    Scope,
    Subscript,
    Text,
    either,
    has_none,
    quoted,
)
from specgen.pylines import INDENT, declaration
from specgen.render import Renderer, import_line, relative

EVENT_STREAM = Name("EventStream", "._sse")
UNKNOWN_EVENT = Name("UnknownEvent", "._sse")


class EventModules(Struct, frozen=True):
    """The files of all streams, and the names that they offer, by module.

    `operations` leads from operation ids to decoders, as `module:name`.
    """

    files: Files
    names: dict[Module, list[str]]
    operations: dict[str, str] = field(default_factory=dict)


NO_EVENTS = EventModules(files={}, names={})


def emit_events(plan: Plan, renderer: Renderer) -> EventModules:
    """All event modules."""
    decoders: dict[Module, list[StreamNames]] = {}
    classes: dict[Module, list[StreamNames]] = {}
    for names in plan.streams.values():
        decoders.setdefault(names.module, []).append(names)
        if names.is_lazy:
            classes.setdefault(names.home, []).append(names)
    found = EventModules(files={}, names=_exports(plan.streams.values()))
    for module, streams in {**decoders, **classes}.items():
        text = _module(module, streams, plan, renderer)
        found.files[path_of(plan.options.package, module)] = text
    for names in plan.streams.values():
        place = f"{dotted(names.module)}:{names.instance}"
        found.operations.update(dict.fromkeys(names.stream.operations, place))
    return found


def shown_stream(plan: Plan, taken: AbstractSet[str]) -> StreamNames | None:
    """The stream that makes the best example: one of few classes, if there is one.

    Names that are `taken` stand for something else at the top of the package.
    """
    found = list(plan.streams.values())
    free = [names for names in found if shown_classes(names, plan, taken)]
    few = [names for names in free if 2 <= len(event_classes(names, plan)) <= 4]
    return next(iter((*few, *free, *found)), None)


def shown_classes(
    names: StreamNames, plan: Plan, taken: AbstractSet[str]
) -> tuple[str, ...]:
    """The classes that an example asks for; none where the top has not all of them."""
    own = {UNKNOWN_EVENT.name, *(name for name, _ in names.names())}
    return event_classes(names, plan) if taken.isdisjoint(own) else ()


def event_classes(names: StreamNames, plan: Plan) -> tuple[str, ...]:
    """The classes that the events of a stream may have, by which users tell them."""
    types = _Stream(names.same or names, plan, names.home).types()
    return tuple(
        dict.fromkeys(e.name for e in types if isinstance(e, Name) and e.module)
    )


def _exports(streams: Iterable[StreamNames]) -> dict[Module, list[str]]:
    """The public names of all streams; those that two of them have are in neither."""
    offered = [pair for names in streams for pair in names.names()]
    counts = Counter(name for name, _ in offered)
    found: dict[Module, list[str]] = {}
    for name, module in offered:
        if counts[name] == 1:
            found.setdefault(module, []).append(name)
    return found


def _module(
    module: Module, streams: list[StreamNames], plan: Plan, renderer: Renderer
) -> str:
    """One module: decoders with what they need, or the classes of a large stream."""
    writers = [_Stream(names, plan, module) for names in streams]
    defined = [name for writer in writers for name in writer.defined()]
    fields = [name for writer in writers for name in writer.classes.field_names()]
    scope = Scope(dotted(module), defined, fields)
    blocks = [block for w in writers for block in w.blocks(scope, renderer)]
    imports = [w.static_import(scope) for w in writers if w.decodes and w.is_lazy]
    if imports:
        line = f"if {scope.local(TYPE_CHECKING)}:"
        blocks.insert(0, "\n".join([line, *sorted(imports)]))
    words = f"The events of {streams[0].stem}."
    if any(writer.decodes for writer in writers):
        words = title("Event streams", streams[0].stream.id)
    return module_text(renderer, scope, words, blocks)


class _Stream:
    """One stream, as far as one of its modules has it."""

    def __init__(self, names: StreamNames, plan: Plan, module: Module) -> None:
        self.names = names
        self.plan = plan
        self.module = module
        self.classes = EventClasses(names, plan)
        self.events = names.stream.events
        self.is_lazy = names.is_lazy
        self.decodes = module == names.module
        self.has_classes = module == names.home

    def defined(self) -> Iterator[str]:
        """All names that the stream defines in this module."""
        yield from (n for n, module in self.names.names() if module == self.module)
        if self.has_classes:
            yield from (self.names.fields, self._other_name)

    @property
    def _other_name(self) -> str:
        return f"_{self.names.stem}Other"

    def static_import(self, scope: Scope) -> str:
        """The import that type checkers follow to the union of the events."""
        module = relative(dotted(self.names.home), scope.module)
        return import_line(module, [self.names.event], INDENT)

    def blocks(self, scope: Scope, renderer: Renderer) -> Iterator[str]:
        """The definitions of the stream, in order."""
        if self.decodes and self.names.enum:
            yield self._enum(scope, renderer)
        if self.has_classes:
            yield from self.classes.blocks(scope, renderer)
            if self.is_lazy and self._others():
                other = either(self._others())
                yield declaration(self._other_name, TYPE_ALIAS, other, scope)
            yield self._union(scope)
        if self.decodes:
            yield self._decoder(scope)

    def _enum(self, scope: Scope, renderer: Renderer) -> str:
        same = self.names.same
        if same is None:
            return self.classes.enum(scope, renderer)
        enum = Name(same.enum, dotted(same.module))
        text = declaration(self.names.enum, TYPE_ALIAS, enum, scope)
        scope.define(self.names.enum)
        return with_docs(text, f'"""The names of the events of {self.names.stem}."""')

    def _union(self, scope: Scope) -> str:
        same = self.names.same
        words = "An event of the stream, or one that no class of it fits."
        union = either([*self.types(), UNKNOWN_EVENT])
        if same is not None:
            union = Name(same.event, dotted(same.home))
        if isinstance(self.events, ir.TextEvents):
            union, words = Name("str"), "An event of the stream: its text."
        text = declaration(self.names.event, TYPE_ALIAS, union, scope)
        scope.define(self.names.event)
        return f'{text}\n"""{words}"""'

    # -- types

    def types(self) -> list[Expr]:
        """The types of all events."""
        return [*(expr for _, expr in self._rows()), *self._others()]

    def _rows(self) -> Iterator[tuple[str, Expr]]:
        """The names of events, each with its type, or with one of several."""
        match self.events:
            case ir.FlatEvents():
                module = dotted(self.names.home)
                for name, text in self.names.by_event.items():
                    yield name, Name(text, module)
            case ir.TaggedEvents(events=events) | ir.EnvelopeEvents(events=events):
                for event in events:
                    yield event.name, self._type(event.type)
            case _:
                return

    def _others(self) -> list[Expr]:
        """The types of events whose name has none of its own."""
        match self.events:
            case ir.TaggedEvents(others=types) | ir.EnvelopeEvents(others=types):
                return list(map(self._type, types))
            case ir.UntaggedEvents(types=types):
                return list(map(self._type, types))
            case _:
                return []

    def _type(self, node: ir.Type) -> Expr:
        if isinstance(node, ir.Ref) and node.target in self.names.by_place:
            name = self.names.by_place[node.target]
            return Name(name, dotted(self.names.home))
        exact = self.names.stream.exact
        return Annotations(self.plan, param=False, exact=exact)(node)

    # -- the decoder

    def _decoder(self, scope: Scope) -> str:
        annotation: Expr = Subscript(
            EVENT_STREAM, (Name(self.names.event, scope.module),)
        )
        if self.is_lazy:
            stream = scope.local(EVENT_STREAM)
            annotation = Text(quoted(f"{stream}[{self.names.event}]"))
        same = self.names.same
        value: Expr = Call(EVENT_STREAM, tuple(self._arguments()))
        if same is not None:
            value = Name(same.instance, dotted(same.module))
        text = declaration(self.names.instance, annotation, value, scope)
        scope.define(self.names.instance)
        return with_docs(text, docstring_of(self.names.stream.docs, ""))

    def _arguments(self) -> Iterator[Expr]:
        stream = self.names.stream
        rows = list(self._rows())
        if rows:
            yield self._table(rows)
        match self.events:
            case ir.FlatEvents(tag=tag) | ir.TaggedEvents(tag=tag):
                yield Keyword("tag", Text(quoted(tag)))
            case ir.EnvelopeEvents():
                yield Keyword("keyed_by", Text(quoted("event")))
                yield from self._texts(self.events)
            case ir.TextEvents():
                yield Keyword("text", Text("True"))
            case _:
                pass
        if self._others():
            yield Keyword("default", self._default())
        for keyword, texts in (
            ("terminal", stream.terminal),
            ("last", stream.last or None),
            ("ignore", stream.ignore),
        ):
            if texts is not None:
                yield Keyword(keyword, _tuple(texts))

    def _texts(self, events: ir.EnvelopeEvents) -> Iterator[Expr]:
        """Which events have text for data: all, or those of some names."""
        names: set[str | None] = {event.name for event in events.events}
        if events.others:
            names.add(None)
        if names.issubset(events.text):
            yield Keyword("text", Text("True"))
        elif events.text:
            yield Keyword("text", _tuple(events.text))

    def _default(self) -> Expr:
        if self.is_lazy:
            return Text(quoted(f"{dotted(self.names.home)}:{self._other_name}"))
        found = either(self._others())
        if isinstance(found, Alternatives) and has_none(found):
            return Display("()", found.items)  # to pyright None is no operand here
        return found

    def _table(self, rows: Iterable[tuple[str, Expr]]) -> Display:
        """The type of each event by its name; of two for one name, their union."""
        types: dict[str, list[Expr]] = {}
        for name, expr in rows:
            types.setdefault(name, []).append(expr)
        items = (
            Keyword(quoted(name), self._value(found), ": ")
            for name, found in types.items()
        )
        return Display("{}", tuple(items))

    def _value(self, types: list[Expr]) -> Expr:
        if not self.is_lazy:
            return either(types)
        places = [
            Text(quoted(f"{expr.module}:{expr.name}"))
            for expr in types
            if isinstance(expr, Name)
        ]
        return places[0] if len(places) == 1 else Display("()", tuple(places))


def _tuple(texts: Iterable[str | None]) -> Display:
    items = ("None" if text is None else quoted(text) for text in texts)
    return Display("()", tuple(map(Text, items)))
