"""Lowering of schemas that have no parts: scalars, constants, enumerations.

Owns: what `type` with its bounds, `const` and `enum` mean. Takes one schema, gives
its type. Must not know: any other schema.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from msgspec.structs import replace

from specgen import ir
from specgen.keywords import KEYWORDS_OF_TYPE
from specgen.parse.schema import Schema
from specgen.patterns import problem

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


def enumeration(schema: Schema, values: list[ir.Json]) -> ir.Type | None:
    """`enum` or `const`: the values that the other keywords let through.

    None where there are values, and `type` lets none of them through.
    """
    members = tuple(
        m for m in _members(schema, values) if schema.allows_type_of(m.value)
    )
    if values and not members:
        return None
    types, keyword = schema.types, schema.enumerated_by
    node: ir.Type = ir.Enum(id=schema.id, docs=schema.docs, members=members)
    if not members:
        node = ir.Never(id=schema.id, docs=schema.docs)
    elif keyword == "const":
        node = ir.Literal(id=schema.id, docs=schema.docs, value=members[0].value)
    if types and "integer" in types and "number" not in types:
        whole = _no_fraction(schema, _INTEGER)
        node = replace(node, residual=() if whole is None else (whole,))
    others = tuple(k for k in schema.keywords if k in _ASSERTING)
    if keyword == "const" and "enum" in schema.keywords:
        others = ("enum", *others)
    return with_residual(node, schema, others) if others else node


def with_residual(node: ir.Type, schema: Schema, keywords: Iterable[str]) -> ir.Type:
    """A type, with values held to its schema as a whole because of some keywords.

    There is one fragment of each type: further keywords are added to it.
    """
    fragment = ir.Fragment(schema.id, tuple(keywords))
    rest = tuple(a for a in node.residual if not isinstance(a, ir.Fragment))
    earlier = tuple(
        k for a in node.residual if isinstance(a, ir.Fragment) for k in a.keywords
    )
    whole = replace(fragment, keywords=(*earlier, *fragment.keywords))
    return replace(node, residual=(*rest, whole))


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
