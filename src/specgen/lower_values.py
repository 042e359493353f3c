"""Lowering of schemas that have no parts: scalars, constants, enumerations.

Owns: what `type` with its bounds, `const` and `enum` mean. Takes one schema, gives
its type. Must not know: any other schema.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from msgspec.structs import replace

from specgen import ir
from specgen.diagnostics import Diagnostics
from specgen.keywords import KEYWORDS_OF_TYPE
from specgen.patterns import problem
from specgen.schema import Schema
from specgen.source import split_id

MEMBER_NAMES = ("x-enum-varnames", "x-enumNames")
MEMBER_DESCRIPTIONS = ("x-enum-descriptions", "x-enumDescriptions")
"""What vendors call the lists of names and descriptions beside an `enum`."""
_EXTENSIONS = frozenset({*MEMBER_NAMES, *MEMBER_DESCRIPTIONS})

KINDS: Mapping[str, ir.Kind] = {kind.value: kind for kind in ir.Kind}
# To look a member of an enum up takes Python five times as long as a name.
_INTEGER, _NUMBER, _STRING = ir.Kind.INTEGER, ir.Kind.NUMBER, ir.Kind.STRING

_ASSERTING = frozenset().union(*KEYWORDS_OF_TYPE.values())


def scalar(schema: Schema, kind: ir.Kind, *, implied: bool) -> ir.Type:
    """A value of one of the JSON types that have no parts."""
    return ir.Scalar(
        id=schema.id,
        docs=schema.docs,
        kind=kind,
        format=_format(schema, kind),
        implied=implied,
        residual=_assertions(schema, kind),
    )


def _assertions(schema: Schema, kind: ir.Kind) -> tuple[ir.Assertion, ...]:
    """What is asserted of texts or numbers, beyond their being some."""
    found: tuple[ir.Assertion | None, ...]
    if kind is _STRING:
        if "string" not in schema.outline.asserted_types:
            return ()
        found = (schema.length, _pattern(schema))
    elif kind is _INTEGER or kind is _NUMBER:
        found = (_no_fraction(schema, kind), schema.bounds)
    else:
        return ()
    return tuple(a for a in found if a is not None)


def _no_fraction(schema: Schema, kind: ir.Kind) -> ir.NoFraction | None:
    """Whether the dialect tells `1.0` from integers."""
    if kind is _INTEGER and not schema.dialect.float_integers:
        return ir.NoFraction()
    return None


def _pattern(schema: Schema) -> ir.Pattern | None:
    """The pattern; `note_keywords` tells of one that no engine takes."""
    pattern = schema.get("pattern")
    return None if pattern is None or problem(pattern) else ir.Pattern(pattern)


def _format(schema: Schema, kind: ir.Kind) -> str | None:
    declared: str | None = schema.keywords.get("format")
    if declared is None and kind is _STRING and "contentEncoding" in schema.keywords:
        encoded = schema.dialect.supports("contentEncoding")
        return "byte" if encoded and schema.get("contentEncoding") == "base64" else None
    return declared


def enumeration(
    schema: Schema, values: list[ir.Json], diagnostics: Diagnostics
) -> ir.Type:
    """`enum` or `const`: the values that the other keywords let through."""
    types = schema.types
    members = tuple(_members(schema, values))
    if types is not None:
        members = tuple(m for m in members if any(is_of(m.value, t) for t in types))
    node: ir.Type = ir.Enum(id=schema.id, docs=schema.docs, members=members)
    if "const" in schema.keywords and schema.dialect.has_const and members:
        node = ir.Literal(id=schema.id, docs=schema.docs, value=members[0].value)
    if not members:
        diagnostics.report("schema-empty-enum", split_id(schema.id))
        node = ir.Never(id=schema.id)
    if types and "integer" in types and "number" not in types:
        whole = _no_fraction(schema, _INTEGER)
        node = replace(node, residual=() if whole is None else (whole,))
    others = tuple(k for k in schema.keywords if k in _ASSERTING)
    if "const" in schema.keywords and "enum" in schema.keywords:
        others = ("enum", *others)
    return with_residual(node, schema, others) if others else node


def with_residual(node: ir.Type, schema: Schema, keywords: Iterable[str]) -> ir.Type:
    """The type, held to its schema as a whole because of some keywords."""
    fragment = ir.Fragment(schema.id, tuple(keywords))
    rest = tuple(a for a in node.residual if not isinstance(a, ir.Fragment))
    earlier = tuple(
        k for a in node.residual if isinstance(a, ir.Fragment) for k in a.keywords
    )
    whole = replace(fragment, keywords=(*earlier, *fragment.keywords))
    return replace(node, residual=(*rest, whole))


def is_of(value: ir.Json, json_type: str) -> bool:
    """Whether a value is of a JSON type (`1.0` is an integer, `true` is not)."""
    match json_type:
        case "null":
            return value is None
        case "boolean":
            return isinstance(value, bool)
        case "integer" | "number" if isinstance(value, bool):
            return False
        case "integer":
            return isinstance(value, int) or (
                isinstance(value, float) and value.is_integer()
            )
        case "number":
            return isinstance(value, int | float)
        case "string":
            return isinstance(value, str)
        case "array":
            return isinstance(value, list)
        case _:
            return isinstance(value, dict)


def _members(schema: Schema, values: list[ir.Json]) -> Iterable[ir.Member]:
    """Enum values, with the names and descriptions that vendor extensions give."""
    if _EXTENSIONS.isdisjoint(schema.keywords):
        return [ir.Member(value=value) for value in values]
    columns: list[list[str]] = []
    for keywords in (MEMBER_NAMES, MEMBER_DESCRIPTIONS):
        given = next((schema.get(k) for k in keywords if k in schema.keywords), None)
        usable = (
            isinstance(given, list)
            and len(given) == len(values)
            and all(isinstance(text, str) for text in given)
        )
        columns.append(list(given or ()) if usable else [""] * len(values))
    return [
        ir.Member(value=value, name=name or None, description=text)
        for value, name, text in zip(values, *columns, strict=True)
    ]
