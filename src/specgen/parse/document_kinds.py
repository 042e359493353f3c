"""What a document without `openapi` or `$schema` holds: a schema, or a map of them.

Owns the marks by which they are told apart, and what is said of a document that has
none. Takes values; must not know where they stand.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from specgen.dialect import Dialect
from specgen.parse.shape import describe

_SCHEMA_MARKS = frozenset(
    "$schema $id $ref $defs $anchor $dynamicRef $recursiveRef definitions allOf anyOf "
    "oneOf not if const enum".split()
)
"""Keywords that only a schema has: few would give a schema such a name."""

_ASSERTING_MARKS = frozenset(
    "type properties items required format pattern minimum maximum".split()
)
"""Keywords that make a schema as well, but may be names of schemas."""

_MARKS_BY_FORM = (
    "$ref properties allOf anyOf oneOf enum items not additionalProperties "
    "patternProperties".split()
)
"""Keywords that make a schema if what they hold has the form for that."""

_ANNOTATIONS = frozenset(
    "title description summary default example examples deprecated readOnly writeOnly "
    "externalDocs xml $comment".split()
)
"""Keys that documents of any kind may have."""

_OPENAPI_KEYS = frozenset("paths components webhooks info servers".split())
"""Keys that only a whole OpenAPI document has."""

_OPENAPI_MARKS = frozenset(
    "in content responses operationId get put post delete patch head options trace "
    "requestBody scheme flows openIdConnectUrl operationRef externalValue".split()
)
"""Keys that only some part of an OpenAPI document has that is no schema."""


def is_bare_map(value: Any) -> bool:
    """Whether a document is a map of named schemas rather than a schema.

    A map of schemas has mappings for values and none of the keywords that make a
    schema. A schema may be named `type` or `items`: there is a schema behind it then.
    """
    if not isinstance(value, dict) or not value:
        return False
    if not _SCHEMA_MARKS.isdisjoint(value):
        return False
    if not all(isinstance(item, dict) for item in value.values()):
        return False
    if _ASSERTING_MARKS.isdisjoint(value):
        if not any(value.values()):  # schemas that accept everything
            return _OPENAPI_KEYS.isdisjoint(value)
        return any(_looks_like_schema(item) for item in value.values())
    return all(_looks_like_schema(item) for item in value.values())


def is_schema(value: Any, dialect: Dialect) -> bool:
    """Whether a document is a schema: by some keyword, or as it has no other key."""
    if not isinstance(value, dict):
        return isinstance(value, bool)
    said = {
        key for key in value if key not in _ANNOTATIONS and not key.startswith("x-")
    }
    if not said or not said.isdisjoint(_SCHEMA_MARKS | _ASSERTING_MARKS):
        return True
    return any(map(dialect.supports, said))


def what_it_lacks(value: Any) -> str:
    """What a document would need to be of a known kind."""
    if isinstance(value, dict) and not _OPENAPI_KEYS.isdisjoint(value):
        return "begin it with the version of OpenAPI, such as openapi: 3.1.0"
    items = value.items() if isinstance(value, dict) else ()
    if any(isinstance(item, dict) and _looks_like_schema(item) for _, item in items):
        for key, item in items:
            if not isinstance(item, dict):
                kind = describe(item)
                return f"a map of schemas has only schemas in it: {key!r} is {kind}"
    return (
        "OpenAPI begins with its version, such as openapi: 3.1.0; a schema has keywords"
        " such as type or $ref; a map of schemas has only schemas in it"
    )


def _looks_like_schema(value: Mapping[str, Any]) -> bool:
    """Whether a value has what only a schema has, or a reference to something."""
    if "type" in value:
        return isinstance(value["type"], str | list)
    return any(
        key in value and isinstance(value[key], dict | list | str)
        for key in _MARKS_BY_FORM
    )


def is_part_of_openapi(value: Any) -> bool:
    """Whether a document is a parameter, a response or such, or has some of them."""
    parts = value.values() if isinstance(value, dict) else ()
    return is_other_object(value) or any(map(is_other_object, parts))


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
