"""What is wrong with the keywords of one schema.

Owns the check of shapes and types, and the note on what `$ref` leaves without effect.
Takes a schema whose keywords are as written; gives those that can be used. Must not
know other schemas.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from specgen.diagnostics import Diagnostics
from specgen.keywords import FORMER_FORMS
from specgen.parse.meant import type_meant, value_meant
from specgen.parse.schema import Schema
from specgen.parse.shape import JSON_TYPES, Misfit, describe, misfits

_HARMLESS_SIBLINGS = frozenset(
    {
        "$ref",
        "description",
        "summary",
        "title",
        "definitions",
        "$defs",
        "$comment",
        "$id",
        "$schema",
    }
)


def usable_keywords(schema: Schema, diagnostics: Diagnostics) -> Mapping[str, Any]:
    """Report what is wrong with keywords; return them without those of no use.

    With the rest of them the walk goes on, to find all that is wrong in one run.
    """
    keywords = schema.keywords
    declared = keywords.get("type")
    unusable: set[str | int] = set()
    if declared is not None and declared not in JSON_TYPES:
        unusable.update(_unknown_types(schema, declared, diagnostics))
    wrong = misfits(keywords, schema.outline.shaped)
    if not wrong and not unusable:
        return keywords
    for misfit in wrong:
        _report_misfit(schema, misfit, diagnostics)
    parts = [misfit.steps for misfit in wrong if _is_part_of_map(schema, misfit)]
    whole = {misfit.steps[0] for misfit in wrong}.difference(step[0] for step in parts)
    unusable.update(whole)
    kept = {k: value for k, value in keywords.items() if k not in unusable}
    for keyword, name, *_ in parts:
        kept[str(keyword)] = {k: v for k, v in kept[str(keyword)].items() if k != name}
    return kept


def _is_part_of_map(schema: Schema, misfit: Misfit) -> bool:
    """Whether there are other schemas beside what is wrong, such as properties."""
    keyword, *inside = misfit.steps
    form = schema.dialect.subschemas.get(str(keyword))
    return bool(inside) and form is not None and form.is_map


def _report_misfit(schema: Schema, misfit: Misfit, diagnostics: Diagnostics) -> None:
    """An error, but for forms of old drafts and keywords of other dialects.

    And for a key in YAML with nothing behind it, unless a string was meant by `null`.
    """
    keyword = str(misfit.steps[0])
    is_empty = schema.keywords[keyword] is None and keyword != "type"
    former = FORMER_FORMS.get(keyword)
    if former is not None and not former.fits(schema.keywords[keyword]):
        former = None
    if former is None and keyword in schema.dialect.keywords and not is_empty:
        diagnostics.report(
            "schema-wrong-shape",
            schema.place(*misfit.steps),
            keyword="/".join(map(str, misfit.steps)),
            expected=misfit.shape.expected,
            actual=describe(misfit.value),
            suggestion=value_meant(misfit),
        )
        return
    diagnostics.report(
        "keyword-ignored",
        schema.place(keyword),
        keyword=keyword,
        reason="there is nothing behind it"
        if is_empty
        else f"it is to be {misfit.shape.expected}, not {describe(misfit.value)}",
        suggestion=f"write {former.instead}" if former else _below(schema, keyword),
    )


def _below(schema: Schema, keyword: str) -> str:
    """What to do where what belongs below a keyword stands beside it."""
    beside = schema.keywords.items()
    is_empty = schema.keywords[keyword] is None and keyword in schema.dialect.subschemas
    if is_empty and any(
        isinstance(v, dict) and k in schema.outline.unknown for k, v in beside
    ):
        return f"indent what belongs below {keyword} further than it"
    return ""


def _unknown_types(
    schema: Schema, declared: Any, diagnostics: Diagnostics
) -> Iterator[str]:
    """Report the types that there are not; yield the keyword for each of them."""
    names: list[tuple[tuple[str | int, ...], Any]] = [(("type",), declared)]
    if isinstance(declared, list):
        names = [(("type", n), name) for n, name in enumerate(declared)]
    for steps, name in names:
        if isinstance(name, str) and name not in JSON_TYPES:
            diagnostics.report(
                "schema-unknown-type",
                schema.place(*steps),
                type=name,
                suggestion=type_meant(name),
            )
            yield "type"


def note_siblings(schema: Schema, diagnostics: Diagnostics) -> None:
    """Report the keywords beside a `$ref` that its dialect gives no siblings."""
    ignored = [
        key
        for key in schema.keywords
        if key in schema.dialect.keywords and key not in _HARMLESS_SIBLINGS
    ]
    if ignored:
        diagnostics.report(
            "ref-siblings-ignored",
            schema.place("$ref").key,
            keywords=", ".join(ignored),
            dialect=schema.dialect.name,
        )
