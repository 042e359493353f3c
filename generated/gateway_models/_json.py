"""JSON values as JSON Schema sees them.

Owns the kinds of JSON values, their equality and the plain form of Python values.
Must not know pydantic models, annotations or schemas.
"""

from functools import cache
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Hashable

    from pydantic_core import SchemaSerializer

_KINDS: "dict[type, str]" = {
    dict: "object",
    list: "array",
    tuple: "array",
    str: "string",
    bool: "boolean",
    int: "number",
    float: "number",
    type(None): "null",
}


def kind(value: Any) -> "str | None":
    """Name the JSON type of a value; None for a value that only Python has."""
    for base in type(value).__mro__:
        if base in _KINDS:
            return _KINDS[base]
    return None


def key(value: Any) -> "Hashable":
    """Return a hashable stand-in: equal for equal JSON values, and only for these.

    1 equals 1.0, true does not equal 1, and the order of properties is no matter.
    """
    match kind(value):
        case "object":
            return frozenset((name, key(item)) for name, item in value.items())
        case "array":
            return tuple(key(item) for item in value)
        case "boolean":
            return (bool, value)
        case None:
            return key(plain(value))
        case _:
            return value  # type: ignore[no-any-return]


def plain(value: Any) -> Any:
    """Turn models, dates and other Python values into the JSON they stand for."""
    return _serializer().to_python(
        value, mode="json", by_alias=True, exclude_unset=True
    )


@cache
def _serializer() -> "SchemaSerializer":
    from pydantic_core import SchemaSerializer, core_schema

    return SchemaSerializer(
        core_schema.any_schema(), core_schema.CoreConfig(ser_json_bytes="base64")
    )
