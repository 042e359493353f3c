"""Event modules: for each stream its names, its classes, their union, its decoder."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace

from specgen import ir
from specgen.emit.enums import enum_view
from specgen.emit.models import MODEL, TYPE_ALIAS, class_view
from specgen.emit.module import Files, class_header, docs_of, module_text, path_of
from specgen.layout import Module
from specgen.naming import class_name, field_name, member_names
from specgen.plan import Plan, StreamNames, dotted
from specgen.pyexpr import (
    LITERAL,
    Call,
    Display,
    Expr,
    Keyword,
    Name,
    Scope,
    Subscript,
    Text,
    declaration,
    either,
    quoted,
)
from specgen.render import Renderer
from specgen.views import ClassView, StatementView

EVENT_STREAM = Name("EventStream", "._sse")
UNKNOWN_EVENT = Name("UnknownEvent", "._sse")
INDENT = "    "


@dataclass(frozen=True, slots=True)
class EventModules:
    """The files of all streams, and the names that they offer, by module."""

    files: Files
    names: dict[Module, list[str]]
    operations: dict[str, str] = field(default_factory=dict)


def emit_events(plan: Plan, renderer: Renderer) -> EventModules:
    """All event modules; `operations` leads from operation ids to the decoders."""
    by_module: dict[Module, list[StreamNames]] = {}
    for names in plan.streams.values():
        by_module.setdefault(names.module, []).append(names)
    found = EventModules(files={}, names={})
    for module, streams in by_module.items():
        writers = [_Stream(names, plan) for names in streams]
        defined = [name for writer in writers for name in writer.names()]
        fields = [
            item.name
            for writer in writers
            for item in (writer.flat.properties if writer.flat is not None else ())
        ]
        scope = Scope(dotted(module), defined, fields)
        blocks = [block for w in writers for block in w.blocks(scope, renderer)]
        uri = streams[0].stream.id.partition("#")[0]
        title = f"Event streams of {uri}." if uri else "Event streams."
        found.files[path_of(plan.options.package, module)] = module_text(
            renderer, scope, title, blocks
        )
        found.names[module] = [n for n in defined if not n.startswith("_")]
        for writer in writers:
            place = f"{dotted(module)}:{writer.parts.instance}"
            found.operations.update(
                dict.fromkeys(writer.parts.stream.operations, place)
            )
    return found


class _Stream:
    """One stream."""

    def __init__(self, parts: StreamNames, plan: Plan):
        self.parts = parts
        self.plan = plan
        self.events = parts.stream.events
        self.flat: ir.Object | None = None
        if isinstance(self.events, ir.FlatEvents):
            schema = plan.definition(self.events.schema).type
            assert isinstance(schema, ir.Object)
            self.flat = schema

    @property
    def members(self) -> tuple[ir.Member, ...]:
        """The names of the events, as members of their enum."""
        match self.events:
            case ir.FlatEvents(names=names):
                return names
            case ir.TaggedEvents(events=events) | ir.EnvelopeEvents(events=events):
                return tuple(
                    ir.Member(value=name)
                    for name in dict.fromkeys(event.name for event in events)
                )
            case _:
                return ()

    @property
    def _values(self) -> list[str]:
        return [str(member.value) for member in self.members]

    def _event_classes(self) -> list[str]:
        """The classes that a flat stream defines, one for each name."""
        if self.flat is None:
            return []
        stems = (class_name(name.lower()) for name in member_names(self._values))
        return [f"{self.parts.stem}{stem}" for stem in stems]

    def names(self) -> list[str]:
        """All names that the stream defines in its module."""
        found = [self.parts.enum] if self.members else []
        if self.flat is not None:
            found += [f"_{self.parts.stem}Fields", *self._event_classes()]
        return [*found, self.parts.event, self.parts.instance]

    def blocks(self, scope: Scope, renderer: Renderer) -> Iterator[str]:
        """The definitions of the stream, in order."""
        if self.members:
            docs = ir.Docs(description=f"The names of the events of {self.parts.stem}.")
            view = enum_view(self.parts.enum, self.members, docs, scope)
            yield renderer.render("class.py.jinja", view)
        if self.flat is not None and isinstance(self.events, ir.FlatEvents):
            yield from self._flat_classes(self.flat, self.events, scope, renderer)
        union = either([*self._variants(), UNKNOWN_EVENT])
        text = declaration(self.parts.event, TYPE_ALIAS, union, scope)
        scope.define(self.parts.event)
        yield f'{text}\n"""An event of the stream, or one that no class of it fits."""'
        yield self._decoder(scope)

    def _flat_classes(
        self, flat: ir.Object, events: ir.FlatEvents, scope: Scope, renderer: Renderer
    ) -> Iterator[str]:
        shared = f"_{self.parts.stem}Fields"
        definition = self.plan.definition(flat.id)
        rest = [p for p in flat.properties if p.name != events.tag]
        bases: tuple[Expr, ...] = ()
        if rest:
            described = replace(
                definition,
                type=replace(
                    flat,
                    docs=ir.Docs(description="What all events of the stream have."),
                ),
            )
            view = class_view(shared, described, self.plan, scope, without=events.tag)
            yield renderer.render("class.py.jinja", view)
            bases = (Name(shared, scope.module),)
        members = zip(
            member_names(self._values), self.members, self._event_classes(), strict=True
        )
        for member, value, name in members:
            field = self._tag_field(events.tag, member, flat, scope)
            words = value.description or f"The event `{value.value}`."
            view = ClassView(
                header=class_header(name, bases or (MODEL,), scope),
                docstring=docs_of(ir.Docs(description=words)),
                fields=(field,),
            )
            yield renderer.render("class.py.jinja", view)

    def _tag_field(
        self, tag: str, member: str, flat: ir.Object, scope: Scope
    ) -> StatementView:
        value = Text(f"{self.parts.enum}.{member}")
        others = {p.name for p in flat.properties} - {tag}
        name = field_name(tag, others.__contains__)
        default: Expr | None = None
        if name != tag:
            wire = Text(quoted(tag))
            default = Call(
                Name("Field", "pydantic"),
                (
                    Keyword("validation_alias", wire),
                    Keyword("serialization_alias", wire),
                ),
            )
        annotation = Subscript(LITERAL, (value,))
        return StatementView(code=declaration(name, annotation, default, scope, INDENT))

    def _variants(self) -> Sequence[Expr]:
        match self.events:
            case ir.FlatEvents():
                module = dotted(self.parts.module)
                return [Name(name, module) for name in self._event_classes()]
            case ir.TaggedEvents(events=events) | ir.EnvelopeEvents(events=events):
                return list(dict.fromkeys(self._class(event.type) for event in events))
            case ir.UntaggedEvents(schema=schema):
                return [self.plan.model(schema)]
            case ir.TextEvents():
                return [Name("str")]

    def _class(self, node: ir.Type) -> Expr:
        assert isinstance(node, ir.Ref)
        return self.plan.model(node.target)

    def _decoder(self, scope: Scope) -> str:
        arguments = list(self._arguments())
        if self.parts.stream.terminal:
            ends = dict.fromkeys(("[DONE]", *self.parts.stream.terminal))
            texts = Display("()", tuple(Text(quoted(text)) for text in ends))
            arguments.append(Keyword("terminal", texts))
        annotation = Subscript(EVENT_STREAM, (Name(self.parts.event, scope.module),))
        value = Call(EVENT_STREAM, tuple(arguments))
        text = declaration(self.parts.instance, annotation, value, scope)
        docs = docs_of(self.parts.stream.docs, "")
        return f"{text}\n{docs}" if docs else text

    def _arguments(self) -> Iterator[Expr]:
        match self.events:
            case ir.FlatEvents(tag=tag):
                yield self._table(zip(self._values, self._variants(), strict=True))
                yield Keyword("tag", Text(quoted(tag)))
            case ir.TaggedEvents(tag=tag, events=events):
                yield self._table((e.name, self._class(e.type)) for e in events)
                yield Keyword("tag", Text(quoted(tag)))
            case ir.EnvelopeEvents(events=events, json=json):
                yield self._table((e.name, self._class(e.type)) for e in events)
                yield Keyword("keyed_by", Text(quoted("event")))
                texts = [
                    e.name
                    for e, is_json in zip(events, json, strict=True)
                    if not is_json
                ]
                if texts:
                    names = tuple(Text(quoted(name)) for name in dict.fromkeys(texts))
                    yield Keyword("text", Display("()", names))
            case ir.UntaggedEvents(schema=schema):
                yield Keyword("default", self.plan.model(schema))
            case ir.TextEvents():
                yield Keyword("text", Text("True"))

    def _table(self, rows: Iterator[tuple[str, Expr]]) -> Display:
        """The type of each event by its name; of two for one name, their union."""
        types: dict[str, list[Expr]] = {}
        for name, expr in rows:
            types.setdefault(name, []).append(expr)
        items = (
            Keyword(
                quoted(name),
                either(found),
                ": ",
            )
            for name, found in types.items()
        )
        return Display("{}", tuple(items))
