"""Notes on keywords that mean nothing, and on what is honoured against the letter.

Owns: the notes on keywords and on forms of values that belong to another dialect, with
what to write instead; those on unknown formats and on patterns that no engine takes.
Takes a surface, changes nothing. Must not know one dialect from another: their records
and the tables of `keywords.py` tell.
"""

from __future__ import annotations

from specgen.diagnostics import MISSPELT, Diagnostics, did_you_mean, meant, nearest
from specgen.dialect import DIALECTS, Dialect
from specgen.formats import FORMATS, SYNONYMS
from specgen.keywords import INSTEAD
from specgen.parse import Surface
from specgen.parse.schema import Schema
from specgen.patterns import problem
from specgen.source import Location, split_id, tokens

_NOTABLE = frozenset({"format", "pattern", "patternProperties"})
_FLAGS = frozenset(
    "nullable deprecated readOnly writeOnly $recursiveAnchor exclusiveMinimum "
    "exclusiveMaximum".split()
)
"""The keywords that say nothing where they are false."""


def note_keywords(surface: Surface, diagnostics: Diagnostics) -> None:
    """Report what a reader of the specification may not expect."""
    for schema in surface.schemas.values():
        if schema.boolean is not None:
            _note_boolean(schema, diagnostics)
        for keyword in schema.outline.unknown:
            _note_unknown(schema, keyword, diagnostics)
        for keyword in schema.outline.foreign:
            _note_foreign(schema, keyword, diagnostics)
        if not _NOTABLE.isdisjoint(schema.outline.keywords):
            _note_patterns(schema, diagnostics)
            _note_format(schema, diagnostics)


# -- what belongs to another dialect


def _note_unknown(schema: Schema, keyword: str, diagnostics: Diagnostics) -> None:
    dialect = schema.dialect
    is_property = keyword == "id" and isinstance(schema.get(keyword), dict)
    suggestion = "" if is_property else _instead(schema, keyword)
    if not suggestion and not is_property:
        origin = _origin(keyword, dialect)
        suggestion = f"{origin.name} has it" if origin else ""
    diagnostics.report(
        "schema-unknown-keyword",
        _key(schema, keyword),
        keyword=keyword,
        dialect=dialect.name,
        suggestion=suggestion
        or did_you_mean(keyword, dialect.keywords, like=MISSPELT)
        or _property_meant(schema, keyword),
    )


def _property_meant(schema: Schema, keyword: str) -> str:
    """What to do with a keyword whose value would be a schema."""
    return (
        "if it is a property, put it below properties"
        if isinstance(schema.keywords.get(keyword), dict)
        else ""
    )


def _note_foreign(schema: Schema, keyword: str, diagnostics: Diagnostics) -> None:
    form = schema.dialect.foreign_forms.get(keyword)
    if form is None:
        what, suggestion = keyword, _instead(schema, keyword)
    elif form.fits(schema.get(keyword)):
        what = f"{form.name} in {keyword}"
        suggestion = _filled(form.instead, schema, keyword)
    else:
        return
    diagnostics.report(
        "keyword-tolerated",
        _key(schema, keyword),
        what=what,
        dialect=schema.dialect.name,
        suggestion=suggestion,
    )


def _note_boolean(schema: Schema, diagnostics: Diagnostics) -> None:
    """Report `true` and `false` where only a mapping is a schema."""
    allowed, at = schema.dialect.booleans_in, split_id(schema.id)
    if allowed is None or allowed.intersection(tokens(at.pointer)[-1:]):
        return
    diagnostics.report(
        "keyword-tolerated",
        at,
        what="schema true" if schema.boolean else "schema false",
        dialect=schema.dialect.name,
        suggestion=f"write {'{}' if schema.boolean else '{not: {}}'}",
    )


def _instead(schema: Schema, keyword: str) -> str:
    """What to write in this dialect in place of a keyword, if anything."""
    for needed, text in INSTEAD.get(keyword, {}).items():
        if needed in schema.dialect.keywords:
            return _filled(text, schema, keyword)
    return ""


def _filled(text: str, schema: Schema, keyword: str) -> str:
    value, declared = schema.get(keyword), schema.get("type")
    if value is False and keyword in _FLAGS:
        return "leave it out, as false says nothing"
    words = {
        "value": "…" if isinstance(value, dict | list) else value,
        "type": declared if isinstance(declared, str) else "…",
    }
    return f"write {text.format_map(words)}"


def _origin(keyword: str, dialect: Dialect) -> Dialect | None:
    """The oldest dialect that has a keyword, of the same family where possible."""
    having = [other for other in DIALECTS if keyword in other.keywords]
    return min(having, key=lambda other: other.family != dialect.family, default=None)


# -- what has a meaning that cannot be held to


def _note_format(schema: Schema, diagnostics: Diagnostics) -> None:
    name = schema.keywords.get("format")
    if name is None or name in FORMATS:
        return
    declared = schema.keywords.get("type")
    diagnostics.report(
        "format-unknown",
        _key(schema, "format"),
        format=name,
        type=_one(declared) if isinstance(declared, str) else "as it is",
        suggestion=meant(_formats_meant(name)),
    )


def _formats_meant(name: str) -> list[str]:
    """The known formats that another name may stand for; most are somebody's own."""
    if name.casefold() in SYNONYMS:
        return [SYNONYMS[name.casefold()]]
    return nearest(name, FORMATS, like=MISSPELT)


def _one(json_type: str) -> str:
    return f"an {json_type}" if json_type.startswith(tuple("aio")) else f"a {json_type}"


def _note_patterns(schema: Schema, diagnostics: Diagnostics) -> None:
    pattern = schema.keywords.get("pattern")
    places = [] if pattern is None else [(_key(schema, "pattern"), pattern)]
    places += [(_key(schema, "patternProperties", k), k) for k in schema.patterned]
    for at, regex in places:
        reason = problem(regex)
        if reason:
            diagnostics.report("pattern-unsupported", at, pattern=regex, reason=reason)


def _key(schema: Schema, *steps: str) -> Location:
    return schema.place(*steps).key
