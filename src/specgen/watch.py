"""Which files `specgen watch` looks at, and the waiting for one of them to change.

Owns what can change a build: what the last one read or looked for, new documents in a
folder that is the input, the configuration, a user's own templates. Takes a
configuration and paths; gives those that changed, as often as some do. Must not build.
"""

from __future__ import annotations

import os
from collections.abc import Container, Generator, Iterable, Iterator, Mapping
from pathlib import Path
from typing import NamedTuple

from watchfiles import Change, DefaultFilter, watch

from specgen import fresh, library, lock, tree
from specgen.config import Config, discover
from specgen.lock import LockError

_PATIENCE = 100
"""How many milliseconds to wait before saying that nothing has changed."""

_IS_WRITTEN = DefaultFilter()
"""Tells what people write from what editors and version control leave beside it."""


class WatchError(Exception):
    """The operating system does not tell of changes; the message says why."""


class Scope(NamedTuple):
    """What is looked at.

    Attributes:
        files: Paths that count, whether there is something or not.
        folders: Folders in which documents count, whatever their names.
        templates: Folders in which every file counts.
    """

    files: frozenset[str]
    folders: frozenset[str] = frozenset()
    templates: frozenset[str] = frozenset()

    def watched(self) -> set[str]:
        """Return the folders whose entries have to be known, all of which exist."""
        inside = (f"{folder}{os.sep}" for folder in (*self.folders, *self.templates))
        found = set(map(_nearest, (*self.files, *inside)))
        return found.union(*(_way_down(folder, found) for folder in found))

    def has(self, change: Change, path: str) -> bool:
        """Tell whether a change of `path`, a file or a folder, may change a build."""
        if _any_leads_to([path], (*self.files, *self.folders, *self.templates)):
            return True
        if not _IS_WRITTEN(change, path):
            return False
        folder = os.path.dirname(path)
        counts = os.path.isdir(path) or path.endswith(discover.SUFFIXES)
        return folder in self.templates or (folder in self.folders and counts)


def scope(config: Config, read: Iterable[str] = ()) -> Scope:
    """Return what a build with `config` depends on, as far as it is known.

    That is what the last build wrote down, and the uris that a later one has `read`.
    """
    inputs = {config.uri, *_locked(config), *read}
    sought = library.searches(inputs)
    files = [config.root / uri for uri in inputs.difference(sought)]
    if config.origin is not None:
        files.append(config.origin.toml.path)
    searched = [config.input] if config.input.is_dir() else []
    if sought:
        searched.append(config.root)
    output = os.path.realpath(config.output)
    return Scope(
        files=frozenset(map(_named, files)),
        folders=frozenset(each for top in searched for each in _folders(top, output)),
        templates=frozenset(_folders(config.templates) if config.templates else ()),
    )


class Watcher:
    """Waits for changes in a scope, which may be another one after each round."""

    def __init__(self, scope: Scope) -> None:
        """Look at nothing yet."""
        self.scope = scope

    def rounds(self) -> Iterator[list[str]]:
        """Yield no path at once, and then those that changed, whenever some did.

        Where there is another scope, or another folder in the place of one, what
        changed in it before it was looked at may be missed: there is a round then, be
        it without a path.
        """
        current, folders = self.scope, self.scope.watched()
        changes = _changes(current)
        found = next(changes)
        while True:
            yield found
            now = self.scope, self.scope.watched()
            if now != (current, folders) or _any_leads_to(found, folders):
                current, folders = now
                before, changes = changes, _changes(current)
                found = sorted({*next(changes), *next(before)})
                before.close()
            else:
                found = next(filter(None, changes))


def missed(
    config: Config, inputs: Mapping[str, bytes | None], *, is_locked: bool
) -> list[str]:
    """Return the paths where there is something else than a build has found there.

    Where its lock stands, the input is among them for what only that can tell, such as
    other templates, or that a build which compiled nothing would compile now.
    """
    found = library.repeated(inputs, config)
    changed = [
        str(config.root / uri)
        for uri, data in inputs.items()
        if (found[uri] if uri in found else tree.read(config.root / uri)) != data
    ]
    if is_locked and not changed and not fresh.examine(config).fresh:
        changed.append(str(config.input))
    return changed


def _changes(current: Scope) -> Generator[list[str], None, None]:
    """Yield the paths that changed, or none for a while in which none did."""
    while True:
        try:
            for found in watch(
                *sorted(current.watched()),
                watch_filter=current.has,
                recursive=False,
                rust_timeout=_PATIENCE,
                yield_on_timeout=True,
            ):
                yield sorted({path for _, path in found})
        except FileNotFoundError:  # a folder is gone since
            continue
        except OSError as error:
            raise WatchError(str(error)) from error


def _locked(config: Config) -> Iterable[str]:
    """Return the uris that the last build depended on; none if that is not known."""
    data = tree.read_output(config.output / lock.NAME)
    try:
        return lock.parse_head(data or b"").inputs
    except LockError:
        return ()


def _folders(folder: Path, output: str = "") -> Iterator[str]:
    """Yield a folder and those in it, but for hidden ones and `output`."""
    for path, names, _ in os.walk(os.path.realpath(folder)):
        if path != output:
            yield path
            names[:] = [name for name in names if not name.startswith(".")]
        else:
            names.clear()


def _named(path: Path) -> str:
    """Return a path by the real name of its folder: a link is not what it leads to."""
    folder, name = os.path.split(os.path.normpath(path))
    return os.path.join(os.path.realpath(folder), name)


def _any_leads_to(paths: Iterable[str], others: Iterable[str]) -> bool:
    """Tell whether one of some paths is one of the others, or a folder above it."""
    ways = [other + os.sep for other in others]
    return any(way.startswith(path + os.sep) for path in paths for way in ways)


def _way_down(folder: str, tops: Container[str]) -> list[str]:
    """Return the folders between `folder` and the nearest of `tops` above it, if any.

    When one of them goes, those in it may not tell.
    """
    way: list[str] = []
    above = os.path.dirname(folder)
    while above not in tops:
        if above == os.path.dirname(above):
            return []
        way.append(above)
        above = os.path.dirname(above)
    return way


def _nearest(path: str) -> str:
    """Return the nearest folder around a path that exists."""
    folder = os.path.dirname(path)
    while not os.path.isdir(folder):
        folder = os.path.dirname(folder)
    return folder
