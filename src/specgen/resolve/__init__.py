"""References to places: from a `$ref` to the one place that it names.

Owns the meaning of references: base URIs, identifiers, anchors and JSON pointers.
Documents are loaded when a reference first needs them. Takes a reference and where it
is written; gives the target, or reports there why there is none, with the names that
are near. There is no network code: a URI leads to a document that is known, to a file
below the root, or nowhere. Must not know what stands at a target: any value can be one.
"""

from __future__ import annotations

import posixpath
from collections.abc import Callable, Mapping, Sequence
from functools import cached_property
from pathlib import Path
from types import MappingProxyType
from typing import Any, Literal, TypeAlias
from urllib.parse import unquote

from msgspec import Struct

from specgen.diagnostics import MISSPELT, Diagnostics, did_you_mean
from specgen.dialect import DIALECTS, DRAFT_2020_12, Dialect, dialect_of
from specgen.load import Document, Loader, load_bytes
from specgen.near_places import near_uri
from specgen.resolve import uris
from specgen.resolve.documents import MAX_CANDIDATES, Documents, Failure, not_found
from specgen.resolve.identifiers import Identifiers, identify, retrieval_uri
from specgen.resolve.pointers import descend, near, pointer_meant
from specgen.source import Location, TypeId, child, tokens, type_id

# How many references a pointer may pass through; more can only be a loop.
_MAX_HOPS = 1000
_SAVE = "save the document beside this one and refer to the file"
_POINTER = "begin what follows the # with a /"
# What `unresolved="warn"` lets pass. Leaving the root is never let pass.
_TOLERABLE = frozenset({"ref-not-found", "file-not-found", "ref-remote"})

Library: TypeAlias = Callable[[], Mapping[str, Sequence[str]]]
"""What gives the paths of the documents that may call themselves by each URI."""


class Referent(Struct, frozen=True):
    """The place that a reference names."""

    uri: str
    """The document that holds it, under its one canonical name."""
    pointer: str
    """The way from the root of that document."""
    value: Any
    base: str
    """The base URI in force there."""

    @property
    def id(self) -> TypeId:
        """The identity of the place."""
        return type_id(self.uri, self.pointer)


class _Place(Struct, frozen=True):
    """Where a URI leads: into a document, and from there along `steps`."""

    document: Document
    pointer: str = ""
    steps: tuple[str, ...] = ()


class Registry:
    """The documents of a specification, and every reference between them.

    `root` is the directory that no file reference leaves. `resources` are documents
    that need no file, by the URI under which others refer to them.
    """

    def __init__(
        self,
        root: Path | None = None,
        resources: Mapping[str, Any] | None = None,
        diagnostics: Diagnostics | None = None,
        *,
        unresolved: Literal["error", "warn"] = "error",
        default: Dialect = DRAFT_2020_12,
        load: Loader = load_bytes,
    ) -> None:
        """Begin with nothing loaded; without `root` no file is ever read.

        `load` makes documents of what files hold.
        """
        self.default = default
        """The dialect of documents that state none: that of the entry document."""
        self.followed: dict[Location, TypeId] | None = None
        """Where to note what each reference leads to, if anybody wants to know."""
        self.diagnostics = Diagnostics() if diagnostics is None else diagnostics
        """The bag that receives what is wrong with references and documents."""
        self.library: Library = dict
        """What tells where to look for a URI that leads nowhere else."""
        self.sought: dict[str, Sequence[str]] = {}
        """Each URI that was looked for in the library, and the paths that it gave."""
        self.identified: dict[str, Location] = {}
        """Each URI that led to what calls itself by it in another document."""
        self._documents = Documents(root, resources or {}, self.diagnostics, load)
        self._unresolved = unresolved
        self._identifiers: dict[str, Identifiers] = {}
        self._index: dict[str, _Place] = {}
        self._indexed: set[str] = set()
        self._lookups: dict[tuple[str, str, str], Referent | Failure | None] = {}
        self._resources: dict[tuple[str, str, str], _Place] = {}

    @property
    def documents(self) -> Mapping[str, Document]:
        """The documents loaded so far, in the order in which they were needed."""
        return MappingProxyType(self._documents.loaded)

    @property
    def asked(self) -> Mapping[str, str]:
        """Each path where a file was looked for, and the name of what is there."""
        return MappingProxyType(self._documents.asked)

    @property
    def refused(self) -> Mapping[str, bytes | None]:
        """What is in files that hold no document; None: they cannot be read."""
        return MappingProxyType(self._documents.refused)

    def document(self, uri: str) -> Document | None:
        """Return the document known as `uri`, or report why there is none."""
        documents = self._documents
        found = (
            documents.loaded.get(uri)
            or documents.given(uri)
            or documents.file(uri, None)
        )
        if isinstance(found, Failure):
            self._report(found, uri, None)
            return None
        return found

    def resolve(self, ref: str, at: Location) -> Referent | None:
        """Return the place that `ref` names, or report at `at` why it names none.

        `at` is where the reference is written.
        """
        found = self._cached(ref, at)
        if isinstance(found, Failure):
            self._report(found, ref, at)
            return None
        if found is not None and self.followed is not None:
            self.followed[at] = found.id
        return found

    def find(self, ref: str, at: Location) -> Referent | None:
        """Return the place that `ref` names, if it names one."""
        found = self._cached(ref, at)
        return found if isinstance(found, Referent) else None

    def base_of(self, uri: str, pointer: str) -> str:
        """Return the base URI in force at a place: that of the nearest `$id`."""
        return self.identifiers(uri).base(pointer)

    def dialect(self, uri: str, pointer: str = "") -> Dialect:
        """Return the dialect in force at a place: its document's, or the default."""
        return self.identifiers(uri).dialect(pointer)

    def identifiers(self, uri: str) -> Identifiers:
        """Return what the document `uri`, once loaded, calls itself and its parts."""
        found = self._identifiers.get(uri)
        if found is None:
            document = self._documents.loaded[uri]
            dialect = dialect_of(document, self) or self.default
            found = self._identifiers[uri] = identify(document, dialect)
        return found

    def metaschema(self, uri: str, at: Location) -> Mapping[str, Any] | None:
        """Return the metaschema that `$schema` at `at` names.

        That there is none is a warning: the document is read in the default dialect.
        """
        here = self._documents.loaded.get(at.uri)
        base = "" if here is None else retrieval_uri(here)
        resource, _ = uris.defragment(uris.join(base, uri))
        found = self._documents.given(resource) or self._by_reference(resource, uri, at)
        if isinstance(found, Failure):
            standard = [dialect.metaschema for dialect in DIALECTS]
            near = did_you_mean(resource, standard, 1, like=MISSPELT)
            values = {**found.values, "suggestion": near} if near else found.values
            missing = Failure(found.code, values, resource)
            self._report(missing, uri, at, tolerate=True)
        elif found is not None and isinstance(found.value, dict):
            return found.value
        return None

    # -- from a reference to a place

    def _cached(self, ref: str, at: Location) -> Referent | Failure | None:
        base = self.base_of(at.uri, at.pointer)
        key = (at.uri, base, ref)
        try:
            return self._lookups[key]
        except KeyError:
            found = self._lookups[key] = self._look_up(ref, base, at)
            return found

    def _look_up(self, ref: str, base: str, at: Location) -> Referent | Failure | None:
        """Follow `ref` to its end; None if that is in a document that cannot be read.

        Where a pointer leads through another reference, as `#/paths/~1x/get` may, the
        rest of it goes on from there. This is a loop and no recursion, as a hostile
        chain is as long as it likes.
        """
        rest: tuple[str, ...] = ()
        written = at
        for _ in range(_MAX_HOPS):
            place = self._place(ref, base, at)
            if not isinstance(place, _Place):
                return place
            uri = place.document.uri
            start = (*tokens(place.pointer), *place.steps)
            pointer, value, rest = descend(place.document.value, start + rest)
            if not rest:
                return Referent(uri, pointer, value, self.base_of(uri, pointer))
            passing = value.get("$ref") if isinstance(value, dict) else None
            here = Location(uri, child(pointer, "$ref"))
            if not isinstance(passing, str) or here == written:
                entry = next(iter(self._documents.loaded.values()))
                prefix, _ = uris.defragment(ref)
                return not_found(near(place.document, value, rest, entry, prefix))
            ref, base, at = passing, self.base_of(uri, pointer), here
        return not_found("it leads through a loop of references")

    def _place(self, ref: str, base: str, at: Location) -> _Place | Failure | None:
        """Find the document that `ref` leads into, and the way from there."""
        reference, fragment = uris.defragment(ref)
        key = (at.uri, base, reference)
        found = self._resources.get(key)
        if found is None:
            resource, _ = uris.defragment(uris.join(base, reference))
            entered = self._resource(resource, ref, at)
            if isinstance(entered, Failure):
                return entered._replace(document=resource)
            if entered is None:
                return None
            found = self._resources[key] = entered
        fragment = unquote(fragment)
        if not fragment or fragment.startswith("/"):
            return _Place(found.document, found.pointer, tokens(fragment))
        identifiers = self.identifiers(found.document.uri)
        here = identifiers.base(found.pointer)
        if (here, fragment) in identifiers.anchors:
            return _Place(found.document, identifiers.anchors[here, fragment])
        anchors = [name for base, name in identifiers.anchors if base == here]
        return not_found(
            did_you_mean(fragment, anchors[:MAX_CANDIDATES])
            or pointer_meant(found.document, reference, fragment)
            or (_POINTER if "/" in fragment else "")
        )

    def _resource(
        self, resource: str, ref: str, at: Location
    ) -> _Place | Failure | None:
        """Find what a URI without fragment names, the nearest authority first."""
        here = self._documents.loaded[at.uri]
        pointer = self.identifiers(at.uri).resources.get(resource)
        if pointer is not None:
            return _Place(here, pointer)
        given = self._documents.given(resource)
        if given is not None:
            return _Place(given)
        if not uris.is_relative(resource):
            place = self._by_identifier(resource)
            if place is not None:
                return place
        found = self._by_reference(resource, ref, at)
        if isinstance(found, Failure) and found.code == "file-not-found":
            return self._by_identifier(resource) or _suggest(found, here, ref)
        if isinstance(found, Failure) and found.code == "ref-outside-root":
            return _suggest(found, here, ref)
        if isinstance(found, Failure) and found.code in ("ref-remote", "ref-not-found"):
            return self._by_declaration(resource, found, ref, at)
        return _Place(found) if isinstance(found, Document) else found

    def _by_identifier(self, resource: str) -> _Place | None:
        """The place in any document, loaded or given, that calls itself `resource`."""
        self._index_loaded()
        if resource not in self._index:
            self._documents.load_given()
            self._index_loaded()
        place = self._index.get(resource)
        if place is not None:
            self.identified[resource] = Location(place.document.uri, place.pointer)
        return place

    @cached_property
    def _declared(self) -> Mapping[str, Sequence[str]]:
        return self.library()

    def _by_declaration(
        self, resource: str, failure: Failure, ref: str, at: Location
    ) -> _Place | Failure | None:
        """The place in a document of the library that calls itself `resource`."""
        if uris.split(resource).scheme is None:
            return failure
        self.sought[resource] = paths = self._declared.get(resource, ())
        for path in paths:
            found = self._documents.file(path, at)
            place = self._by_identifier(resource)
            if place is not None or found is None:
                return place
        if failure.code == "ref-remote":
            return self._remote(resource, ref)
        return failure

    def _remote(self, resource: str, ref: str) -> Failure:
        """The failure of a URI that no document has, with those that are near."""
        _, mark, fragment = ref.partition("#")
        suggestion = near_uri(resource, {**self._index, **self._declared}) or _SAVE
        return Failure(
            "ref-remote",
            {"ref": f"{resource}{mark}{fragment}", "suggestion": suggestion},
        )

    def _index_loaded(self) -> None:
        for uri, document in tuple(self._documents.loaded.items()):
            if uri not in self._indexed:
                self._indexed.add(uri)
                for resource, pointer in self.identifiers(uri).resources.items():
                    self._index.setdefault(resource, _Place(document, pointer))

    def _by_reference(
        self, resource: str, ref: str, at: Location
    ) -> Document | Failure | None:
        """The file that a URI names, or that stands where it should stand."""
        found = self._by_location(resource, at)
        if isinstance(found, Failure):
            return self._neighbour(resource, ref, at) or found
        return found

    def _by_location(self, resource: str, at: Location) -> Document | Failure | None:
        scheme, authority, path, query, _ = uris.split(resource)
        if scheme is None and authority is None:
            decoded = None if query else uris.to_path(path)
            return not_found() if decoded is None else self._documents.file(decoded, at)
        if scheme is not None and (scheme.lower() == "file" or len(scheme) == 1):
            return self._documents.outside()
        if scheme is not None and scheme.lower() == "urn":
            return not_found("no document that is known has this as its $id")
        return Failure("ref-remote", {"suggestion": _SAVE})

    def _neighbour(self, resource: str, ref: str, at: Location) -> Document | None:
        """The file that stands to the referring file as `resource` to its `$id`.

        Schemas that are published under one URI are kept in one tree of files: from
        `order.json`, whose `$id` is https://example.com/order.json, a reference to
        https://example.com/item.json means the file beside it, unless that calls
        itself something else. `item.json` means it whatever that calls itself: the
        file was kept under another name than it is published under.
        """
        identifiers = self._identifiers.get(at.uri)
        here = self._documents.loaded.get(at.uri)
        if identifiers is None or here is None or here.source.path is None:
            return None
        way = uris.relative(identifiers.bases[""], resource)
        path = None if way is None else uris.to_path(way)
        if path is None or identifiers.bases[""] == retrieval_uri(here):
            return None
        path = posixpath.normpath(posixpath.join(posixpath.dirname(here.uri), path))
        found = self._documents.file(path, at)
        if not isinstance(found, Document):
            return None
        own = self.base_of(found.uri, "")
        is_meant = uris.is_relative(ref) or own in (resource, retrieval_uri(found))
        return found if is_meant else None

    # -- what is said of a reference that names nothing

    def _report(
        self, failure: Failure, ref: str, at: Location | None, *, tolerate: bool = False
    ) -> None:
        if at is not None:  # a reference, that is, and no document of the input
            tolerate |= self._unresolved == "warn" and failure.code in _TOLERABLE
        self.diagnostics.report(
            failure.code,
            at,
            severity="warning" if tolerate else None,
            cause=failure.document,
            **{"ref": ref, **failure.values},
        )


def _suggest(failure: Failure, document: Document, ref: str) -> Failure:
    """Suggest a pointer where a mere name, `$ref: Pet`, was taken for a file."""
    meant = pointer_meant(document, "", ref)
    if not meant:
        return failure
    return failure._replace(values={**failure.values, "suggestion": meant})
