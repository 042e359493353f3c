"""Which types hold values to which keywords: what lower makes of them, read back.

Owns one table. Takes a type of the IR, gives keywords; assertions tell theirs by
themselves. Must not know the documents: that a type can hold `items` says nothing of
whether a schema has it.
"""

from __future__ import annotations

from collections.abc import Mapping

from specgen import ir

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


def held_by_type(node: ir.Type) -> frozenset[str]:
    """Return the keywords that a type can say by itself, those of `ALL_OF` aside."""
    return _BY_TYPE[type(node)]
