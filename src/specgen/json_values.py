"""Values of JSON: of which type each of them is, and which of them are the same.

Owns both as JSON Schema has them (2020-12 core, 4.2): `1.0` is an integer and equal to
`1`, `true` is neither. Takes values as Python has them. Must not know any schema.
"""

from __future__ import annotations

from collections.abc import Hashable, Iterable

from specgen.ir import Json


def json_type(value: Json) -> str:
    """The JSON type of a value; integers and others are numbers."""
    match value:
        case None:
            return "null"
        case bool():
            return "boolean"
        case int() | float():
            return "number"
        case str():
            return "string"
        case list():
            return "array"
        case _:
            return "object"


def is_of_type(value: Json, name: str) -> bool:
    """Whether a value is of the type of this name, which may be `integer`."""
    return is_integer(value) if name == "integer" else json_type(value) == name


def is_integer(value: Json) -> bool:
    """Whether a value is a number without a fraction, however it is written."""
    if isinstance(value, float):
        return value.is_integer()
    return isinstance(value, int) and not isinstance(value, bool)


def json_key(value: Json) -> Hashable:
    """A hashable stand-in, equal for values that JSON Schema holds to be equal."""
    if isinstance(value, str):
        return value
    if isinstance(value, bool) or value is None:
        return (type(value), value)
    if isinstance(value, list):
        return ("array", tuple(map(json_key, value)))
    if isinstance(value, dict):
        return ("object", frozenset((k, json_key(v)) for k, v in value.items()))
    return value


def unrepeated(values: Iterable[Json]) -> list[Json]:
    """Values without repeats, in their order."""
    found: dict[Hashable, Json] = {}
    for value in values:
        found.setdefault(json_key(value), value)
    return list(found.values())
