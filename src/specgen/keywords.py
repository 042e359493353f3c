"""Which keywords each draft has, and which of them hold schemas.

Owns four kinds of tables: the keywords of each dialect, the form in which each of them
holds schemas, the JSON types that they speak of, and what to write in place of what a
dialect does not have. The records of `dialect.py` are put together from them. Must not
know what a keyword means.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from enum import Enum
from typing import Any, NamedTuple


class Holds(Enum):
    """In which form a keyword holds schemas."""

    SCHEMA = "a schema"
    LIST = "a list of schemas"
    MAP = "a map from names to schemas"
    SCHEMA_OR_LIST = "a schema or a list of schemas"
    MAP_OF_SCHEMAS_OR_NAMES = "a map from names to schemas or to lists of names"

    @property
    def is_map(self) -> bool:
        """Whether names stand between the keyword and its schemas."""
        return self in (Holds.MAP, Holds.MAP_OF_SCHEMAS_OR_NAMES)


def _spread(**forms: str) -> dict[str, Holds]:
    """Read a table that is written by form: `LIST="allOf anyOf"`."""
    return {
        keyword: Holds[form]
        for form, keywords in forms.items()
        for keyword in keywords.split()
    }


# The keywords of each dialect, as the difference to the one before.

DRAFT_4 = frozenset(
    "id $schema $ref definitions title description default format type enum allOf "
    "anyOf oneOf not multipleOf maximum exclusiveMaximum minimum exclusiveMinimum "
    "maxLength minLength pattern items additionalItems maxItems minItems uniqueItems "
    "properties maxProperties minProperties required additionalProperties "
    "patternProperties dependencies".split()
)
DRAFT_6 = DRAFT_4 - {"id"} | set("$id const contains propertyNames examples".split())
DRAFT_7 = DRAFT_6 | set(
    "$comment if then else readOnly writeOnly contentEncoding contentMediaType".split()
)
# What stays of `definitions` is its meaning as a place.
DRAFT_2019_09 = DRAFT_7 - {"dependencies"} | set(
    "$anchor $recursiveRef $recursiveAnchor $vocabulary $defs dependentRequired "
    "dependentSchemas unevaluatedItems unevaluatedProperties maxContains minContains "
    "contentSchema deprecated".split()
)
DRAFT_2020_12 = DRAFT_2019_09 - set(
    "$recursiveRef $recursiveAnchor additionalItems".split()
) | set("$dynamicRef $dynamicAnchor prefixItems".split())

IN_OPENAPI = frozenset({"discriminator", "xml", "externalDocs", "example"})
OPENAPI_3_0 = (
    DRAFT_4
    - set("id $schema definitions additionalItems patternProperties".split())
    - {"dependencies"}
    | {"nullable", "readOnly", "writeOnly", "deprecated"}
    | IN_OPENAPI
)
OPENAPI_3_1 = DRAFT_2020_12 | IN_OPENAPI

# The keywords that each dialect honours though it does not have them: what they mean
# in the dialect that has them is beyond doubt, and real documents use them.

TOLERATED_IN_DRAFT_4 = frozenset("discriminator readOnly writeOnly deprecated".split())
TOLERATED_IN_DRAFT_7 = TOLERATED_IN_DRAFT_4 - DRAFT_7
TOLERATED_IN_DRAFT_2019_09 = frozenset({"discriminator", "dependencies"})
TOLERATED_IN_DRAFT_2020_12 = TOLERATED_IN_DRAFT_2019_09 | {"additionalItems"}
TOLERATED_IN_OPENAPI_3_0 = frozenset({"additionalItems"})
TOLERATED_IN_OPENAPI_3_1 = TOLERATED_IN_DRAFT_2020_12 - IN_OPENAPI | {"nullable"}

# Where schemas are, likewise; tolerated keywords and forms are among them.

SCHEMAS_IN_DRAFT_4 = _spread(
    SCHEMA="additionalItems additionalProperties not",
    LIST="allOf anyOf oneOf",
    MAP="$defs definitions properties patternProperties",
    SCHEMA_OR_LIST="items",
    MAP_OF_SCHEMAS_OR_NAMES="dependencies",
)
SCHEMAS_IN_DRAFT_6 = SCHEMAS_IN_DRAFT_4 | _spread(SCHEMA="contains propertyNames")
SCHEMAS_IN_DRAFT_7 = SCHEMAS_IN_DRAFT_6 | _spread(SCHEMA="if then else")
SCHEMAS_IN_DRAFT_2019_09 = SCHEMAS_IN_DRAFT_7 | _spread(
    SCHEMA="contentSchema unevaluatedItems unevaluatedProperties",
    MAP="dependentSchemas",
)
SCHEMAS_IN_DRAFT_2020_12 = SCHEMAS_IN_DRAFT_2019_09 | _spread(LIST="prefixItems")
SCHEMAS_IN_OPENAPI_3_0 = _spread(
    SCHEMA="additionalItems additionalProperties not",
    LIST="allOf anyOf oneOf",
    MAP="properties",
    SCHEMA_OR_LIST="items",
)

KEYWORDS_OF_TYPE: Mapping[str, frozenset[str]] = {
    "object": frozenset(
        "properties required additionalProperties patternProperties propertyNames "
        "minProperties maxProperties dependencies dependentRequired dependentSchemas "
        "unevaluatedProperties".split()
    ),
    "array": frozenset(
        "items prefixItems additionalItems contains minContains maxContains minItems "
        "maxItems uniqueItems unevaluatedItems".split()
    ),
    "string": frozenset("minLength maxLength pattern".split()),
    "number": frozenset(
        "minimum maximum exclusiveMinimum exclusiveMaximum multipleOf".split()
    ),
}
"""The keywords that assert something of values of one JSON type only."""

WORDS = frozenset({"title", "description", "deprecated"})
"""The keywords by which a schema speaks to its readers."""


class Form(NamedTuple):
    """A form of a keyword's value that some dialects have and others have not."""

    name: str
    fits: Callable[[Any], bool]
    instead: str
    """What to write where the dialect does not have it; `{value}` is the value."""


def _is_flag(value: Any) -> bool:
    return isinstance(value, bool)


def _is_number(value: Any) -> bool:
    return isinstance(value, int | float) and not isinstance(value, bool)


def _is_list(value: Any) -> bool:
    return isinstance(value, list)


def _is_fragment(value: Any) -> bool:
    return isinstance(value, str) and len(value) > 1 and value[0] == "#"


BOUNDS = {"exclusiveMinimum": "minimum", "exclusiveMaximum": "maximum"}
"""The bounds that are a flag on another one in some dialects."""

# The forms that each dialect honours though it does not have them.

FORMS_NOT_IN_DRAFT_4 = {
    keyword: Form("number", _is_number, f"{bound}: {{value}} and {keyword}: true")
    for keyword, bound in BOUNDS.items()
}
FORMS_NOT_IN_DRAFT_6 = {
    keyword: Form(
        "boolean", _is_flag, f"the number of {bound} in {keyword}, and no {bound}"
    )
    for keyword, bound in BOUNDS.items()
}
FORMS_NOT_IN_DRAFT_2019_09 = FORMS_NOT_IN_DRAFT_6 | {
    "$id": Form("mere fragment", _is_fragment, "$anchor, without the #")
}
FORMS_NOT_IN_DRAFT_2020_12 = FORMS_NOT_IN_DRAFT_2019_09 | {
    "items": Form("list", _is_list, "prefixItems")
}
FORMS_NOT_IN_OPENAPI_3_0 = FORMS_NOT_IN_DRAFT_4 | {
    "items": Form("list", _is_list, "one schema: items: {{anyOf: […]}}"),
    "type": Form("list", _is_list, "one type, and nullable: true beside it for null"),
}
FORMER_FORMS: Mapping[str, Form] = {
    "required": Form(
        "boolean",
        _is_flag,
        "the name of the property in required of the object around it",
    ),
}
"""Forms that no dialect has any more, nor honours: they say nothing."""

INSTEAD: Mapping[str, Mapping[str, str]] = {
    "const": {"enum": "enum: [{value}]"},
    "contains": {"not": "not: {{type: array, items: {{not: …}}}}"},
    "if": {"anyOf": "anyOf: [{{not: <if>}}, <then>] and anyOf: [<if>, <else>]"},
    "prefixItems": {"additionalItems": "a list in items"},
    "additionalItems": {"prefixItems": "prefixItems in place of the list, and items"},
    "$id": {"id": "id"},
    "id": {"$id": "$id"},
    "$anchor": {"$id": '$id: "#{value}"', "id": 'id: "#{value}"'},
    "dependencies": {"dependentRequired": "dependentRequired or dependentSchemas"},
    "dependentRequired": {"dependencies": "dependencies"},
    "dependentSchemas": {"dependencies": "dependencies"},
    "$recursiveRef": {"$dynamicRef": "$dynamicRef"},
    "$recursiveAnchor": {"$dynamicAnchor": "$dynamicAnchor"},
    "$dynamicRef": {"$recursiveRef": "$recursiveRef"},
    "$dynamicAnchor": {"$recursiveAnchor": "$recursiveAnchor: true"},
    "nullable": {"type": "type: [{type}, 'null'], or anyOf with {{type: 'null'}}"},
    "example": {"examples": "examples: [{value}]"},
    "examples": {"example": "example"},
    "contentEncoding": {"format": "format: byte where it is base64"},
    "divisibleBy": {"multipleOf": "multipleOf: {value}"},
    "disallow": {"not": "not: {{type: …}}"},
    "extends": {"allOf": "allOf: […]"},
}
"""What to write in place of a keyword, by a keyword that the dialect must have for it:
the first that it has counts. `{value}` is the value of the keyword."""
