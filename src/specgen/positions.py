"""Find the offsets of JSON pointers in the text of a YAML or JSON document.

Owns the walk over a document for its positions: the loader builds values without
them, and this module reads the text once more when a diagnostic has to be placed.
Takes text, gives character offsets. Must not know of files, lines or diagnostics.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from typing import Literal, NamedTuple, TypeAlias

Syntax: TypeAlias = Literal["json", "yaml"]
Tokens: TypeAlias = tuple[str, ...]
Offsets: TypeAlias = tuple[int, int]

# Alias to alias to alias: honest documents need one round, hostile ones get no more.
_ALIAS_ROUNDS = 8
MERGE_KEY = "<<"

_JSON_TOKEN = re.compile(
    r'[{}\[\]]|"[^"\\]*(?:\\.[^"\\]*)*"|[^\s{}\[\],:"]+', re.DOTALL
)


class Mark(NamedTuple):
    """One token of a document; `text` is the value of a scalar, the name of an alias.

    A collection is marked up to the end of its first line: a reader of a diagnostic
    is shown where it begins, and the walk need not go on to where it ends.
    """

    kind: Literal["{", "[", "end", "scalar", "alias"]
    start: int
    end: int
    text: str = ""
    anchor: str | None = None


class Place(NamedTuple):
    """Where a value stands, and where its key does (for items: the value again)."""

    key: Offsets
    value: Offsets


class Duplicate(NamedTuple):
    """A key that a mapping has twice."""

    key: str
    first: Offsets
    again: Offsets


def find(text: str, syntax: Syntax, pointers: Iterable[Tokens]) -> dict[Tokens, Place]:
    """Return the places of `pointers` and of all their ancestors, as far as they exist.

    What stands behind an alias or a merge key is found where it is written.
    """
    found: dict[Tokens, Place] = {}
    asked = {pointer: pointer for pointer in pointers}
    for _ in range(_ALIAS_ROUNDS):
        walk = _Walk(asked.values())
        walk.through(marks(text, syntax))
        if not found:
            found |= walk.places
        for pointer, written in asked.items():
            if written in walk.places:
                found[pointer] = walk.places[written]
        asked = _redirected(walk, asked)
        if not asked:
            break
    return found


def nearest(places: dict[Tokens, Place], pointer: Tokens) -> Place:
    """Return the place of `pointer` or of its nearest ancestor in `places`."""
    for length in range(len(pointer), -1, -1):
        if place := places.get(pointer[:length]):
            return place
    return Place((0, 0), (0, 0))


def duplicates(text: str, syntax: Syntax) -> Iterator[Duplicate]:
    """Yield every key that stands in its mapping already, in document order."""
    stack: list[dict[str, Offsets] | None] = []
    key_read: list[bool] = []  # of each collection: has it a key without a value?
    for mark in marks(text, syntax):
        if mark.kind == "end":
            stack.pop()
            key_read.pop()
            continue
        keys = stack[-1] if stack else None
        if keys is not None:
            key_read[-1] = not key_read[-1]
            if key_read[-1] and mark.kind == "scalar":
                offsets = (mark.start, mark.end)
                first = keys.setdefault(mark.text, offsets)
                if first is not offsets:
                    yield Duplicate(mark.text, first, offsets)
        if mark.kind == "{" or mark.kind == "[":
            stack.append({} if mark.kind == "{" else None)
            key_read.append(False)


def marks(text: str, syntax: Syntax) -> Iterator[Mark]:
    """Yield the tokens of a document, up to its first syntax error if it has one."""
    return _json_marks(text) if syntax == "json" else _yaml_marks(text)


def _json_marks(text: str) -> Iterator[Mark]:
    for token in _JSON_TOKEN.finditer(text):
        start, end = token.span()
        match text[start]:
            case "{":
                yield Mark("{", start, _line_end(text, start))
            case "[":
                yield Mark("[", start, _line_end(text, start))
            case "}" | "]":
                yield Mark("end", start, end)
            case '"':
                yield Mark("scalar", start, end, _json_string(token[0]))
            case _:
                yield Mark("scalar", start, end, token[0])


def _json_string(token: str) -> str:
    if "\\" not in token:
        return token[1:-1]
    try:
        return str(json.loads(token, strict=False))
    except ValueError:
        return token[1:-1]


def _yaml_marks(text: str) -> Iterator[Mark]:
    # Imported here as a build in which nothing is wrong never comes this way.
    import yaml  # type: ignore[import-untyped]

    loader = yaml.CSafeLoader(text)
    try:
        while (event := loader.get_event()) is not None:
            start, end = event.start_mark.index, event.end_mark.index
            match type(event).__name__:
                case "ScalarEvent":
                    yield Mark("scalar", start, end, event.value, event.anchor)
                case "MappingStartEvent":
                    yield Mark("{", start, _line_end(text, start), "", event.anchor)
                case "SequenceStartEvent":
                    yield Mark("[", start, _line_end(text, start), "", event.anchor)
                case "MappingEndEvent" | "SequenceEndEvent":
                    yield Mark("end", start, end)
                case "AliasEvent":
                    yield Mark("alias", start, end, event.anchor)
                case "DocumentEndEvent":
                    return  # what a second document holds has no pointer
    except yaml.YAMLError:
        return  # the loader reports it; what was found before it stands


def _line_end(text: str, start: int) -> int:
    end = text.find("\n", start)
    return start + len(text[start : end if end >= 0 else len(text)].rstrip())


@dataclass(slots=True)
class _Node:
    """A node of the tree of everything wanted and of the ways that lead there."""

    children: dict[str, _Node] = field(default_factory=dict)
    seen: bool = False


@dataclass(slots=True)
class _Frame:
    """A collection being walked: what is wanted of it, and the key that is next."""

    wanted: _Node | None
    path: Tokens
    is_map: bool
    index: int = 0
    key: str | None = None
    key_offsets: Offsets = (0, 0)


class _Walk:
    """One walk over a document: what is wanted of it and what was found."""

    def __init__(self, wanted: Iterable[Tokens]) -> None:
        self.places: dict[Tokens, Place] = {}
        self.aliases: dict[Tokens, Tokens] = {}
        self.merging: set[Tokens] = set()
        self._anchors: dict[str, Tokens] = {}
        self._root = _Node()
        self._unseen = 1
        for pointer in wanted:
            self._want(pointer)

    def through(self, tokens: Iterator[Mark]) -> None:
        """Walk until everything wanted is found or the document ends."""
        stack = [_Frame(None, (), is_map=False)]
        for mark in tokens:
            frame = stack[-1]
            if mark.kind == "end":
                stack.pop()
            elif frame.is_map and frame.key is None:
                self._key(frame, mark)
                if mark.kind == "{" or mark.kind == "[":
                    stack.append(_Frame(None, (), is_map=mark.kind == "{"))
            else:
                path, node = self._value(frame, mark, is_root=len(stack) == 1)
                if mark.kind == "{" or mark.kind == "[":
                    stack.append(_Frame(node, path, is_map=mark.kind == "{"))
                if not self._unseen:
                    return

    def _want(self, pointer: Tokens) -> None:
        node = self._root
        for token in pointer:
            if token not in node.children:
                node.children[token] = _Node()
                self._unseen += 1
            node = node.children[token]

    def _key(self, frame: _Frame, mark: Mark) -> None:
        """Remember the key; one that is no scalar leads nowhere."""
        frame.key = mark.text if mark.kind == "scalar" else ""
        frame.key_offsets = (mark.start, mark.end)
        if mark.kind == "scalar" and mark.text == MERGE_KEY and frame.wanted:
            self.merging.add(frame.path)

    def _value(
        self, frame: _Frame, mark: Mark, *, is_root: bool
    ) -> tuple[Tokens, _Node | None]:
        """Note the place of a value if it is wanted; return its path and its node."""
        offsets = (mark.start, mark.end)
        path: Tokens = ()
        node: _Node | None = self._root
        key_offsets = offsets
        if not is_root:
            step = frame.key if frame.is_map else str(frame.index)
            assert step is not None
            path = (*frame.path, step)
            node = frame.wanted.children.get(step) if frame.wanted else None
            if frame.is_map:
                key_offsets = frame.key_offsets
        frame.key = None
        frame.index += 1
        if mark.anchor is not None:
            self._anchors[mark.anchor] = path
        if node is None or node.seen:
            return path, None
        node.seen = True
        self._unseen -= 1
        self.places[path] = Place(key_offsets, offsets)
        if mark.kind == "alias" and mark.text in self._anchors:
            self.aliases[path] = self._anchors[mark.text]
        return path, node


def _redirected(walk: _Walk, asked: dict[Tokens, Tokens]) -> dict[Tokens, Tokens]:
    """Return where to look next for what stands behind an alias or a merge key."""
    again = {}
    for pointer, written in asked.items():
        if written in walk.places:
            continue
        for length in range(len(written) - 1, -1, -1):
            prefix, rest = written[:length], written[length:]
            if prefix in walk.aliases:
                again[pointer] = walk.aliases[prefix] + rest
                break
            if prefix in walk.merging and rest[0] != MERGE_KEY:
                again[pointer] = (*prefix, MERGE_KEY, *rest)
                break
    return again
