"""Where things stand: source files, places in them, and the names of places.

Owns the three ways of naming a place: `Location` (file, JSON pointer), `Span` (file,
character offsets) and `TypeId` ("uri#pointer"), and the step from the first to the
second. Takes bytes, gives lines and columns, and only when somebody asks: a build
without diagnostics never computes a position. Must not know what a document means,
nor how a diagnostic is printed.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from pathlib import Path
from typing import TYPE_CHECKING, Literal, NamedTuple, TypeAlias

from specgen.source.lines import Lines

if TYPE_CHECKING:
    from specgen.source.landmarks import Landmarks

EntryPart: TypeAlias = Literal["key", "value"]
"""What of an entry of a mapping a place is: its key, or its value."""
Syntax: TypeAlias = Literal["json", "yaml"]
Steps: TypeAlias = tuple[str | int, ...]
"""The way to a value: keys of mappings, indices of lists."""
TypeId: TypeAlias = str
"""`uri#pointer`: the identity of a schema. A uri holds no '#', a pointer may."""

# UTF-32 comes first: its little-endian mark begins with that of UTF-16.
_BYTE_ORDER_MARKS = (
    (b"\xff\xfe\x00\x00", "utf-32"),
    (b"\x00\x00\xfe\xff", "utf-32"),
    (b"\xff\xfe", "utf-16"),
    (b"\xfe\xff", "utf-16"),
    (b"\xef\xbb\xbf", "utf-8-sig"),
)


def escape(token: str) -> str:
    """Return `token` as it is written in a JSON pointer (RFC 6901)."""
    if "~" in token or "/" in token:
        return token.replace("~", "~0").replace("/", "~1")
    return token


def unescape(token: str) -> str:
    """Return the key that the pointer token `token` stands for."""
    if "~" in token:
        return token.replace("~1", "/").replace("~0", "~")
    return token


def child(pointer: str, *steps: str | int) -> str:
    """Return the pointer that goes from `pointer` through each of `steps`."""
    for step in steps:
        pointer = f"{pointer}/{escape(step) if isinstance(step, str) else step}"
    return pointer


def tokens(pointer: str) -> tuple[str, ...]:
    """Return the unescaped tokens of `pointer`; the root has none."""
    if not pointer:
        return ()
    return tuple(map(unescape, pointer[1:].split("/")))


def parent(pointer: str) -> str:
    """Return the pointer one step up; the root is its own parent."""
    return pointer.rpartition("/")[0]


def whole_file(place: str) -> TypeId:
    """Return a place as people write it: that of a whole file may have no `#`."""
    return place if "#" in place else type_id(place, "")


def type_id(uri: str, pointer: str) -> TypeId:
    """Return the identity of the place `pointer` in the document `uri`."""
    return f"{uri}#{pointer}"


def uri_of(identity: TypeId) -> str:
    """Return the document that `identity` is in."""
    return identity.partition("#")[0]


def split_id(identity: TypeId) -> Location:
    """Return the place that `identity` names."""
    uri, _, pointer = identity.partition("#")
    return Location(uri, pointer)


def last_step(place: TypeId) -> str:
    """What a schema is called at its place: a key, or the name of its file."""
    uri, _, pointer = place.partition("#")
    return next(reversed(tokens(pointer)), "") or uri


class Location(NamedTuple):
    """A place in a document, by JSON pointer: cheap to make, located when needed."""

    uri: str
    pointer: str
    part: EntryPart = "value"

    @property
    def key(self) -> Location:
        """The key of the entry that is at this place."""
        return self._replace(part="key")

    def inside(self, *steps: str | int) -> Location:
        """Return the place that `steps` lead to from this one."""
        return Location(self.uri, child(self.pointer, *steps))


class Position(NamedTuple):
    """A line and a column, both counted from 1, columns in characters."""

    line: int
    column: int


class Span(NamedTuple):
    """A stretch of characters in a file, from `start` up to but not including `end`."""

    file: SourceFile
    start: int
    end: int

    @property
    def uri(self) -> str:
        """The file, by its uri."""
        return self.file.uri

    @property
    def line(self) -> int:
        """Line of the first character."""
        return self.file.position(self.start).line

    @property
    def column(self) -> int:
        """Column of the first character."""
        return self.file.position(self.start).column

    @property
    def end_line(self) -> int:
        """Line of the end."""
        return self.file.position(self.end).line

    @property
    def end_column(self) -> int:
        """Column just behind the last character."""
        return self.file.position(self.end).column


class SourceFile:
    """The bytes of one file, with text, lines and positions made on demand.

    Compared by identity, as two files may hold the same bytes. `uri` is the path
    relative to the root of the specification, with forward slashes.
    """

    __slots__ = (
        "_data",
        "_lines",
        "_places",
        "_text",
        "landmarks",
        "path",
        "syntax",
        "uri",
    )

    def __init__(
        self,
        uri: str,
        data: bytes | Callable[[], bytes],
        path: Path | None = None,
        syntax: Syntax | None = None,
    ) -> None:
        """Keep `data`, or the function that makes it when it is first needed."""
        self.uri = uri
        self.path = path
        self.syntax: Syntax = syntax or (
            "json" if uri.lower().endswith(".json") else "yaml"
        )
        self.landmarks: Landmarks | None = None
        """What the loader noted of a large document, to locate things sooner."""
        self._data = data
        self._text: str | None = None
        self._lines: Lines | None = None
        self._places: dict[tuple[str, EntryPart], Span] = {}

    def __repr__(self) -> str:
        """Name the file; its content is no help in a traceback."""
        return f"SourceFile({self.uri!r})"

    @property
    def data(self) -> bytes:
        """The bytes of the file."""
        if not isinstance(self._data, bytes):
            self._data = self._data()
        return self._data

    @property
    def text(self) -> str:
        """The decoded text without byte order mark; bad bytes become U+FFFD."""
        if self._text is None:
            self._text = decode(self.data, errors="replace")
        return self._text

    @property
    def lines(self) -> Lines:
        """The lines of the text."""
        if self._lines is None:
            self._lines = Lines(self.text)
        return self._lines

    def position(self, offset: int) -> Position:
        """Return line and column of the character at `offset`."""
        line, start = self.lines.at(offset)
        return Position(line, offset - start + 1)

    def span(self, start: int, end: int | None = None) -> Span:
        """Return the span of these offsets, moved inside the text where needed."""
        start = max(0, min(start, len(self.text)))
        return Span(
            self, start, max(start, min(start if end is None else end, len(self.text)))
        )

    def locate(self, pointer: str, part: EntryPart = "value") -> Span:
        """Return where `pointer` stands, or else its nearest existing ancestor."""
        return self.locate_all([(pointer, part)])[pointer, part]

    def locate_all(
        self, wanted: Iterable[tuple[str, EntryPart]]
    ) -> dict[tuple[str, EntryPart], Span]:
        """Locate many pointers at once, reading no more of the text than that takes."""
        asked = list(wanted)
        missing = {pointer for pointer, part in asked if (pointer, part) not in self}
        if missing:
            # Imported here as a run that finds nothing changed places nothing.
            from specgen.source import positions

            steps = map(tokens, missing)
            if self.landmarks:
                places = self.landmarks.find(self.text, steps)
            else:
                places = positions.find(self.text, self.syntax, steps)
            for pointer in missing:
                place = positions.nearest(places, tokens(pointer))
                self._places[pointer, "key"] = self.span(*place.key)
                self._places[pointer, "value"] = self.span(*place.value)
        return {place: self._places[place] for place in asked}

    def __contains__(self, place: tuple[str, EntryPart]) -> bool:
        """Tell whether this place has been located already."""
        return place in self._places


def encoding_of(data: bytes) -> str:
    """Return the name of the Unicode encoding of `data`, UTF-8 where nothing shows.

    By its byte order mark, else by where the zero bytes of its first ASCII character
    stand, as YAML 1.2 (5.2) has it.
    """
    for mark, encoding in _BYTE_ORDER_MARKS:
        if data.startswith(mark):
            return encoding
    if len(data) >= 2 and data[0] and not data[1]:
        return "utf-32-le" if data[2:4] == b"\0\0" else "utf-16-le"
    if len(data) >= 2 and data[1] and not data[0]:
        return "utf-16-be"
    if len(data) >= 4 and data[:3] == b"\0\0\0":
        return "utf-32-be"
    return "utf-8"


def decode(data: bytes, errors: Literal["strict", "replace"] = "strict") -> str:
    """Return the text of `data`, in whichever Unicode encoding it is written."""
    return data.decode(encoding_of(data), errors)
