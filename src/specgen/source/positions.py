"""Find the offsets of JSON pointers in the text of a YAML or JSON document.

Owns the walk over a document for its positions: the loader builds values without
them, and this module reads the text once more when a diagnostic has to be placed.
Takes text, gives character offsets. Must not know of files, lines or diagnostics.
"""

from __future__ import annotations

import json
import re
from collections.abc import Generator, Iterable, Iterator
from typing import Literal, NamedTuple, TypeAlias

from msgspec import Struct, field

from specgen.source import Syntax

Tokens: TypeAlias = tuple[str, ...]
Offsets: TypeAlias = tuple[int, int]

# Alias to alias to alias: honest documents need one round, hostile ones get no more.
_ALIAS_ROUNDS = 8
_LONGEST_LINE = 1_000
MERGE_KEY = "<<"

_LINE_BREAK = re.compile(r"[\r\n]")
_JSON_STRING = r'"[^"\\]*+(?:\\.[^"\\]*+)*+"'
_JSON_TOKEN = re.compile(
    rf"[\s,:]*+(?P<token>[{{}}\[\]]|{_JSON_STRING}|[^\s{{}}\[\],:\"]++)", re.DOTALL
)
_JSON_BRACKET = re.compile(
    rf"(?:[^\"{{}}\[\]]++|{_JSON_STRING})*+(?P<bracket>[{{}}\[\]])", re.DOTALL
)


class Mark(NamedTuple):
    """One token of a document; `text` is the value of a scalar, the name of an alias.

    Of a collection, the beginning and the end are a token each.
    """

    kind: Literal["{", "[", "end", "scalar", "alias"]
    start: int
    end: int
    text: str = ""
    anchor: str | None = None


Marks: TypeAlias = Generator[Mark, bool | None, None]


class Place(NamedTuple):
    """Where a value stands, and where its key does (for items: the value again).

    A collection reaches to the end of its first line: that is where a reader has to
    look, and the walk that finds it need not go on to its end.
    """

    key: Offsets
    value: Offsets

    def moved(self, by: int) -> Place:
        """Return the place in a text of which this one is a part, from `by` on."""
        (key, key_end), (value, value_end) = self
        return Place((key + by, key_end + by), (value + by, value_end + by))


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
        walk = Walk(asked.values())
        walk.through(text, marks(text, syntax))
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
    stack: list[dict[str, Offsets] | None] = [None]
    waiting = [False]  # of each collection: is it a mapping's turn to have a key?
    names: dict[str, str] = {}  # of anchors: the text that an alias for a key repeats
    for mark in marks(text, syntax):
        if mark.kind == "end":
            stack.pop()
            waiting.pop()
            continue
        if mark.kind == "scalar" and mark.anchor is not None:
            names[mark.anchor] = mark.text
        keys = stack[-1]
        if keys is not None and waiting[-1] and mark.kind in ("scalar", "alias"):
            key = mark.text if mark.kind == "scalar" else names.get(mark.text, "")
            offsets = (mark.start, mark.end)
            first = keys.setdefault(key, offsets)
            if first is not offsets:
                yield Duplicate(key, first, offsets)
        waiting[-1] = not waiting[-1]
        if mark.kind in ("{", "["):
            stack.append({} if mark.kind == "{" else None)
            waiting.append(True)


def marks(text: str, syntax: Syntax) -> Marks:
    """Yield the tokens of a document, up to its first syntax error if it has one.

    Whoever sends True after the beginning of a collection is shown its end next, if
    that can be done faster than by going through it.
    """
    return _json_marks(text) if syntax == "json" else _yaml_marks(text)


def _json_marks(text: str) -> Marks:
    offset = 0
    while token := _JSON_TOKEN.match(text, offset):
        start, offset = token.span("token")
        match text[start]:
            case "{" | "[" as bracket:
                if (yield Mark("{" if bracket == "{" else "[", start, offset)):
                    offset = _json_end(text, offset)
            case "}" | "]":
                yield Mark("end", start, offset)
            case '"':
                yield Mark("scalar", start, offset, _json_string(text[start:offset]))
            case _:
                yield Mark("scalar", start, offset, text[start:offset])


def _json_end(text: str, offset: int) -> int:
    """Return where the bracket stands that closes the collection around `offset`."""
    depth = 1
    for bracket in _JSON_BRACKET.finditer(text, offset):
        depth += 1 if bracket["bracket"] in "{[" else -1
        if depth == 0:
            return bracket.start("bracket")
    return len(text)


def _json_string(token: str) -> str:
    if "\\" not in token:
        return token[1:-1]
    try:
        return str(json.loads(token, strict=False))
    except ValueError:
        return token[1:-1]


def _yaml_marks(text: str) -> Marks:
    # Late, as it takes a fifth of what a run that finds nothing changed may.
    import yaml

    from specgen.source.yaml_parser import yaml_parser

    try:
        next_event = yaml_parser()(text).get_event
        while (event := next_event()) is not None:
            start, end = event.start_mark.index, event.end_mark.index
            match type(event).__name__:
                case "ScalarEvent":
                    yield Mark("scalar", start, end, event.value, event.anchor)
                case "MappingStartEvent":
                    yield Mark("{", start, end, "", event.anchor)
                case "SequenceStartEvent":
                    yield Mark("[", start, end, "", event.anchor)
                case "MappingEndEvent" | "SequenceEndEvent":
                    yield Mark("end", start, end)
                case "AliasEvent":
                    yield Mark("alias", start, end, event.anchor)
                case "DocumentEndEvent":
                    return  # nothing points into a second document
    except yaml.YAMLError:
        return  # the loader reports it; what was found before it stands


def _line_end(text: str, start: int) -> int:
    """Return where the line ends, or where it gets too long to be shown.

    A document may be a single line of megabytes, and each of its collections asks.
    """
    line = _LINE_BREAK.split(text[start : start + _LONGEST_LINE], maxsplit=1)[0]
    return start + len(line.rstrip())


class _Node(Struct, eq=False):
    """A node of the tree of everything wanted and of the ways that lead there."""

    children: dict[str, _Node] = field(default_factory=dict)
    seen: bool = False


class _Frame(Struct, eq=False):
    """A collection being walked: what is wanted of it, and the key that is next."""

    wanted: _Node | None
    path: Tokens
    is_map: bool
    index: int = 0
    key: str | None = None
    key_offsets: Offsets = (0, 0)
    key_is_scalar: bool = True


class Walk:
    """One walk over a document: what is wanted of it and what was found."""

    def __init__(self, wanted: Iterable[Tokens]) -> None:
        """Want the places of `wanted`, and of all that leads there."""
        self.places: dict[Tokens, Place] = {}
        self._aliases: dict[Tokens, Tokens | None] = {}
        self._merging: set[Tokens] = set()
        self._reached_end = False
        self._anchors: dict[str, Tokens] = {}
        self._root = _Node()
        self._unseen = 1
        for pointer in wanted:
            self._want(pointer)

    def through(self, text: str, tokens: Marks) -> None:
        """Walk until everything wanted is found or the document ends."""
        stack = [_Frame(None, (), is_map=False)]
        mark = next(tokens, None)
        while mark is not None:
            frame = stack[-1]
            node, path = None, frame.path
            if mark.kind == "end":
                stack.pop()
                self._reached_end = len(stack) == 1
            elif frame.is_map and frame.key is None:
                self._key(frame, mark)
            else:
                node, path = self._value(text, frame, mark, is_root=len(stack) == 1)
            opens = mark.kind in ("{", "[")
            if opens:
                stack.append(_Frame(node, path, is_map=mark.kind == "{"))
            if not self._unseen:
                return
            try:
                mark = tokens.send(opens and node is None)
            except StopIteration:
                return

    def settles(self, pointer: Tokens) -> bool:
        """Tell whether `pointer` was found, or else is known not to exist."""
        if pointer in self.places:
            return True
        ways = {pointer[:length] for length in range(len(pointer))}
        leads_away = ways & self._aliases.keys() or ways & self._merging
        return self._reached_end and not leads_away

    def elsewhere(self, pointer: Tokens) -> Tokens | None:
        """Return where else `pointer` may be: behind an alias or a merge key."""
        for length in range(len(pointer) - 1, -1, -1):
            prefix, rest = pointer[:length], pointer[length:]
            written = self._aliases.get(prefix)
            if written is not None:
                return written + rest
            if prefix in self._merging and rest[0] != MERGE_KEY:
                return (*prefix, MERGE_KEY, *rest)
        return None

    def _want(self, pointer: Tokens) -> None:
        node = self._root
        for token in pointer:
            if token not in node.children:
                node.children[token] = _Node()
                self._unseen += 1
            node = node.children[token]

    def _key(self, frame: _Frame, mark: Mark) -> None:
        """Remember the key; one that is no scalar leads nowhere."""
        frame.key = mark.text
        frame.key_offsets = (mark.start, mark.end)
        frame.key_is_scalar = mark.kind == "scalar"
        if frame.key_is_scalar and mark.text == MERGE_KEY and frame.wanted:
            self._merging.add(frame.path)

    def _value(
        self, text: str, frame: _Frame, mark: Mark, *, is_root: bool
    ) -> tuple[_Node | None, Tokens]:
        """Note the place of a value if it is wanted; return its node and its path."""
        step = frame.key if frame.key is not None else str(frame.index)
        path = () if is_root else (*frame.path, step)
        frame.key = None
        frame.index += 1
        if mark.anchor is not None:
            self._anchors[mark.anchor] = path
        node = self._root if is_root else None
        if frame.wanted and frame.key_is_scalar:
            node = frame.wanted.children.get(step)
        if not node or node.seen:
            return None, path
        node.seen = True
        self._unseen -= 1
        end = _line_end(text, mark.start) if mark.kind in ("{", "[") else mark.end
        value = (mark.start, end)
        self.places[path] = Place(frame.key_offsets if frame.is_map else value, value)
        if mark.kind == "alias":
            self._aliases[path] = self._anchors.get(mark.text)
        return node, path


def _redirected(walk: Walk, asked: dict[Tokens, Tokens]) -> dict[Tokens, Tokens]:
    """Return where to look next for what stands behind an alias or a merge key."""
    again = {}
    for pointer, written in asked.items():
        if written not in walk.places and (other := walk.elsewhere(written)):
            again[pointer] = other
    return again
