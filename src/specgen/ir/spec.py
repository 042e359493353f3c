"""A specification as a whole: its definitions, operations and streams."""

from __future__ import annotations

from collections.abc import Mapping
from enum import Flag, auto
from typing import TypeAlias

from msgspec import Struct, field

from specgen.ir.streams import EventStream
from specgen.ir.types import NO_DOCS, Docs, Type
from specgen.source import TypeId


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
    API reads what it requests and sends what it answers. `is_body_required` tells
    whether there is no request without a body. Labels are the media types of requests,
    and of responses behind their status, one by one.
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
    request_labels: tuple[str, ...] = ()
    is_body_required: bool = False
    responses: tuple[Type, ...] = ()
    response_labels: tuple[str, ...] = ()
    parameters: tuple[Type, ...] = ()
    stream: TypeId | None = None
    stream_switch: str | None = None
    docs: Docs = NO_DOCS


class Info(Struct, frozen=True, kw_only=True):
    """What a specification says of itself."""

    title: str = ""
    version: str = ""
    description: str = ""


def family_of(base: TypeId) -> TypeId:
    """Return the place of the union of a family: where its discriminator is named."""
    return f"{base}/discriminator/propertyName"


class Family(Struct, frozen=True, kw_only=True):
    """A schema whose discriminator says of which schema built on it a value is.

    `tag` is the property that says it; `mapping` says where its values lead.
    """

    base: TypeId
    tag: str
    mapping: tuple[tuple[str, TypeId], ...] = ()


class Spec(Struct, frozen=True, kw_only=True):
    """A whole specification. Every `Ref` in it leads to one of its definitions.

    `roots` are the definitions that the entry document itself names: where another
    document has one of the same name, theirs is the one that is meant. `families` are
    there until the pass `unite_families` has made unions of them. `alone` are schemas
    that have only null beside them in a union.
    """

    info: Info = field(default_factory=Info)
    definitions: Definitions
    roots: tuple[TypeId, ...] = ()
    operations: tuple[Operation, ...] = ()
    streams: tuple[EventStream, ...] = ()
    families: tuple[Family, ...] = ()
    alone: frozenset[TypeId] = frozenset()
