"""Notes on keywords that are honoured against the letter, or that say nothing.

Owns: the notes on `nullable` outside of OpenAPI 3.0, on unknown formats and on
patterns that no engine takes. Takes a surface, changes nothing.
"""

from __future__ import annotations

from specgen.diagnostics import Diagnostics
from specgen.formats import PLAIN_FORMATS, PYTHON_FORMATS
from specgen.parse import Surface
from specgen.patterns import problem
from specgen.schema import Schema
from specgen.source import Location, child, split_id

_NOTABLE = frozenset({"nullable", "format", "pattern", "patternProperties"})


def note_keywords(surface: Surface, diagnostics: Diagnostics) -> None:
    """Report what a reader of the specification may not expect."""
    for schema in surface.schemas.values():
        if _NOTABLE.isdisjoint(schema.outline.keywords):
            continue
        if schema.keywords.get("nullable") is True:
            _note_nullable(schema, diagnostics)
        _note_patterns(schema, diagnostics)
        name = schema.keywords.get("format")
        if not (name is None or name in PYTHON_FORMATS or name in PLAIN_FORMATS):
            declared = schema.keywords.get("type")
            diagnostics.report(
                "format-unknown",
                _place(schema, "format"),
                format=name,
                type=f"a {declared}" if isinstance(declared, str) else "as it is",
            )


def _note_patterns(schema: Schema, diagnostics: Diagnostics) -> None:
    pattern = schema.keywords.get("pattern")
    places = [] if pattern is None else [(_place(schema, "pattern"), pattern)]
    for key in schema.keywords.get("patternProperties") or ():
        at = _place(schema, "patternProperties")
        places.append((at._replace(pointer=child(at.pointer, key)), key))
    for at, regex in places:
        reason = problem(regex)
        if reason:
            diagnostics.report("pattern-unsupported", at, pattern=regex, reason=reason)


def _note_nullable(schema: Schema, diagnostics: Diagnostics) -> None:
    if schema.dialect.nullable != "tolerated":
        return
    declared = schema.keywords.get("type")
    suggestion = "write anyOf with a variant {type: 'null'}"
    if isinstance(declared, str):
        suggestion = f"write type: [{declared}, 'null']"
    diagnostics.report(
        "nullable-in-3-1",
        _place(schema, "nullable"),
        dialect=schema.dialect.name,
        suggestion=suggestion,
    )


def _place(schema: Schema, keyword: str) -> Location:
    at = split_id(schema.id)
    return at._replace(pointer=child(at.pointer, keyword), part="key")
