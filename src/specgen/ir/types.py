"""What a schema accepts: the closed union `Type`, one class for each kind of type.

Read `Node` first, which is what all of them have, and then `Type` at the end.
"""

from __future__ import annotations

from enum import Enum as PyEnum
from typing import TypeAlias

from msgspec import Struct

from specgen.ir.assertions import Assertion
from specgen.source import TypeId

Json: TypeAlias = "bool | int | float | str | list[Json] | dict[str, Json] | None"
"""A JSON value, as the specification gives it (for defaults, constants, enums)."""


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
    """What tells the variants of a union apart: a property, by its values.

    `values[n]` are those that mean `variants[n]`.
    """

    property: str
    values: tuple[tuple[str, ...], ...]


class Union(Node, frozen=True, kw_only=True):
    """Any of some types (`anyOf`, `oneOf`, several `type`s).

    `discriminator` is the property that the specification names as the tag. `mapping`
    says where its values lead, and `default_mapping` where all other values do.

    The pass `tag_unions` sets `tag` where constants tell all variants apart, or else
    `hint` where the discriminator says which one is meant, although others may take the
    value as well. A hint is of the first variants, and of some perhaps by no value.
    `based` unions have the base of all other variants for the last one, which takes
    whatever they do, and all that the hint does not speak of.
    """

    variants: tuple[Type, ...]
    discriminator: str | None = None
    mapping: tuple[tuple[str, TypeId], ...] = ()
    default_mapping: TypeId | None = None
    tag: Tag | None = None
    hint: Tag | None = None
    based: bool = False


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
