"""Notes on what a schema says against itself.

Owns: values of an `enum` that can never be or are there twice, ranges that nothing is
in, properties that have to be there and must not, and keywords of a type that values
are not of. Takes a surface, changes nothing. Looks at one schema at a time, so what is
said is true whatever schemas are around it.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator, Sequence
from itertools import product
from typing import NamedTuple, TypeAlias

from specgen.diagnostics import (
    MISSPELT,
    Diagnostics,
    Related,
    and_more,
    did_you_mean,
)
from specgen.ir import Json
from specgen.json_values import json_key
from specgen.keywords import KEYWORDS_OF_TYPE
from specgen.parse import Surface
from specgen.parse.outline import Outline
from specgen.parse.schema import Schema

_SHOWN = 3
"""How many values are spelled out."""

_Check: TypeAlias = "Callable[[Schema, Diagnostics], None]"


def note_contradictions(surface: Surface, diagnostics: Diagnostics) -> None:
    """Report schemas that accept less than they seem to."""
    known: dict[Outline, list[_Check]] = {}
    for schema in surface.schemas.values():
        checks = known.get(schema.outline)
        if checks is None:
            checks = known[schema.outline] = list(_checks(schema.outline))
        for check in checks:
            check(schema, diagnostics)


def _checks(outline: Outline) -> Iterator[_Check]:
    """What may have something to say of a schema that has these keywords."""
    if "type" in outline.keywords and outline.asserted_types:
        yield _note_idle
    if "enum" in outline.keywords or "const" in outline.keywords:
        yield _note_enum
        if "nullable" in outline.keywords:
            yield _note_null
    if any(keyword.startswith(("max", "exclusiveMax")) for keyword in outline.keywords):
        yield _note_ranges
    if {"required", "additionalProperties"}.issubset(outline.keywords):
        yield _note_required
    described = "required" in outline.keywords and "properties" in outline.keywords
    if described and "allOf" not in outline.keywords:
        yield _note_misspelt


def _note_idle(schema: Schema, diagnostics: Diagnostics) -> None:
    """Report the keywords of JSON types that the schema does not allow."""
    if (schema.get("type"),) == schema.outline.asserted_types:  # as a rule
        return
    types = schema.types or ()
    allowed = {"number" if name == "integer" else name for name in types}
    for json_type in schema.outline.asserted_types:
        if json_type not in allowed:
            for keyword in schema.outline.keywords:
                if keyword in KEYWORDS_OF_TYPE[json_type]:
                    diagnostics.report(
                        "keyword-idle",
                        schema.place(keyword).key,
                        keyword=keyword,
                        type=" or ".join(types),
                    )


# -- enumerations


def _note_enum(schema: Schema, diagnostics: Diagnostics) -> None:
    values = None if _are_distinct_texts(schema) else schema.enumeration()
    if values is None:
        return
    keyword = schema.enumerated_by
    if keyword == "enum":
        _note_repeats(schema, diagnostics)
    at = schema.place(keyword)
    if not values:
        diagnostics.report("schema-empty-enum", at)
    excluded = [value for value in values if not schema.allows_type_of(value)]
    if excluded:
        types = schema.types or ()
        is_all = len(excluded) == len(values)
        diagnostics.report(
            "enum-contradiction" if is_all else "enum-value-excluded",
            at,
            values=_listed(excluded),
            type=" or ".join(types),
            suggestion="put texts in quotes" if "string" in types else "",
        )


def _note_null(schema: Schema, diagnostics: Diagnostics) -> None:
    """Report null that a list of all values leaves out: its readers differ on it."""
    if schema.nullable and None not in (schema.enumeration() or (None,)):
        diagnostics.report(
            "enum-without-null", schema.place("nullable"), keyword=schema.enumerated_by
        )


def _are_distinct_texts(schema: Schema) -> bool:
    """Whether there is nothing to say of an `enum`, as of nearly all."""
    given = schema.get("enum")
    return bool(
        given
        and schema.get("type") == "string"
        and "const" not in schema.keywords
        and {str}.issuperset(map(type, given))
        and len(set(given)) == len(given)
    )


def _note_repeats(schema: Schema, diagnostics: Diagnostics) -> None:
    first: dict[object, int] = {}
    for n, value in enumerate(schema.get("enum")):
        earlier = first.setdefault(json_key(value), n)
        if earlier != n:
            diagnostics.report(
                "enum-repeat",
                schema.place("enum", n),
                related=[Related("it is here", schema.place("enum", earlier))],
                value=json.dumps(value, ensure_ascii=False),
            )


def _listed(values: Sequence[Json]) -> str:
    """Some values, and how many more there are: `"a", "b" and 3 more`."""
    shown = (json.dumps(value, ensure_ascii=False) for value in values[:_SHOWN])
    return ", ".join(shown) + and_more(len(values) - _SHOWN)


# -- ranges


class _Bound(NamedTuple):
    """One end of a range; `strict`: it is not in the range itself."""

    keyword: str
    value: float | None
    strict: bool = False


def _note_ranges(schema: Schema, diagnostics: Diagnostics) -> None:
    for what, low, high in _ranges(schema):
        if low.value is None or high.value is None or low.value < high.value:
            continue
        if low.value > high.value or low.strict or high.strict:
            diagnostics.report(
                "bounds-contradiction",
                schema.place(low.keyword),
                related=[Related("the other bound", schema.place(high.keyword))],
                what=what,
                low=f"{low.keyword} {low.value}",
                high=f"{high.keyword} {high.value}",
            )


def _ranges(schema: Schema) -> Iterator[tuple[str, _Bound, _Bound]]:
    """What there is a range of, and the ends of the range."""
    bounds = schema.bounds
    if bounds is not None:
        lows = (
            _Bound("minimum", bounds.ge),
            _Bound("exclusiveMinimum", bounds.gt, strict=True),
        )
        highs = (
            _Bound("maximum", bounds.le),
            _Bound("exclusiveMaximum", bounds.lt, strict=True),
        )
        for low, high in product(lows, highs):
            yield "number", low, high
    for what, name, size in (
        ("string", "Length", schema.length),
        ("array", "Items", schema.item_limits),
        ("object", "Properties", schema.property_limits),
    ):
        if size is not None:
            yield what, _Bound(f"min{name}", size.min), _Bound(f"max{name}", size.max)


# -- properties


def _note_misspelt(schema: Schema, diagnostics: Diagnostics) -> None:
    """Report what is required and described under nearly the same name only.

    A member of allOf is left alone: the others may describe it.
    """
    if schema.id.rpartition("/")[0].endswith("/allOf"):
        return
    required = schema.get("required")
    if required is None or schema.properties.keys() >= set(required):  # as a rule
        return
    optional = schema.properties.keys() - set(required)
    for n, name in enumerate(required):
        suggestion = did_you_mean(name, sorted(optional), 1, like=MISSPELT)
        if suggestion and name not in schema.properties:
            diagnostics.report(
                "required-misspelt",
                schema.place("required", n),
                name=name,
                suggestion=suggestion,
            )


def _note_required(schema: Schema, diagnostics: Diagnostics) -> None:
    """Report what is required and forbidden.

    `additionalProperties` looks at nothing but what is beside it, so no schema around
    this one can declare what is missing.
    """
    further = schema.subschema("additionalProperties")
    if further is None or further.boolean is not False or schema.patterned:
        return
    given = enumerate(schema.get("required") or ())
    missing = {name: n for n, name in given if name not in schema.properties}
    if not missing:
        return
    first = next(iter(missing))
    alone = len(missing) == 1
    diagnostics.report(
        "required-contradiction",
        schema.place("required", missing[first]),
        related=[Related("forbidden here", schema.place("additionalProperties"))],
        what=f"property {first!r} is" if alone else f"{_listed([*missing])} are",
        suggestion=did_you_mean(first, schema.properties) if alone else "",
    )
