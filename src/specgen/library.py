"""What the documents below the root call themselves, told from their text alone.

Owns the search for a document by its `$id`, where no file stands at the end of a
reference. Takes a configuration, gives paths by URI. The registry asks for it where a
URI leads nowhere else, and an unchanged build where the last one did: it must agree
with itself, be quick, and import nothing that is slow to import.

A text declares a URI where that stands in full behind `$id`, `id` or `$self`. What is
found is only where to look: the document itself tells what is what.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence

from specgen import tree
from specgen.config import Config, discover

_MARK = "$id "
"""Before a URI among the inputs of a build, which are paths otherwise."""

_URI = rb"""["']?\s*:\s*["']?([A-Za-z][A-Za-z0-9+.-]*:[^\s"'#,{}]+)"""
# One pattern for each: what begins with letters is found ten times as fast. They are
# compiled when they are needed, which is hardly ever.
_DECLARATIONS = (rb"id" + _URI, rb"self" + _URI)


def declared(config: Config) -> Mapping[str, Sequence[str]]:
    """Return the paths of the documents that declare each URI, sorted."""
    found: dict[str, list[str]] = {}
    for path in discover.below_root(config):
        data = tree.read(config.root / path, follow=False) or b""
        for uri in dict.fromkeys(_uris(data)):
            found.setdefault(uri, []).append(path)
    return found


def as_inputs(sought: Mapping[str, Sequence[str]]) -> dict[str, bytes | None]:
    """Return what a search came to as inputs of a build, for its lock."""
    return {
        f"{_MARK}{uri}": "\n".join(paths).encode() or None
        for uri, paths in sought.items()
    }


def searches(inputs: Iterable[str]) -> list[str]:
    """Return those inputs of a build that are no paths but URIs that it looked for."""
    return [each for each in inputs if each.startswith(_MARK)]


def repeated(inputs: Iterable[str], config: Config) -> Mapping[str, bytes | None]:
    """Return what those of the inputs of a build that are searches come to now."""
    wanted = [each.removeprefix(_MARK) for each in searches(inputs)]
    known = declared(config) if wanted else {}
    return as_inputs({uri: known.get(uri, ()) for uri in wanted})


def _uris(data: bytes) -> Iterator[str]:
    text = data.replace(rb"\/", b"/") if rb"\/" in data else data
    for pattern in _DECLARATIONS:
        for uri in re.findall(pattern, text):
            yield uri.decode(errors="replace")
