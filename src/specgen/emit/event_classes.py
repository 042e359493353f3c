"""The classes of events, and the enum of their names.

A flat stream, one object for all events, gets a class for each event: all of them
share a private base with every field but the tag. An envelope gets a class where the
specification has none for it.
"""

from __future__ import annotations

from collections.abc import Iterator

from msgspec.structs import replace

from specgen import ir
from specgen.emit.enums import enum_view
from specgen.emit.fields import FIELD
from specgen.emit.models import MODEL, class_view
from specgen.emit.module import (
    class_header,
    class_text,
    docstring_of,
    names_in_class,
)
from specgen.ir import TypeId
from specgen.naming import field_name
from specgen.plan import Plan, dotted
from specgen.plan.stream_names import StreamNames
from specgen.pyexpr import (
    LITERAL,
    Call,
    Expr,
    Keyword,
    Name,
    Scope,
    Subscript,
    Text,
    annotated,
    either,
    quoted,
)
from specgen.pylines import INDENT, declaration
from specgen.render import Renderer
from specgen.views import ClassView, StatementView
from specgen.walk import properties_of

EVENT = "event"


class EventClasses:
    """The classes of one stream."""

    def __init__(self, names: StreamNames, plan: Plan) -> None:
        self.names = names
        self.plan = plan
        self.events = names.stream.events
        self.flat: ir.Object | None = None
        if isinstance(self.events, ir.FlatEvents):
            self.flat = self._whole(self.events.schema)

    def _whole(self, schema: TypeId) -> ir.Object:
        """An object with the properties of its bases among its own."""
        node = self._object(schema)
        properties = properties_of(node, self.plan.spec.definitions)
        return replace(node, bases=(), properties=tuple(properties))

    def _object(self, schema: TypeId) -> ir.Object:
        node = self.plan.definition(schema).type
        if not isinstance(node, ir.Object):
            raise TypeError(f"the events of {schema} are no objects")
        return node

    def field_names(self) -> Iterator[str]:
        """The names of all fields, which hide imported names of the same spelling."""
        if self.flat is not None:
            yield from names_in_class(self.flat.properties)
        if self.names.by_place:
            yield from (EVENT, "data", "id", "retry")

    def enum(self, scope: Scope, renderer: Renderer) -> str:
        """The names of the events, as an enum."""
        words = f"The names of the events of {self.names.stem}."
        docs = ir.Docs(description=words)
        described = {}
        if isinstance(self.events, ir.FlatEvents):
            described = {m.value: m.description for m in self.events.names}
        members = tuple(
            ir.Member(value=value, name=name, description=described.get(value, ""))
            for value, name in self.names.members.items()
        )
        view = enum_view(self.names.enum, members, docs, scope)
        return class_text(renderer, view)

    def blocks(self, scope: Scope, renderer: Renderer) -> Iterator[str]:
        """All classes, in order."""
        if self.flat is not None and isinstance(self.events, ir.FlatEvents):
            for view in self._flat(self.flat, self.events, scope):
                yield class_text(renderer, view)
        for place, name in self.names.by_place.items():
            view = self._envelope(place, name, scope)
            yield class_text(renderer, view)

    # -- flat

    def _flat(
        self, flat: ir.Object, events: ir.FlatEvents, scope: Scope
    ) -> Iterator[ClassView]:
        """The class of what all events have, and one that adds the tag for each."""
        tag = events.tag
        bases: tuple[Expr, ...] = (MODEL,)
        docs = ir.Docs(description="What all events of the stream have.")
        definition = self.plan.definition(flat.id)
        shared = replace(definition, type=replace(flat, docs=docs))
        name = self.names.fields
        view = class_view(name, shared, self.plan, scope, without=tag)
        if view.fields or view.settings:
            yield view
            bases = (Name(name, scope.module),)
        for member in events.names:
            wire = str(member.value)
            words = member.description or f"The event `{wire}`."
            yield ClassView(
                header=class_header(self.names.by_event[wire], bases, scope),
                docstring=docstring_of(ir.Docs(description=words)),
                fields=(self._tag_field(flat, tag, wire, scope),),
            )

    def _tag_field(
        self, flat: ir.Object, tag: str, wire: str, scope: Scope
    ) -> StatementView:
        """The field of the tag: a constant, under the name that models have for it."""
        others = {item.name for item in flat.properties} - {tag}
        name = field_name(tag, others.__contains__)
        default: Expr | None = None
        if name != tag:
            text = Text(quoted(tag))
            default = Call(
                FIELD,
                (
                    Keyword("validation_alias", text),
                    Keyword("serialization_alias", text),
                ),
            )
        annotation = Subscript(LITERAL, (self._member(wire, scope),))
        return StatementView(code=declaration(name, annotation, default, scope, INDENT))

    def _member(self, wire: str, scope: Scope) -> Text:
        """A name, as a member of the enum."""
        enum = scope.local(Name(self.names.enum, dotted(self.names.module)))
        return Text(f"{enum}.{self.names.members[wire]}")

    # -- envelopes

    def _envelope(self, place: TypeId, name: str, scope: Scope) -> ClassView:
        """The class of an event that is described as a whole."""
        definition = self.plan.definition(place)
        view = class_view(name, definition, self.plan, scope, without=EVENT)
        properties = self._object(place).properties
        event = next(item for item in properties if item.name == EVENT)
        code = self._event_field(event, scope)
        words = (
            f"The event `{event.type.value}`."
            if isinstance(event.type, ir.Literal)
            else ""
        )
        return replace(
            view,
            docstring=view.docstring or docstring_of(ir.Docs(description=words)),
            fields=(StatementView(code=code), *view.fields),
        )

    def _event_field(self, event: ir.Property, scope: Scope) -> str:
        """The field of the SSE name: constant, one of some, or any."""
        match event.type:
            case ir.Literal(value=str() as wire) if wire in self.names.members:
                constant = Subscript(LITERAL, (self._member(wire, scope),))
                return declaration(EVENT, constant, None, scope, INDENT)
            case ir.Enum():
                enum = Name(self.names.enum, dotted(self.names.module))
                known_first = Call(
                    FIELD, (Keyword("union_mode", Text(quoted("left_to_right"))),)
                )
                names = annotated(either((enum, Name("str"))), (known_first,))
                return declaration(EVENT, names, None, scope, INDENT)
            case _:
                optional = either((Name("str"), Text("None")))
                return declaration(EVENT, optional, Text("None"), scope, INDENT)
