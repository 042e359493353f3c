"""Which place was meant by one that does not exist.

Owns what is taken for near: a name in the same file that is spelt nearly so, the same
place in another file, a file of nearly the same path. Takes places; gives a question
for a diagnostic.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable
from posixpath import splitext

from specgen.diagnostics import meant, nearest
from specgen.source import TypeId

_MOST = 3


def near_place(place: TypeId, known: Collection[TypeId]) -> str:
    """Return "did you mean …?" with those of `known` that are near, or nothing."""
    uri, _, pointer = place.partition("#")
    inside = [each for each in known if each.startswith(f"{uri}#")]
    longer = [each for each in known if each.endswith(f"/{place}")]
    same = [each for each in known if pointer and each.endswith(f"#{pointer}")]
    found = meant(_by_name(place, inside) or longer[:_MOST] or same[:_MOST])
    if found or inside:
        return found
    # Without `.yaml`, in which all files are alike.
    files = {splitext(uri)[0]: uri for uri in (e.partition("#")[0] for e in known)}
    return meant([files[stem] for stem in nearest(splitext(uri)[0], files)])


def _by_name(place: TypeId, places: Iterable[TypeId]) -> list[TypeId]:
    """Those of some places whose last step is spelt nearly as that of another."""
    names: dict[str, TypeId] = {}
    for each in places:
        names.setdefault(_last(each), each)
    return [names[name] for name in nearest(_last(place), names)]


def _last(place: TypeId) -> str:
    return place.partition("#")[2].rpartition("/")[2]
