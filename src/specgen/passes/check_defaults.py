"""Defaults that their own schema rejects: reported and dropped."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import replace

from specgen import ir
from specgen.diagnostics import Diagnostics
from specgen.ir import Kind, TypeId
from specgen.passes.rewrite import resolved
from specgen.passes.settings import Settings
from specgen.schema import json_key
from specgen.shape import describe
from specgen.source import child, split_id


def check_defaults(
    spec: ir.Spec, _settings: Settings, diagnostics: Diagnostics
) -> ir.Spec:
    """Drop each default that the type of its property does not accept."""
    definitions = {}
    for schema_id, definition in spec.definitions.items():
        node = definition.type
        if isinstance(node, ir.Object) and any(p.default for p in node.properties):
            properties = tuple(
                _checked(p, spec.definitions, diagnostics) for p in node.properties
            )
            definition = replace(definition, type=replace(node, properties=properties))
        definitions[schema_id] = definition
    return replace(spec, definitions=definitions)


def _checked(
    item: ir.Property,
    definitions: Mapping[TypeId, ir.Definition],
    diagnostics: Diagnostics,
) -> ir.Property:
    if item.default is None or accepts(item.type, item.default.value, definitions):
        return item
    at = split_id(item.type.id)
    diagnostics.report(
        "default-invalid",
        at._replace(pointer=child(at.pointer, "default")),
        reason=f"{describe(item.default.value)} is not allowed",
    )
    return replace(item, default=None)


def accepts(
    node: ir.Type, value: ir.Json, definitions: Mapping[TypeId, ir.Definition]
) -> bool:
    """Whether a type accepts a value, residual fragments aside."""
    if not all(_holds(assertion, value) for assertion in node.residual):
        return False
    match resolved(node, definitions):
        case ir.Scalar() as scalar:
            return _is_kind(scalar, value) and _all_hold(scalar, value)
        case ir.Literal(value=constant):
            return json_key(constant) == json_key(value)
        case ir.Enum(members=members):
            return any(json_key(m.value) == json_key(value) for m in members)
        case ir.Object() as found:
            return isinstance(value, dict) and all(
                accepts(p.type, value[p.name], definitions)
                if p.name in value
                else not p.required
                for p in found.properties
            )
        case ir.Map(values=values):
            return isinstance(value, dict) and all(
                accepts(values, item, definitions) for item in value.values()
            )
        case ir.Array(items=items) as array:
            return (
                isinstance(value, list)
                and _all_hold(array, value)
                and all(accepts(items, item, definitions) for item in value)
            )
        case ir.Tuple(items=types):
            return (
                isinstance(value, list)
                and len(value) == len(types)
                and all(map(lambda t, v: accepts(t, v, definitions), types, value))
            )
        case ir.Union(variants=variants):
            return any(accepts(v, value, definitions) for v in variants)
        case ir.Any():
            return True
        case _:
            return False


def _all_hold(node: ir.Type, value: ir.Json) -> bool:
    return all(_holds(assertion, value) for assertion in node.residual)


def _is_kind(node: ir.Scalar, value: ir.Json) -> bool:
    match node.kind:
        case Kind.NULL:
            return value is None
        case Kind.BOOLEAN:
            return isinstance(value, bool)
        case Kind.STRING:
            return isinstance(value, str)
        case Kind.NUMBER:
            return isinstance(value, int | float) and not isinstance(value, bool)
        case Kind.INTEGER:
            whole = isinstance(value, float) and value.is_integer()
            return whole or (isinstance(value, int) and not isinstance(value, bool))


def _holds(assertion: ir.Assertion, value: ir.Json) -> bool:
    """Whether a short assertion holds; longer ones are left to the generated code."""
    match assertion, value:
        case ir.Bounds(), int() | float():
            return _in_range(assertion, value)
        case ir.Length(min=low, max=high), str():
            return (low or 0) <= len(value) and (high is None or len(value) <= high)
        case ir.Items(min=low, max=high), list():
            return (low or 0) <= len(value) and (high is None or len(value) <= high)
        case ir.Pattern(regex=regex), str():
            try:
                return re.search(regex, value) is not None
            except re.error:
                return True
        case _:
            return True


def _in_range(bounds: ir.Bounds, value: float) -> bool:
    return (
        (bounds.ge is None or value >= bounds.ge)
        and (bounds.gt is None or value > bounds.gt)
        and (bounds.le is None or value <= bounds.le)
        and (bounds.lt is None or value < bounds.lt)
    )
