"""Which parts of the IR hold values to which keywords: what lower writes, read back.

Owns one table for types and one for assertions. Takes nodes of the IR, gives keywords.
Must not know the documents: that a type can hold `minItems` says nothing of whether a
schema has it.
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

_LOWER = ("minimum", "exclusiveMinimum")
_UPPER = ("maximum", "exclusiveMaximum")
_BY_FIELD: Mapping[type[ir.Assertion], Mapping[str, tuple[str, ...]]] = {
    ir.Bounds: {
        "ge": _LOWER,
        "gt": _LOWER,
        "le": _UPPER,
        "lt": _UPPER,
        "multiple_of": ("multipleOf",),
    },
    ir.Length: {"min": ("minLength",), "max": ("maxLength",)},
    ir.ItemLimits: {
        "min": ("minItems",),
        "max": ("maxItems",),
        "unique": ("uniqueItems",),
    },
    ir.PropertyLimits: {"min": ("minProperties",), "max": ("maxProperties",)},
}

_NONE_AT_ALL: Mapping[type[ir.Assertion], tuple[str, ...]] = {
    ir.ItemLimits: ("items", "additionalItems", "unevaluatedItems"),
    ir.PropertyLimits: ("additionalProperties", "unevaluatedProperties"),
}
"""What else a maximum of 0 stands for: that there is nothing but what is declared."""


def held_by_type(node: ir.Type) -> frozenset[str]:
    """Return the keywords that a type can say by itself, those of `ALL_OF` aside."""
    return _BY_TYPE[type(node)]


def held_by_assertion(assertion: ir.Assertion) -> tuple[str, ...]:
    """Return the keywords that a residual assertion stands for."""
    match assertion:
        case ir.Fragment(keywords=keywords):
            return keywords
        case ir.Pattern():
            return ("pattern",)
        case ir.DependentRequired():
            return ("dependentRequired", "dependencies")
        case ir.NoFraction():
            return ("type",)
        case ir.ExactlyOne():
            return ("oneOf",)
        case ir.Bounds() | ir.Length() | ir.ItemLimits() | ir.PropertyLimits():
            kind = type(assertion)
            found = [
                keyword
                for name, keywords in _BY_FIELD[kind].items()
                if _is_given(getattr(assertion, name))
                for keyword in keywords
            ]
            if getattr(assertion, "max", None) == 0:
                found += _NONE_AT_ALL.get(kind, ())
            return tuple(found)


def _is_given(value: object) -> bool:
    return value is not None and value is not False  # 0 is a bound
