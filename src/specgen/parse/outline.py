"""What the names of its keywords tell of a schema, before any value is looked at.

Owns the `Outline`: one for all schemas that have the same keywords, as a document of
40,000 schemas has some 400 sets of keywords, and what follows from a set is worth
finding out once. Takes names and a dialect. Must not know: what a keyword means.
"""

from __future__ import annotations

from collections.abc import Iterable

from msgspec import Struct

from specgen.dialect import Dialect
from specgen.keywords import KEYWORDS_OF_TYPE, WORDS, Holds
from specgen.parse.shape import PLAIN, SHAPES, Shape


class Outline(Struct, frozen=True, eq=False, kw_only=True):
    """A set of keywords in a dialect; two are the same only if they are one."""

    dialect: Dialect
    keywords: tuple[str, ...]

    unknown: tuple[str, ...]
    """Those that mean nothing in the dialect, extensions (`x-…`) left out."""

    foreign: tuple[str, ...]
    """Those that the dialect does not have, or not in every form that is honoured."""

    shaped: tuple[tuple[str, Shape], ...]
    """Those whose value has to have a certain shape, and the shape."""

    holding: tuple[tuple[str, Holds], ...]
    """Those that hold schemas, and the form in which they do."""

    loose: tuple[str, ...]
    """Those that hold no schemas, but may well hold an object."""

    asserted_types: tuple[str, ...]
    """The JSON types of which some keyword asserts something, `type` aside."""

    has_words: bool
    """Whether one of them is for readers only."""

    is_dynamic: bool
    """Whether one of them is a reference that depends on the path of evaluation."""


class Outlines:
    """The outlines met so far."""

    def __init__(self) -> None:
        """Begin with none."""
        self._known: dict[tuple[Dialect, tuple[str, ...]], Outline] = {}

    def of(self, keywords: Iterable[str], dialect: Dialect) -> Outline:
        """Return the outline of a schema with these keywords, the same each time."""
        key = (dialect, tuple(keywords))
        found = self._known.get(key)
        if found is None:
            found = self._known[key] = _outline(*key)
        return found


def _outline(dialect: Dialect, keywords: tuple[str, ...]) -> Outline:
    def means_something(keyword: str) -> bool:
        return dialect.supports(keyword) or keyword in dialect.definitions

    known = [keyword for keyword in keywords if dialect.supports(keyword)]
    return Outline(
        dialect=dialect,
        keywords=keywords,
        unknown=tuple(
            keyword
            for keyword in keywords
            if not (means_something(keyword) or keyword.startswith("x-"))
        ),
        foreign=tuple(
            keyword
            for keyword in keywords
            if keyword in dialect.tolerated or keyword in dialect.foreign_forms
        ),
        shaped=tuple(
            (k, SHAPES[k]) for k in keywords if k in SHAPES and means_something(k)
        ),
        holding=tuple(
            (keyword, dialect.subschemas[keyword])
            for keyword in keywords
            if keyword in dialect.subschemas
        ),
        loose=tuple(
            keyword
            for keyword in keywords
            if keyword not in PLAIN and keyword not in dialect.subschemas
        ),
        asserted_types=tuple(
            json_type
            for json_type, asserting in KEYWORDS_OF_TYPE.items()
            if not asserting.isdisjoint(known)
        ),
        has_words=not WORDS.isdisjoint(keywords),
        is_dynamic=any(keyword in keywords for keyword in dialect.dynamic_keywords),
    )
