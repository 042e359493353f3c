"""What is wrong with the keywords of one schema.

Owns the check of shapes and types, and the note on what `$ref` leaves without effect.
Takes a schema whose keywords are as written; gives those that can be used. Must not
know other schemas.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from specgen.diagnostics import MISSPELT, Diagnostics, did_you_mean, nearest
from specgen.formats import FORMATS
from specgen.keywords import FORMER_FORMS
from specgen.parse.schema import Schema
from specgen.parse.shape import JSON_TYPES, Misfit, describe, misfits, schema_meant

_ALL_TYPES = f"the types are {', '.join(JSON_TYPES)}"

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
    unusable.update(misfit.steps[0] for misfit in wrong)
    return {k: value for k, value in keywords.items() if k not in unusable}


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
            expected=misfit.expected,
            actual=describe(misfit.value),
            suggestion=schema_meant(misfit.value)
            if "schema" in misfit.expected
            else "",
        )
        return
    diagnostics.report(
        "keyword-ignored",
        schema.place(keyword),
        keyword=keyword,
        reason="there is nothing behind it"
        if is_empty
        else f"it is to be {misfit.expected}, not {describe(misfit.value)}",
        suggestion=f"write {former.instead}" if former else "",
    )


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
                suggestion=did_you_mean(name, JSON_TYPES) or _format_meant(name),
            )
            yield "type"


def _format_meant(name: str) -> str:
    """What to write in place of a type that is none, but nearly a format."""
    near = nearest(name, FORMATS, 1, like=MISSPELT)
    return f"{near[0]!r} is a format: write format: {near[0]}" if near else _ALL_TYPES


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
