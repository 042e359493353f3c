"""What a document without `openapi` or `$schema` holds: a schema, or a map of them.

Owns the marks by which they are told apart. Takes values; must not know where they
stand.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

_SCHEMA_MARKS = frozenset(
    "$schema $id $ref $defs $anchor $dynamicRef $recursiveRef definitions allOf anyOf "
    "oneOf not if const enum".split()
)
_ASSERTING_MARKS = frozenset(
    "type properties items required format pattern minimum maximum".split()
)


def is_bare_map(value: Any) -> bool:
    """Whether a document is a map of named schemas rather than a schema.

    A map of schemas has mappings for values and none of the keywords that make a
    schema; a schema that is named `type` or `items` is told by its being a mapping
    that is a schema itself.
    """
    if not isinstance(value, dict) or not value:
        return False
    if not _SCHEMA_MARKS.isdisjoint(value):
        return False
    if not all(isinstance(item, dict) for item in value.values()):
        return False
    if _ASSERTING_MARKS.isdisjoint(value):
        return any(looks_like_schema(item) for item in value.values())
    return all(looks_like_schema(item) for item in value.values())


def looks_like_schema(value: Mapping[str, Any]) -> bool:
    """Whether a value has what only a schema has, or a reference to something."""
    if "type" in value:
        return isinstance(value["type"], str | list)
    return any(
        key in value and isinstance(value[key], dict | list | str)
        for key in ("$ref", "properties", "allOf", "anyOf", "oneOf", "enum", "items")
    )


_OPENAPI_MARKS = frozenset(
    "in content responses operationId get put post delete patch head options trace "
    "requestBody scheme flows openIdConnectUrl operationRef externalValue".split()
)


def is_other_object(value: Any) -> bool:
    """Whether a value is no schema but a parameter, a response, a path item or such.

    They stand beside schemas in files that people keep for all that is shared.
    """
    return (
        isinstance(value, dict)
        and not _OPENAPI_MARKS.isdisjoint(value)
        and _SCHEMA_MARKS.isdisjoint(value)
        and _ASSERTING_MARKS.isdisjoint(value.keys() - {"required"})
    )
