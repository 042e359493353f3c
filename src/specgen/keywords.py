"""Which keywords each draft has, and which of them hold schemas.

Owns three kinds of tables: the keywords of each dialect, the form in which each of
them holds schemas, and the JSON types that they speak of. The records of `dialect.py`
are put together from the first two. Must not know what a keyword means.
"""

from __future__ import annotations

from collections.abc import Mapping
from enum import Enum


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
# What stays of `definitions` is its meaning as a place; `dependencies` has none left.
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

# Where schemas are, likewise.

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
del SCHEMAS_IN_DRAFT_2019_09["dependencies"]
SCHEMAS_IN_DRAFT_2020_12 = SCHEMAS_IN_DRAFT_2019_09 | _spread(
    SCHEMA="items", LIST="prefixItems"
)
del SCHEMAS_IN_DRAFT_2020_12["additionalItems"]
SCHEMAS_IN_OPENAPI_3_0 = _spread(
    SCHEMA="additionalProperties items not",
    LIST="allOf anyOf oneOf",
    MAP="properties",
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
