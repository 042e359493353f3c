"""Which types and assertions hold values to which keywords: what lower did, read back.

Owns what neither says of itself. Takes nodes of the IR, gives keywords. Must not know
the documents: that a type can hold `items` says nothing of whether a schema has it.
"""

from __future__ import annotations

from collections.abc import Mapping

from specgen import ir
from specgen.keywords import BOUNDS

ALL_OF = frozenset({"$ref", "allOf"})
"""What is merged with its surroundings, and so held by whatever came of that."""

UNIONS = frozenset({"anyOf", "oneOf"})

_KEYWORDS: Mapping[type[ir.Node], str] = {
    ir.Scalar: "type nullable",
    ir.Literal: "type nullable enum const",
    ir.Enum: "type nullable enum const",
    ir.Object: "type properties required additionalProperties unevaluatedProperties",
    ir.Map: "type additionalProperties unevaluatedProperties",
    ir.Array: "type items additionalItems unevaluatedItems",
    ir.Tuple: "type items prefixItems additionalItems unevaluatedItems"
    " minItems maxItems",
    ir.Union: "type nullable anyOf oneOf",
    ir.Ref: "",
    ir.Any: "",
    ir.Never: "type nullable enum const properties required items anyOf oneOf",
    ir.Intersection: "",
}
_BY_TYPE = {kind: frozenset(words.split()) for kind, words in _KEYWORDS.items()}

_OTHERWISE: Mapping[str, str] = {
    **BOUNDS,
    **{bound: flagged for flagged, bound in BOUNDS.items()},
    "dependencies": "dependentRequired",
}
"""What says the same in some dialect, by itself or as a flag on the other one."""

_NONE_AT_ALL: Mapping[str, str] = {
    **dict.fromkeys(("items", "additionalItems", "unevaluatedItems"), "maxItems"),
    **dict.fromkeys(("additionalProperties", "unevaluatedProperties"), "maxProperties"),
}
"""What may say that there is nothing but what is declared, as a maximum of 0 does."""


def held_by_type(node: ir.Type) -> frozenset[str]:
    """Return the keywords that a type can say by itself, those of `ALL_OF` aside."""
    return _BY_TYPE[type(node)]


def is_held_by(assertion: ir.Assertion, keyword: str) -> bool:
    """Tell whether a residual assertion stands for a keyword."""
    said = assertion.as_keywords
    if keyword in said or _OTHERWISE.get(keyword) in said:
        return True
    return keyword in _NONE_AT_ALL and said.get(_NONE_AT_ALL[keyword]) == 0
