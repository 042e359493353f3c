"""What a document calls itself and its parts: `$id`, `$anchor` and their kin.

Owns the search for identifiers. Takes a document and its dialect; gives the base URI
in force at every place, and the places that have a URI or an anchor of their own. Only
schemas are searched: an `$id` inside an `enum` is data. Most documents contain no
identifier, and a look at their text ends the search. Must not know what refers here.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from typing import Any, NamedTuple, TypeVar
from urllib.parse import unquote

from msgspec import Struct

from specgen.dialect import Dialect, standard_dialect, subschemas
from specgen.load import Document
from specgen.resolve import uris
from specgen.source import child, encoding_of, parent

T = TypeVar("T")

_KEY = re.compile(rb"\$(?:id|anchor|dynamicAnchor|self|schema)")
# A character that a key of interest might hide behind, such as "\u0024id".
_ESCAPED_KEY = re.compile(rb"\\(?:u00|x|U000000)(?:24|[4-7][0-9A-Fa-f])")


class Identifiers(Struct, frozen=True, kw_only=True):
    """The identifiers of one document; pointers lead from its root."""

    bases: Mapping[str, str]
    """The base URI that begins at a pointer; the root always has one."""

    resources: Mapping[str, str]
    """The pointer of every URI, without fragment, that stands for a place here."""

    named: Mapping[str, str]
    """Where each of `resources` is written that is not where the document was found."""

    repeated: Mapping[str, str]
    """The places of identifiers that stand for a place already, with the first ones."""

    anchors: Mapping[tuple[str, str], str]
    """The pointer of every anchor, by the base URI in force and its name."""

    dynamic: frozenset[tuple[str, str]]
    """Those of `anchors` that a `$dynamicRef` looks for along its path."""

    dialects: Mapping[str, Dialect]
    """The dialect that begins at a pointer; the root always has one."""

    def base(self, pointer: str) -> str:
        """Return the base URI in force at `pointer`."""
        return _nearest(self.bases, pointer)

    def dialect(self, pointer: str) -> Dialect:
        """Return the dialect in force at `pointer`."""
        return _nearest(self.dialects, pointer)


def identify(document: Document, dialect: Dialect) -> Identifiers:
    """Find the identifiers of `document`, whose root is written in `dialect`."""
    search = _Search(document, dialect)
    if dialect.id_keyword is not None and _may_have_identifiers(document, dialect):
        search.run(document.value)
    return Identifiers(
        bases=search.bases,
        resources=search.resources,
        named=search.named,
        repeated=search.repeated,
        anchors=search.anchors,
        dynamic=frozenset(search.dynamic),
        dialects=search.dialects,
    )


def retrieval_uri(document: Document) -> str:
    """Return the URI under which the document was found, whatever it calls itself."""
    if document.source.path is None:
        return document.uri
    return uris.from_path(document.uri)


def _nearest(table: Mapping[str, T], pointer: str) -> T:
    """Return the entry of the nearest place that encloses `pointer`."""
    if len(table) == 1:
        return table[""]
    while pointer not in table:
        pointer = parent(pointer)
    return table[pointer]


def _may_have_identifiers(document: Document, dialect: Dialect) -> bool:
    """A cheap test that says no for almost every document, and never wrongly."""
    source = document.source
    if source.path is None or dialect.id_keyword == "id":
        return True
    if not encoding_of(source.data).startswith("utf-8"):
        return True  # its bytes are not the characters of a key
    found = _KEY.search(source.data) or _ESCAPED_KEY.search(source.data)
    return found is not None


class _Node(NamedTuple):
    """A value on the way; `strict` inside schemas, where unknown keys are data."""

    pointer: str
    value: Any
    base: str
    dialect: Dialect
    strict: bool


class _Search:
    """One walk over a document, in its order: the first of two equal names counts."""

    def __init__(self, document: Document, dialect: Dialect) -> None:
        retrieval = retrieval_uri(document)
        self.bases = {"": retrieval}
        self.resources = {retrieval: ""}
        self.named: dict[str, str] = {}
        self.repeated: dict[str, str] = {}
        self.anchors: dict[tuple[str, str], str] = {}
        self.dynamic: set[tuple[str, str]] = set()
        self.dialects = {"": dialect}

    def run(self, root: Any) -> None:
        """Visit every place that may be a schema."""
        dialect = self.dialects[""]
        strict = isinstance(root, dict) and any(
            isinstance(root.get(key), str) for key in ("$schema", dialect.id_keyword)
        )
        pending = [_Node("", root, self.bases[""], dialect, strict)]
        while pending:
            node = pending.pop()
            if isinstance(node.value, dict):
                node = self._enter(node)
            pending.extend(reversed(list(_children(node))))

    def _enter(self, node: _Node) -> _Node:
        """Note the identifiers of a schema; return it under its own base URI."""
        schema, dialect, base = node.value, node.dialect, node.base
        if node.pointer and isinstance(schema.get("$schema"), str):
            dialect = standard_dialect(schema["$schema"]) or dialect
            if dialect is not node.dialect:
                self.dialects[node.pointer] = dialect
        if isinstance(schema.get("$ref"), str) and not dialect.ref_siblings:
            return node._replace(dialect=dialect)
        for keyword in _identifying(node.pointer, dialect):
            identifier = schema.get(keyword)
            if isinstance(identifier, str):
                place = child(node.pointer, keyword)
                base = self._identify(node.pointer, base, identifier, place)
        for keyword in dialect.anchor_keywords:
            name = schema.get(keyword)
            if isinstance(name, str):
                self._anchor(node.pointer, base, name, child(node.pointer, keyword))
                if keyword == "$dynamicAnchor":
                    self.dynamic.add((base, name))
        return node._replace(base=base, dialect=dialect)

    def _identify(self, pointer: str, base: str, identifier: str, place: str) -> str:
        """Note an `$id`, written at `place`; return the base URI that it makes."""
        reference, fragment = uris.defragment(identifier)
        if reference:
            base = uris.join(base, reference)
            self.bases[pointer] = base
            first = self.resources.setdefault(base, pointer)
            if first == pointer:
                self.named.setdefault(base, place)
            else:
                self.repeated[place] = first
        if fragment and not fragment.startswith("/"):
            self._anchor(pointer, base, unquote(fragment), place)
        return base

    def _anchor(self, pointer: str, base: str, name: str, place: str) -> None:
        """Note an anchor, written at `place`."""
        first = self.anchors.setdefault((base, name), pointer)
        if first != pointer:
            self.repeated[place] = first


def _identifying(pointer: str, dialect: Dialect) -> Iterator[str]:
    """Yield the keywords that give what stands at a pointer a URI of its own."""
    if dialect.id_keyword:
        yield dialect.id_keyword
    if dialect.self_keyword and not pointer:
        yield dialect.self_keyword


def _children(node: _Node) -> Iterator[_Node]:
    """Yield what may hold schemas directly inside `node`."""
    pointer, value, base, dialect, strict = node
    if isinstance(value, list):
        for index, item in enumerate(value):
            yield _Node(f"{pointer}/{index}", item, base, dialect, False)
    elif isinstance(value, dict):
        for step, schema in subschemas(value, dialect):
            yield _Node(pointer + step, schema, base, dialect, True)
        if not strict:
            yield from _children_of_object(node)


def _children_of_object(node: _Node) -> Iterator[_Node]:
    """Yield the parts of an OpenAPI object, or of a map that is read as one."""
    pointer, value, base, dialect, _ = node
    for key, item in value.items():
        if key in dialect.subschemas or key in dialect.opaque or key.startswith("x-"):
            continue
        place = child(pointer, key)
        if isinstance(item, dict) and (key == "schemas" or key in dialect.containers):
            for name, part in item.items():
                strict = key == "schemas"
                yield _Node(child(place, name), part, base, dialect, strict)
        elif isinstance(item, dict | list):
            strict = key in ("schema", "itemSchema")
            yield _Node(place, item, base, dialect, strict)
