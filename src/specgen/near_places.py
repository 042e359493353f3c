"""Which place was meant by one that does not exist.

Owns what is taken for near: a name in the same file that is spelt nearly so, the same
place in another file, a file or a URI of nearly the same path. Takes places, paths and
URIs; gives a question for a diagnostic.
"""

from __future__ import annotations

import os
from collections.abc import Collection, Iterable
from pathlib import Path
from posixpath import basename, dirname, split, splitext

from specgen.diagnostics import meant, nearest
from specgen.source import TypeId, uri_of

SLASHES = "write / between folders, wherever it is read"
"""What helps where a path is written as only Windows reads it."""

_MOST = 3
_MOST_FILES = 1000


def near_place(place: TypeId, known: Collection[TypeId]) -> str:
    """Return "did you mean …?" with those of `known` that are near, or nothing."""
    uri, _, pointer = place.partition("#")
    inside = [each for each in known if each.startswith(f"{uri}#")]
    longer = [each for each in known if each.endswith(f"/{place}")]
    same = [each for each in known if pointer and each.endswith(f"#{pointer}")]
    found = meant(_by_name(place, inside) or longer[:_MOST] or same[:_MOST])
    if found or inside:
        return found
    return _file_meant(uri, (uri_of(each) for each in known))


def near_places(places: Iterable[TypeId], known: Collection[TypeId]) -> str:
    """Return what is near the first of several places, those in known files first."""
    files = {uri_of(each) for each in known}
    in_order = sorted(places, key=lambda place: uri_of(place) not in files)
    return next(filter(None, (near_place(each, known) for each in in_order)), "")


def near_file(missing: Path) -> str:
    """Return "did you mean …?" with what is near the first missing step of a path."""
    wanted = missing
    while not os.path.lexists(missing.parent):
        missing = missing.parent
    try:
        with os.scandir(missing.parent) as found:
            names = sorted(e.name for e in found if missing is wanted or e.is_dir())
    except (OSError, ValueError):  # a file where a folder should be
        return ""
    return _file_meant(missing.name, names[:_MOST_FILES])


def near_uri(missing: str, known: Iterable[str]) -> str:
    """Return "did you mean …?" with URIs of nearly the same name, or of the same."""
    folder, name = split(missing)
    named: dict[str, list[str]] = {}
    beside: dict[str, str] = {}
    for each in known:
        named.setdefault(basename(each), []).append(each)
        if dirname(each) == folder:
            beside.setdefault(_stem(basename(each)), each)
    near = [beside[stem] for stem in nearest(_stem(name), beside)]
    return meant((near or named.get(name, []))[:_MOST])


def _stem(name: str) -> str:
    """A name up to what it has in common with others, such as `.schema.json`."""
    return name.partition(".")[0]


def _file_meant(path: str, paths: Iterable[str]) -> str:
    """Compare without what they end in: by `.yaml`, all files are alike."""
    stems: dict[str, list[str]] = {}
    for each in paths:
        stems.setdefault(splitext(each)[0], [])
        if each not in stems[splitext(each)[0]]:
            stems[splitext(each)[0]].append(each)
    near = nearest(splitext(path)[0], stems)
    return meant([each for stem in near for each in stems[stem]][:_MOST])


def _by_name(place: TypeId, places: Iterable[TypeId]) -> list[TypeId]:
    """Those of some places whose last step is spelt nearly as that of another."""
    names: dict[str, TypeId] = {}
    for each in places:
        names.setdefault(_last(each), each)
    return [names[name] for name in nearest(_last(place), names)]


def _last(place: TypeId) -> str:
    return place.partition("#")[2].rpartition("/")[2]
