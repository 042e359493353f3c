"""Find the offsets of JSON pointers in a large YAML document, by small parts of it.

Owns what the loader notes of such a document: where the keys of its upper mappings
stand. The lines from one key of a block mapping to the next are a document too, and
no more has to be read to place what is in there. Takes text and these notes, gives
what a walk over the whole text gives, and takes that way where a part does not tell.
Must not know of files, lines or diagnostics.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import Final, NamedTuple

from msgspec import Struct, field

from specgen.source import positions
from specgen.source.positions import MERGE_KEY, Place, Tokens, Walk

DEPTH: Final = 3
"""How deep a mapping may be for its keys to be noted: that of a path and a schema."""

SMALLEST: Final = 1 << 16
"""Bytes of a document below which another walk costs less than these notes."""


class Landmark(NamedTuple):
    """A key in `depth` collections, and the column that it stands in, from 0."""

    depth: int
    key: str
    start: int
    end: int
    column: int


class _Section(Struct, eq=False):
    """The lines of one entry, or of the whole text for the root.

    `inner` has all keys of a mapping that was divided further, and else none.
    """

    path: Tokens
    start: int
    key_end: int
    end: int
    inner: dict[str, _Section] = field(default_factory=dict)


class Landmarks:
    """The keys of the upper mappings of a document, none of which is there twice."""

    def __init__(self) -> None:
        """Begin without a key; they are added in document order."""
        self.keys: list[Landmark] = []

    def find(self, text: str, pointers: Iterable[Tokens]) -> dict[Tokens, Place]:
        """Return the place of each of `pointers` that exists, else of an ancestor.

        That is its nearest one; there may be places of others too.
        """
        root = self._sections(text)
        asked: dict[_Section, list[Tokens]] = {}
        for pointer in pointers:
            section, target = _section(root, pointer)
            asked.setdefault(section, []).append(target)
        elsewhere = asked.pop(root, [])
        found: dict[Tokens, Place] = {}
        for section, targets in asked.items():
            elsewhere += _read(section, text, targets, found)
        if elsewhere:
            found |= positions.find(text, "yaml", elsewhere)
        return found

    def _sections(self, text: str) -> _Section:
        """Return the root of the sections that `text` can be divided into."""
        root = _Section((), 0, 0, len(text))
        ways = [root]  # the sections around an entry
        for depth, key, start, end, column in self.keys:
            line = start - column
            for section in ways[depth:]:
                section.end = line
            del ways[depth:]
            if len(ways) < depth:
                continue  # there is a sequence in between
            above = ways[-1]
            if not above.inner and text.find("{", above.key_end, start) >= 0:
                continue  # in flow style, nothing of it is a document
            if text[max(0, line - 1) : start].strip(" ") not in ("", "\n", "\r"):
                # Behind a "?", or a line break of YAML's alone: too rare to divide.
                return _Section((), 0, 0, len(text))
            section = _Section((*above.path, key), line, end, len(text))
            above.inner[key] = section
            ways.append(section)
        return root


def _section(root: _Section, pointer: Tokens) -> tuple[_Section, Tokens]:
    """Return where to read for the place of `pointer`, and the pointer to look for."""
    section = root
    for token in pointer:
        if token not in section.inner:
            break
        section = section.inner[token]
    if not section.inner or section.path == pointer:
        return section, pointer
    if MERGE_KEY in section.inner:
        return root, pointer
    return section, section.path  # it ends here, as there is no such key


def _read(
    section: _Section, text: str, targets: Iterable[Tokens], found: dict[Tokens, Place]
) -> list[Tokens]:
    """Add to `found` what is in a section; return what has to be sought elsewhere."""
    above = section.path[:-1]
    part = text[section.start : section.end]
    within = {target[len(above) :]: target for target in targets}
    walk = Walk(within)
    walk.through(part, positions.marks(part, "yaml"))
    for path, place in walk.places.items():
        if path:
            found[above + path] = place.moved(section.start)
    return [target for path, target in within.items() if not walk.settles(path)]
