"""What the value of each keyword must look like, whatever the dialect.

Owns: one table, keyword to shape. Takes the keywords of a schema that have a shape,
gives the ones whose value has another. Must not know: what any keyword means.
"""

from __future__ import annotations

import math
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping
from typing import Any

from msgspec import Struct

JSON_TYPES = ("null", "boolean", "integer", "number", "string", "array", "object")


class Shape(Struct, frozen=True):
    """What a value must be, in words and as a test.

    A value whose type is `sure` fits without one. `container` and `inside` say of a
    list or a mapping what it is and what its parts have to be, so that a wrong part can
    be pointed at.
    """

    expected: str
    fits: Callable[[Any], bool]
    container: type | None = None
    inside: Shape | None = None
    sure: type | None = None


class Misfit(Struct, frozen=True):
    """A value of the wrong shape, and the steps to it from its schema."""

    steps: tuple[str | int, ...]
    shape: Shape
    value: Any


def _is_schema(value: Any) -> bool:
    return isinstance(value, dict | bool)


def _are_schemas(values: Collection[Any]) -> bool:
    return _SCHEMA_TYPES.issuperset(map(type, values)) or all(map(_is_schema, values))


def _is_number(value: Any) -> bool:
    """Whether a value is a number of JSON, which has no infinity and no NaN."""
    is_number = isinstance(value, int | float) and not isinstance(value, bool)
    return is_number and -math.inf < value < math.inf


def _is_count(value: Any) -> bool:
    return _is_number(value) and 0 <= value == int(value)


def _are_strings(value: Any) -> bool:
    return isinstance(value, list) and (
        _STRING_TYPES.issuperset(map(type, value))
        or all(isinstance(item, str) for item in value)
    )


# What values are as a rule, which is told at once of as many as there are.
_SCHEMA_TYPES = frozenset({dict, bool})
_STRING_TYPES = frozenset({str})

_SCHEMA = Shape("a schema (a mapping or a boolean)", _is_schema, sure=dict)
_SCHEMAS = Shape(
    "a list of schemas",
    lambda value: isinstance(value, list) and _are_schemas(value),
    list,
    _SCHEMA,
)
_ITEMS = Shape(
    "a schema or a list of schemas",
    lambda value: _SCHEMA.fits(value) or _SCHEMAS.fits(value),
    list,
    _SCHEMA,
    sure=dict,
)
_SCHEMA_MAP = Shape(
    "a mapping from names to schemas",
    lambda value: isinstance(value, dict) and _are_schemas(value.values()),
    dict,
    _SCHEMA,
)
_DEPENDENCIES = Shape(
    "a mapping from names to schemas or to lists of names",
    lambda value: (
        isinstance(value, dict)
        and all(_is_schema(item) or _are_strings(item) for item in value.values())
    ),
)
_STRING = Shape("a string", lambda value: isinstance(value, str), sure=str)
_STRINGS = Shape("a list of strings", _are_strings, list, _STRING)
_NUMBER = Shape("a finite number", _is_number, sure=int)
_BOUND = Shape(
    "a finite number", lambda value: _is_number(value) or isinstance(value, bool)
)
_FACTOR = Shape("a number above 0", lambda value: _is_number(value) and value > 0)
_COUNT = Shape("a whole number, 0 or more", _is_count)
_BOOLEAN = Shape("true or false", lambda value: isinstance(value, bool), sure=bool)
_LIST = Shape("a list", lambda value: isinstance(value, list), sure=list)
_MAPPING = Shape("a mapping", lambda value: isinstance(value, dict), sure=dict)

SHAPES: Mapping[str, Shape] = {
    "type": Shape(
        "the name of a type or a list of such names",
        lambda value: isinstance(value, str) or (_are_strings(value) and bool(value)),
        list,
        Shape('the name of a type, "null" in quotes', lambda v: isinstance(v, str)),
        sure=str,
    ),
    "properties": _SCHEMA_MAP,
    "patternProperties": _SCHEMA_MAP,
    "dependentSchemas": _SCHEMA_MAP,
    "$defs": _SCHEMA_MAP,
    "definitions": _SCHEMA_MAP,
    "dependencies": _DEPENDENCIES,
    "dependentRequired": Shape(
        "a mapping from names to lists of names",
        lambda value: (
            isinstance(value, dict) and all(map(_are_strings, value.values()))
        ),
        dict,
        _STRINGS,
    ),
    "required": _STRINGS,
    "additionalProperties": _SCHEMA,
    "additionalItems": _SCHEMA,
    "unevaluatedProperties": _SCHEMA,
    "unevaluatedItems": _SCHEMA,
    "propertyNames": _SCHEMA,
    "contains": _SCHEMA,
    "contentSchema": _SCHEMA,
    "not": _SCHEMA,
    "if": _SCHEMA,
    "then": _SCHEMA,
    "else": _SCHEMA,
    "items": _ITEMS,
    "prefixItems": _SCHEMAS,
    "allOf": _SCHEMAS,
    "anyOf": _SCHEMAS,
    "oneOf": _SCHEMAS,
    "enum": _LIST,
    "format": _STRING,
    "pattern": _STRING,
    "minLength": _COUNT,
    "maxLength": _COUNT,
    "minItems": _COUNT,
    "maxItems": _COUNT,
    "minContains": _COUNT,
    "maxContains": _COUNT,
    "minProperties": _COUNT,
    "maxProperties": _COUNT,
    "minimum": _NUMBER,
    "maximum": _NUMBER,
    "exclusiveMinimum": _BOUND,
    "exclusiveMaximum": _BOUND,
    "multipleOf": _FACTOR,
    "uniqueItems": _BOOLEAN,
    "nullable": _BOOLEAN,
    "deprecated": Shape(
        "true, false or a reason", lambda value: isinstance(value, bool | str)
    ),
    "readOnly": _BOOLEAN,
    "writeOnly": _BOOLEAN,
    "discriminator": _MAPPING,
    "$dynamicRef": _STRING,
}

_PLAIN = (_STRING, _STRINGS, _NUMBER, _BOUND, _FACTOR, _COUNT, _BOOLEAN, SHAPES["type"])

PLAIN = frozenset(keyword for keyword, shape in SHAPES.items() if shape in _PLAIN)
"""The keywords whose value, if it fits, is no object and holds none."""


def misfits(
    keywords: Mapping[str, Any], shaped: Iterable[tuple[str, Shape]]
) -> list[Misfit]:
    """What of some keywords is not as they ask for; `$ref` is seen to elsewhere."""
    found: list[Misfit] = []
    for keyword, shape in shaped:
        value = keywords[keyword]
        if type(value) is not shape.sure and not shape.fits(value):
            found.extend(_misfits((keyword,), value, shape))
    return found


def _misfits(
    steps: tuple[str | int, ...], value: Any, shape: Shape
) -> Iterator[Misfit]:
    """The value itself, or those of its parts that are at fault."""
    kind = type(value)
    if shape.inside is None or not value or kind is not shape.container:
        yield Misfit(steps, shape, value)
        return
    parts: Iterable[tuple[str | int, Any]]
    parts = value.items() if isinstance(value, dict) else enumerate(value)
    for step, part in parts:
        if not shape.inside.fits(part):
            yield from _misfits((*steps, step), part, shape.inside)


def describe(value: Any) -> str:
    """A value in a few words: `an empty list`, `the string "a"`, `null`."""
    match value:
        case None:
            return "null"
        case bool():
            return "true" if value else "false"
        case int() | float():
            return f"the number {value}"
        case str():
            return f'the string "{value}"' if len(value) <= 40 else "a long string"
        case list():
            return "a list" if value else "an empty list"
        case _:
            return "a mapping" if value else "an empty mapping"
