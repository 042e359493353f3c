"""The waist: what a specification means, before any Python is decided.

Read this package first:

    types        what a schema accepts: the closed union `Type`
    assertions   what a type cannot say, and a value is held to all the same
    streams      server-sent events
    spec         the whole: definitions, operations, streams

Everything above it (load, resolve, parse, lower) exists to build a `Spec`; everything
below it (plan, emit) only reads one. `Type` is to be used with `match` and
`assert_never`.

Owns: the meaning of schemas, operations and event streams.
Must not know: Python names, YAML, dialects. A place in a specification is a
`TypeId` (`uri#pointer`); the line it stands on is found from that when a
diagnostic needs it. Edges between types are `Ref`s to such places, never object
pointers, so cycles cost nothing.

The invariant that makes generated code exact: a type accepts *at least* what its
schema accepts, and what it accepts beyond that is named in `residual`. A type
with no residual accepts just what its schema accepts.
"""

from specgen.ir.assertions import (
    Assertion,
    Bounds,
    DependentRequired,
    ExactlyOne,
    Fragment,
    ItemLimits,
    Length,
    NoFraction,
    Pattern,
    PropertyLimits,
)
from specgen.ir.spec import (
    Definition,
    Definitions,
    Family,
    Info,
    Operation,
    Spec,
    Use,
    family_of,
)
from specgen.ir.streams import (
    EnvelopeEvents,
    Event,
    Events,
    EventStream,
    FlatEvents,
    SameEvents,
    TaggedEvents,
    TextEvents,
    UntaggedEvents,
)
from specgen.ir.types import (
    NO_DOCS,
    Any,
    Array,
    Default,
    Docs,
    Enum,
    Intersection,
    Json,
    Kind,
    Literal,
    Map,
    Member,
    Never,
    Node,
    Object,
    Property,
    Ref,
    Scalar,
    Tag,
    Tuple,
    Type,
    Union,
)
from specgen.source import TypeId

__all__ = [
    "NO_DOCS",
    "Any",
    "Array",
    "Assertion",
    "Bounds",
    "Default",
    "Definition",
    "Definitions",
    "DependentRequired",
    "Docs",
    "Enum",
    "EnvelopeEvents",
    "Event",
    "EventStream",
    "Events",
    "ExactlyOne",
    "Family",
    "FlatEvents",
    "Fragment",
    "Info",
    "Intersection",
    "ItemLimits",
    "Json",
    "Kind",
    "Length",
    "Literal",
    "Map",
    "Member",
    "Never",
    "NoFraction",
    "Node",
    "Object",
    "Operation",
    "Pattern",
    "Property",
    "PropertyLimits",
    "Ref",
    "SameEvents",
    "Scalar",
    "Spec",
    "Tag",
    "TaggedEvents",
    "TextEvents",
    "Tuple",
    "Type",
    "TypeId",
    "Union",
    "UntaggedEvents",
    "Use",
    "family_of",
]
