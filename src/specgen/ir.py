"""The waist: what a specification means, before any Python is decided.

Read this file first. Everything above it (load, resolve, parse, lower) exists to
build a `Spec`; everything below it (plan, emit) only reads one. The types form a
closed union, `Type`, to be used with `match` and `assert_never`.

Owns: the meaning of schemas, operations and event streams.
Must not know: Python names, YAML, dialects. A place in a specification is a
`TypeId` (`uri#pointer`); the line it stands on is found from that when a
diagnostic needs it. Edges between types are `Ref`s to such places, never object
pointers, so cycles cost nothing.

The invariant that makes generated code exact: a type accepts *at least* what its
schema accepts, and what it accepts beyond that is named in `residual`. A type
with no residual accepts just what its schema accepts.
"""

from __future__ import annotations

from collections.abc import Mapping
from enum import Enum as PyEnum
from enum import Flag, auto
from typing import TypeAlias

from msgspec import Struct, field

from specgen import source

TypeId: TypeAlias = source.TypeId
"""A place in a specification: `uri#pointer`, such as `common.yaml#/Fallback`."""

Json: TypeAlias = "bool | int | float | str | list[Json] | dict[str, Json] | None"
"""A JSON value, as the specification gives it (for defaults, constants, enums)."""


# ---------------------------------------------------------------- assertions


class Bounds(Struct, frozen=True, kw_only=True, tag=True):
    """Numeric range (`minimum`, `exclusiveMinimum`, …) and `multipleOf`."""

    ge: float | None = None
    gt: float | None = None
    le: float | None = None
    lt: float | None = None
    multiple_of: float | None = None


class Length(Struct, frozen=True, kw_only=True, tag=True):
    """Length of a string, in Unicode code points (`minLength`, `maxLength`)."""

    min: int | None = None
    max: int | None = None


class Pattern(Struct, frozen=True, tag=True):
    """A regular expression that a string must contain a match of (`pattern`)."""

    regex: str


class ItemLimits(Struct, frozen=True, kw_only=True, tag=True):
    """Size and uniqueness of an array (`minItems`, `maxItems`, `uniqueItems`)."""

    min: int | None = None
    max: int | None = None
    unique: bool = False


class PropertyLimits(Struct, frozen=True, kw_only=True, tag=True):
    """Number of properties of an object (`minProperties`, `maxProperties`)."""

    min: int | None = None
    max: int | None = None


class DependentRequired(Struct, frozen=True, tag=True):
    """Properties that must be there when another one is (`dependentRequired`)."""

    names: tuple[tuple[str, tuple[str, ...]], ...]


class NoFraction(Struct, frozen=True, tag=True):
    """Numbers are written without a fraction: in draft 4, `1.0` is no integer."""


class ExactlyOne(Struct, frozen=True, tag=True):
    """`oneOf`: a document that two variants accept is rejected.

    `id` is the schema that says so; its variants may be narrowed since.
    """

    id: TypeId


class Fragment(Struct, frozen=True, tag=True):
    """What no type and no short check can say: the schema at a place, as a whole.

    `keywords` are the ones that made it necessary.
    """

    id: TypeId
    keywords: tuple[str, ...]


Assertion: TypeAlias = (
    Bounds
    | Length
    | Pattern
    | ItemLimits
    | PropertyLimits
    | DependentRequired
    | NoFraction
    | ExactlyOne
    | Fragment
)


# --------------------------------------------------------------------- types


class Docs(Struct, frozen=True, kw_only=True):
    """What a schema says to its readers. It never changes what is accepted.

    `reason` is why it is deprecated, where the specification says so.
    """

    title: str = ""
    description: str = ""
    deprecated: bool = False
    reason: str = ""


NO_DOCS = Docs()


class Node(Struct, frozen=True, kw_only=True, tag=True):
    """What all types have: their place, their words, and what they cannot say.

    `implied`: the type follows from keywords alone, as the schema has no `type`; values
    of other JSON types pass.
    """

    id: TypeId
    docs: Docs = NO_DOCS
    residual: tuple[Assertion, ...] = ()
    implied: bool = False


class Kind(PyEnum):
    """The JSON types that have no parts; `INTEGER` is a number with no fraction."""

    NULL = "null"
    BOOLEAN = "boolean"
    INTEGER = "integer"
    NUMBER = "number"
    STRING = "string"


class Scalar(Node, frozen=True, kw_only=True):
    """A value of one of the `Kind`s. Its bounds and pattern stand in `residual`."""

    kind: Kind
    format: str | None = None


class Literal(Node, frozen=True, kw_only=True):
    """Exactly one value (`const`)."""

    value: Json


class Member(Struct, frozen=True, kw_only=True):
    """A value of an enumeration; `name` where the specification gives one."""

    value: Json
    name: str | None = None
    description: str = ""


class Enum(Node, frozen=True, kw_only=True):
    """One of some values (`enum`), without repeats, in the order given."""

    members: tuple[Member, ...]


class Default(Struct, frozen=True, kw_only=True):
    """A `default` that its schema accepts."""

    value: Json


class Property(Struct, frozen=True, kw_only=True):
    """A property of an object, under the name it has on the wire.

    `declared` is false where only `required` speaks of it.
    """

    name: str
    type: Type
    required: bool = False
    default: Default | None = None
    docs: Docs = NO_DOCS
    read_only: bool = False
    write_only: bool = False
    declared: bool = True


class Object(Node, frozen=True, kw_only=True):
    """An object with known properties.

    `extra` is the type of all other properties: `Any` lets them in, `Never`
    forbids them. `bases` are objects of which it has all properties (`allOf`); the
    pass `inherit` keeps those that a class can inherit from, and leaves in
    `properties` what the class then adds.
    """

    properties: tuple[Property, ...]
    extra: Type
    bases: tuple[TypeId, ...] = ()


class Map(Node, frozen=True, kw_only=True):
    """An object of which only the type of its values is known."""

    values: Type


class Array(Node, frozen=True, kw_only=True):
    """An array whose items are all of one type."""

    items: Type


class Tuple(Node, frozen=True, kw_only=True):
    """An array of a fixed length, each item with a type of its own."""

    items: tuple[Type, ...]


class Tag(Struct, frozen=True, kw_only=True):
    """How the variants of a union are told apart: a property with constant values.

    `values[n]` are the values that mean `variants[n]`.
    """

    property: str
    values: tuple[tuple[str, ...], ...]


class Union(Node, frozen=True, kw_only=True):
    """Any of some types (`anyOf`, `oneOf`, several `type`s).

    `discriminator` is the property that the specification names as the tag. `mapping`
    says where its values lead, and `default_mapping` where all other values do. `tag`
    is set by the pass `tag_unions`, and only where it holds.
    """

    variants: tuple[Type, ...]
    discriminator: str | None = None
    mapping: tuple[tuple[str, TypeId], ...] = ()
    default_mapping: TypeId | None = None
    tag: Tag | None = None


class Ref(Node, frozen=True, kw_only=True):
    """The type that stands at another place."""

    target: TypeId


class Any(Node, frozen=True, kw_only=True):
    """Every JSON value."""


class Never(Node, frozen=True, kw_only=True):
    """No value at all (`false`)."""


class Intersection(Node, frozen=True, kw_only=True):
    """All of some types (`allOf`). None is left after the pass `merge_all_of`.

    `wholes` are the schemas that together say the same. Values are held to these where
    no type can say it.
    """

    members: tuple[Type, ...]
    wholes: tuple[TypeId, ...]


Type: TypeAlias = (
    Scalar
    | Literal
    | Enum
    | Object
    | Map
    | Array
    | Tuple
    | Union
    | Ref
    | Any
    | Never
    | Intersection
)


# --------------------------------------------------- definitions and their use


class Use(Flag):
    """Which way documents of a type travel, seen from the client."""

    NONE = 0
    SENT = auto()
    READ = auto()
    BOTH = SENT | READ


class Definition(Struct, frozen=True, kw_only=True):
    """A type that gets a name of its own in the generated package.

    `named` is true where the specification itself names it; the others are parts of
    one that need a class. `stated` is what operations do with it. `use` is what it has
    to be fit for: the same, or both ways where no operation uses it. `exact` is the
    verdict: where it is false, unknown enum values, variants and fields are kept.
    """

    type: Type
    named: bool
    use: Use = Use.NONE
    stated: Use = Use.NONE
    exact: bool = True

    @property
    def id(self) -> TypeId:
        """The place of its type."""
        return self.type.id


Definitions: TypeAlias = Mapping[TypeId, Definition]
"""Definitions by their places: where the `Ref`s among them lead."""


class Operation(Struct, frozen=True, kw_only=True):
    """One operation of an API.

    An incoming one is called by the API, a webhook or a callback: whoever uses the
    API reads what it requests and sends what it answers.
    `stream` is the event stream that it answers with, by its id; `stream_switch` is
    the boolean property of the request that asks for it, where the operation answers
    with JSON or with a stream.
    """

    id: TypeId
    name: str
    method: str
    path: str
    incoming: bool = False
    requests: tuple[Type, ...] = ()
    responses: tuple[Type, ...] = ()
    parameters: tuple[Type, ...] = ()
    stream: TypeId | None = None
    stream_switch: str | None = None
    docs: Docs = NO_DOCS


# ------------------------------------------------------------------- streams


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


class Info(Struct, frozen=True, kw_only=True):
    """What a specification says of itself."""

    title: str = ""
    version: str = ""
    description: str = ""


class Spec(Struct, frozen=True, kw_only=True):
    """A whole specification. Every `Ref` in it leads to one of its definitions.

    `roots` are the definitions that the entry document itself names: where another
    document has one of the same name, theirs is the one that is meant.
    """

    info: Info = field(default_factory=Info)
    definitions: Definitions
    roots: tuple[TypeId, ...] = ()
    operations: tuple[Operation, ...] = ()
    streams: tuple[EventStream, ...] = ()
