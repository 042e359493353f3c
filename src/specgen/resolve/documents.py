"""The documents of a specification: files below one root, and values that were given.

Owns which documents are loaded, under which one name each, and the border around the
root. Takes the path or the URI of a document; gives the document, or the failure to
report at the reference that asked for it. A file is opened only after its real path
is known to lie below the root. Must not know what a reference is.
"""

from __future__ import annotations

import errno
import os
import re
import stat
from collections.abc import Mapping
from pathlib import Path
from typing import Any, NamedTuple

from specgen.config import discover
from specgen.diagnostics import Diagnostics, Related
from specgen.dialect import standard_dialect
from specgen.load import Document, Loader, from_value, read_file
from specgen.near_places import SLASHES, near_file
from specgen.source import Location

MAX_CANDIDATES = 1000
"""Names beyond this number are not compared with a misspelt one."""

_DRIVE = re.compile(r"[A-Za-z]:")


class Failure(NamedTuple):
    """Why there is no such thing: a diagnostic that lacks its place and the `ref`.

    `document` is the document that cannot be had, where that is why.
    """

    code: str
    values: Mapping[str, Any]
    document: str = ""


def not_found(suggestion: str = "") -> Failure:
    """Return the failure of a reference that leads to nothing."""
    return Failure("ref-not-found", {"suggestion": suggestion})


class Documents:
    """Documents on demand, each loaded once.

    A file is known by its path relative to `root`, with symlinks resolved, so that it
    has one name only; without `root` no file is ever read. `given` are the values of
    documents that need no file, by URI; `load` makes documents of what files hold.
    """

    def __init__(
        self,
        root: Path | None,
        given: Mapping[str, Any],
        diagnostics: Diagnostics,
        load: Loader,
    ) -> None:
        """Begin with nothing loaded."""
        self.loaded: dict[str, Document] = {}
        """The documents loaded so far, in the order in which they were needed."""
        self.asked: dict[str, str] = {}
        """Each path where a file was looked for, and the name of what is there.

        A path is not the name where it leads through a symlink; and where nothing is
        there, that is something that others may depend on too.
        """
        self.refused: dict[str, bytes | None] = {}
        """What is in files that hold no document; None: they cannot be read."""
        self._root = None if root is None else os.path.realpath(root)
        self._given = {uri.removesuffix("#"): value for uri, value in given.items()}
        self._diagnostics = diagnostics
        self._load = load
        self._folders: dict[str, str | None] = {}
        self._names: dict[str, frozenset[str]] = {}

    def given(self, uri: str) -> Document | None:
        """Return a document that needs no file: a given one or a metaschema."""
        if uri in self._given:
            return self.loaded.get(uri) or self._keep(from_value(uri, self._given[uri]))
        if "json-schema.org/" in uri:
            return self._standard_metaschema(uri)
        return None

    def load_given(self) -> None:
        """Load every given document, to look for the names it gives itself."""
        for uri in self._given:
            self.given(uri)

    def file(self, path: str, at: Location | None) -> Document | Failure | None:
        """Return the file at `path`, which is relative to the root.

        A file that exists but cannot be read is reported at `at`, the reference that
        first leads to it, and is None from then on.
        """
        if self._root is None:
            return not_found()
        known = self.loaded.get(self.asked.get(path, ""))
        if known is not None:  # asking the file system again would tell nothing new
            return known
        full = self._confined(self._root, path)
        if full is None:
            is_inside = self._confined(self._root, path.replace("\\", "/"))
            return not_found(SLASHES) if is_inside else self.outside(path)
        if self._differs_in_case(self._root, path):
            self.asked[path] = path
            return _missing(path, full)
        uri = os.path.relpath(full, self._root).replace(os.sep, "/")
        self.asked[path] = uri
        if uri in self.loaded:
            return self.loaded[uri]
        if uri in self.refused:
            return None
        if _is_missing(full):
            return _missing(uri, full)
        file = Path(full)
        data = read_file(file, uri, self._diagnostics, at)
        document = None if data is None else self._parsed(data, uri, file, at)
        if document is None:
            self.refused[uri] = data
            return None
        return self._keep(document)

    def _parsed(
        self, data: bytes, uri: str, file: Path, at: Location | None
    ) -> Document | None:
        """The document that a file holds; its name tells whether it is to hold one."""
        if at is None or uri.endswith(discover.SUFFIXES):
            return self._load(data, uri, self._diagnostics, file)
        found = Diagnostics()
        document = self._load(data, uri, found, file)
        if document is not None:
            self._diagnostics.extend(found)
            return document
        self._diagnostics.report(
            "file-not-readable",
            at,
            path=uri,
            reason="it is neither YAML nor JSON",
            related=[Related(item.message, item.target) for item in found],
        )
        return None

    def _confined(self, root: str, path: str) -> str | None:
        """The real path of a file, if it is below `root`, however it is spelt."""
        # A backslash and a drive letter mean nothing here, but elsewhere they do.
        if "\\" in path or path.startswith("/") or _DRIVE.match(path):
            return None
        try:
            full = self._real_path(os.path.join(root, path))
        except ValueError:  # no file can have this name
            return None
        if full is None:
            return None
        within = full == root or full.startswith(os.path.join(root, ""))
        return full if within else None

    def _real_path(self, path: str) -> str | None:
        """A path without links; a folder is asked for once for all its files."""
        folder, name = os.path.split(path)
        if name in ("", os.curdir, os.pardir):
            return _without_links(path)
        if folder not in self._folders:
            self._folders[folder] = _without_links(folder)
        inside = self._folders[folder]
        if inside is None:
            return None
        full = os.path.join(inside, name)
        return _without_links(full) if _is_link(full) else full

    def _differs_in_case(self, root: str, path: str) -> bool:
        """Tell whether a name on the way to a file differs in case from what is there.

        Some systems take one for the other: they would read a file that others do not
        find, or one file as two.
        """
        folder = root
        for name in path.split("/"):
            names = self._names_in(folder)
            if name not in names and name.casefold() in map(str.casefold, names):
                return True
            folder = os.path.join(folder, name)
        return False

    def _names_in(self, folder: str) -> frozenset[str]:
        """The names in a folder, which is asked for once; none where it cannot tell."""
        if folder not in self._names:
            try:
                self._names[folder] = frozenset(os.listdir(folder))
            except OSError:
                self._names[folder] = frozenset()
        return self._names[folder]

    def outside(self, path: str = "") -> Failure:
        """Return the failure of a reference that leaves the root."""
        root = self._root or ""
        meant = path.lstrip("/")
        full = self._confined(root, meant) if meant != path else None
        if full is not None and os.path.isfile(full):
            advice = f"begin with no /: from the root it is {meant}"
        else:
            name = os.path.basename(root)
            advice = f"move the file below {name}/, or set root in the configuration"
        return Failure("ref-outside-root", {"suggestion": advice})

    def _keep(self, document: Document) -> Document:
        self.loaded[document.uri] = document
        return document

    def _standard_metaschema(self, uri: str) -> Document | None:
        dialect = standard_dialect(uri)
        canonical = uri if dialect is None else dialect.metaschema
        if canonical in self.loaded:
            return self.loaded[canonical]
        # Imported here because few specifications refer to a metaschema.
        from jsonschema_specifications import REGISTRY  # type: ignore[import-untyped]

        resource = REGISTRY.get(canonical)
        if resource is None:
            return None
        return self._keep(from_value(canonical, resource.contents))


def _without_links(path: str) -> str | None:
    """The path where links lead, there or not; None if they lead in a circle."""
    try:
        return os.path.realpath(path, strict=True)
    except OSError as error:
        return None if error.errno == errno.ELOOP else os.path.realpath(path)


def _is_link(path: str) -> bool:
    try:
        return stat.S_ISLNK(os.lstat(path).st_mode)
    except OSError:  # it is not there
        return False


def _missing(uri: str, full: str) -> Failure:
    """The failure of a reference to a file that is not there."""
    values = {"path": uri, "suggestion": near_file(Path(full))}
    return Failure("file-not-found", values)


def _is_missing(path: str) -> bool:
    try:
        os.stat(path)
    except (FileNotFoundError, NotADirectoryError):
        return True
    except OSError:  # it is there, and loading it will say what is wrong
        return False
    return False
