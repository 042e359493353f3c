"""Schemas by what they are called in Python: classes, and properties of these.

Owns the forms of such a name. Takes what the stages have made; gives the places that a
name means, or what is spelt nearly so. Must not know paths and pointers.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from specgen.diagnostics import did_you_mean, meant, nearest
from specgen.emit.package import chosen
from specgen.explain.members import follow, near_member
from specgen.explain.schema import written
from specgen.ir import TypeId
from specgen.parse import Surface
from specgen.plan import Plan
from specgen.plan.layout import FOLDERS


class Symbol(NamedTuple):
    """A name that can be imported, and what it stands for."""

    module: str
    name: str
    place: TypeId


class Names:
    """All names of one package."""

    def __init__(self, surface: Surface, plan: Plan) -> None:
        """Collect what can be imported."""
        self._schemas = surface.schemas
        self._plan = plan
        package = plan.options.package
        folders = (f"{package}.{folder}" for folder in FOLDERS.values())
        self._packages = frozenset({"", package, *folders})
        self._symbols = tuple(_symbols(plan))

    def meant(self, name: str) -> Sequence[TypeId]:
        """Return the places that a name means; more than one where it is ambiguous.

        It is imported from a module or from a package, `ImageData`, `things.ImageData`
        or `things.models.images:ImageData`, or a property of that, `ImageData.url`.
        """
        found = self._imported(name)
        for owner, way in _splits(name):
            found = found or follow(self._owners(owner), way, self._schemas)
        return found

    def near(self, name: str) -> str:
        """Suggest what is spelt nearly like a name that means nothing."""
        for owner, way in _splits(name):
            places = self._owners(owner)
            if places:
                return near_member(owner, places, way, self._schemas)
        bare = name.removeprefix(f"{self._plan.options.package}.")
        known = dict.fromkeys(symbol.name for symbol in self._symbols)
        first, dot, rest = bare.partition(".")
        whole = [f"{each}{dot}{rest}" for each in nearest(first, known)]
        sound = meant([each for each in whole if self.meant(each)])
        return sound or did_you_mean(bare, known) or did_you_mean(first, known)

    @property
    def forms(self) -> str:
        """What a location may look like."""
        if not self._symbols:
            return ""
        shown = min(self._symbols, key=lambda each: (len(each.place), each.name))
        return (
            f"ask for a name such as {shown.name!r}, or a place such as {shown.place!r}"
        )

    def _imported(self, name: str) -> Sequence[TypeId]:
        """The places of what can be imported under a name."""
        module, _, last = name.replace(":", ".").rpartition(".")
        found = {
            symbol.place: None
            for symbol in self._symbols
            if symbol.name == last
            and (module in self._packages or module == symbol.module)
        }
        places = list(found)
        best = (
            chosen(self._plan, self._plan.names[places[0]], places) if places else None
        )
        return places if best is None else [best]

    def _owners(self, name: str) -> Sequence[TypeId]:
        """The schemas that have the properties of what a name means."""
        places = [written(place, self._schemas) for place in self._imported(name)]
        return [place for place in places if place in self._schemas]


def _symbols(plan: Plan) -> Iterator[Symbol]:
    for place, sides in plan.symbols().items():
        if place in plan.spec.definitions:
            place = plan.finals[place]
        for symbol in sides.values():
            module, _, name = symbol.partition(":")
            yield Symbol(module, name, place)


def _splits(name: str) -> Iterator[tuple[str, Sequence[str]]]:
    """What of a dotted name may be imported, and the properties behind it."""
    steps = name.split(".")
    for length in range(len(steps) - 1, 0, -1):
        yield ".".join(steps[:length]), steps[length:]
