"""Defaults that their own schema rejects, or may reject: reported and dropped.

A default with parts is validated when it is filled in, and so is one that Python may
have another value for. Where a validator has a say in that, nothing here can tell; and
a bad default would have an object rejected that lacks the property, which is no fault
of the object's.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from msgspec.structs import replace

from specgen import ir
from specgen.assertions import holds
from specgen.conversions import Conversions
from specgen.diagnostics import Diagnostics
from specgen.formats import is_of_format
from specgen.ir import TypeId
from specgen.json_values import is_of_type, json_key, json_type
from specgen.parse.shape import describe
from specgen.passes.intersect_values import json_types
from specgen.passes.settings import Settings
from specgen.source import Location, split_id
from specgen.walk import resolved, values_of, walk

_OF_PARTS = frozenset(
    "propertyNames patternProperties additionalProperties unevaluatedProperties "
    "dependentSchemas dependencies items additionalItems prefixItems "
    "unevaluatedItems".split()
)
"""Keywords that say nothing of what has no parts."""


def check_defaults(
    spec: ir.Spec, settings: Settings, diagnostics: Diagnostics
) -> ir.Spec:
    """Drop each default that the type of its property does not accept."""
    scope = Conversions(
        definitions=spec.definitions,
        python_formats=settings.python_formats,
        string_enums=settings.string_enums,
    )
    definitions = {}
    for schema_id, definition in spec.definitions.items():
        node = definition.type
        if isinstance(node, ir.Object) and any(p.default for p in node.properties):
            properties = tuple(_checked(p, scope, diagnostics) for p in node.properties)
            definition = replace(definition, type=replace(node, properties=properties))
        definitions[schema_id] = definition
    return replace(spec, definitions=definitions)


def _checked(
    item: ir.Property,
    scope: Conversions,
    diagnostics: Diagnostics,
) -> ir.Property:
    if item.default is None:
        return item
    value, place = item.default.value, place_of_default(item)
    if not accepts(item.type, value, scope):
        reason = f"{describe(value)} is not allowed"
        diagnostics.report("default-invalid", place, reason=reason)
    elif _is_for_a_validator(item.type, value, scope):
        diagnostics.report("default-unjudged", place)
    else:
        return item
    return replace(item, default=None)


def place_of_default(item: ir.Property) -> Location:
    """Where the default of a property stands."""
    return split_id(item.type.id).inside("default")


def _is_for_a_validator(node: ir.Type, value: ir.Json, scope: Conversions) -> bool:
    """Whether a value is validated when it is filled in, and by a validator as well."""
    if not isinstance(value, dict | list) and scope.keeps(node):
        return False
    pending = [(node, value)]
    while pending:
        node, value = pending.pop()
        behind = resolved(node, scope.definitions)
        asserted = (*node.residual, *behind.residual)
        fragments = [a for a in asserted if isinstance(a, ir.Fragment)]
        has_parts = isinstance(value, dict | list) and bool(value)
        if any(has_parts or not _OF_PARTS.issuperset(f.keywords) for f in fragments):
            return True
        pending.extend(typed_parts(behind, value))
    return False


def typed_parts(node: ir.Type, value: ir.Json) -> Iterable[tuple[ir.Type, ir.Json]]:
    """The parts of a value, each with the type that it has there."""
    match node, value:
        case ir.Object(properties=properties, extra=extra), dict():
            types = {item.name: item.type for item in properties}
            return [(types.get(name, extra), part) for name, part in value.items()]
        case ir.Map(values=values), dict():
            return [(values, part) for part in value.values()]
        case ir.Array(items=items), list():
            return [(items, part) for part in value]
        case ir.Tuple(items=types), list():
            return zip(types, value, strict=False)
        case ir.Union(variants=variants), _:
            return [(variant, value) for variant in variants]
        case _:
            return ()


def accepts(node: ir.Type, value: ir.Json, scope: Conversions) -> bool:
    """Whether a type accepts a value, residual fragments aside."""
    if not _all_hold(node, value):
        return False
    behind = resolved(node, scope.definitions)
    if behind.implied and json_type(value) not in (json_types(behind) or ()):
        return True  # the schema speaks of values of its own type alone
    if not _all_hold(behind, value):
        return False
    match behind:
        case ir.Any():
            return True
        case ir.Scalar():
            of_kind = is_of_type(value, behind.kind.value)
            return of_kind and _is_formatted(behind, value, scope)
        case ir.Literal() | ir.Enum():
            return json_key(value) in map(json_key, values_of(behind))
        case ir.Union():
            return _accepts_variant(behind, value, scope)
        case _:
            return _accepts_parts(behind, value, scope)


def _accepts_variant(union: ir.Union, value: ir.Json, scope: Conversions) -> bool:
    """Whether a variant accepts a value, and no other where it is to be one only.

    A variant with residual fragments may yet reject what it seems to accept.
    """
    found = [v for v in union.variants if accepts(v, value, scope)]
    if not any(isinstance(each, ir.ExactlyOne) for each in union.residual):
        return bool(found)
    sure = [v for v in found if not _has_fragments(v, scope)]
    return bool(found) and len(sure) < 2


def _has_fragments(node: ir.Type, scope: Conversions) -> bool:
    """Whether something in a type, definitions included, is left to a validator."""
    seen: set[TypeId] = set()
    pending = [node]
    while pending:
        for found in walk(pending.pop()):
            if any(isinstance(each, ir.Fragment) for each in found.residual):
                return True
            target = found.target if isinstance(found, ir.Ref) else found.id
            if target in scope.definitions and target not in seen:
                seen.add(target)
                pending.append(scope.definitions[target].type)
    return False


def _accepts_parts(node: ir.Type, value: ir.Json, scope: Conversions) -> bool:
    """Whether a container accepts a value; no other type does."""
    match node, value:
        case ((ir.Object() | ir.Map()), dict()):
            return _fits(node, value, scope)
        case ir.Array(items=items), list():
            return all(accepts(items, item, scope) for item in value)
        case ir.Tuple(items=types), list():
            return len(value) == len(types) and all(
                accepts(types[n], item, scope) for n, item in enumerate(value)
            )
        case _:
            return False


def _fits(
    node: ir.Object | ir.Map, value: Mapping[str, ir.Json], scope: Conversions
) -> bool:
    """Whether an object has what it must have, and nothing that it must not."""
    if isinstance(node, ir.Map):
        return all(accepts(node.values, item, scope) for item in value.values())
    types = {p.name: p.type for p in node.properties}
    required = {p.name for p in node.properties if p.required}
    return required <= value.keys() and all(
        accepts(types.get(name, node.extra), item, scope)
        for name, item in value.items()
    )


def _all_hold(node: ir.Type, value: ir.Json) -> bool:
    return all(holds(assertion, value) is not False for assertion in node.residual)


def _is_formatted(node: ir.Scalar, value: ir.Json, scope: Conversions) -> bool:
    """Whether a string is of the format that it becomes a Python value by."""
    if node.format is None or not isinstance(value, str):
        return True
    return not scope.is_formatted(node) or is_of_format(value, node.format)
