"""Names that something else in the package has as well: what is said of them.

Owns: which of two equal names is reported, where, and how grave that is. Takes: the
names and modules of definitions and streams. Gives: diagnostics only. Must not know:
how names are made.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Mapping

from specgen.diagnostics import Diagnostics, Related, Site
from specgen.ir import TypeId
from specgen.plan.distinct import name_to_set
from specgen.plan.layout import Module
from specgen.plan.stream_names import StreamNames, clashes


class Collisions:
    """Reports equal names, at the places where they are written.

    `chosen` are the places whose name stands in the configuration; `name_at` tells
    where the name of a place is written.
    """

    def __init__(
        self,
        chosen: Collection[TypeId],
        name_at: Callable[[TypeId], Site],
        diagnostics: Diagnostics,
    ) -> None:
        """Begin with nothing reported."""
        self._chosen = chosen
        self._name_at = name_at
        self._diagnostics = diagnostics

    def check(
        self,
        names: Mapping[TypeId, str],
        homes: Iterable[tuple[TypeId, Module]],
        streams: Mapping[TypeId, StreamNames],
    ) -> None:
        """Report equal names of definitions in one module, and those of streams.

        `homes` are the modules that definitions are imported from. Names that differ
        in case alone are fine in Python; a reader is told of them.
        """
        first: dict[tuple[Module, str], TypeId] = {}
        bearers: dict[str, TypeId] = {}
        for place, module in homes:
            name = names[place]
            bearers[name] = place
            earlier = first.setdefault((module, name.casefold()), place)
            if earlier != place:
                same = names[earlier] == name
                code = "name-collision" if same else "name-similar"
                self._report(code, place, earlier, name=name)
        for clash in clashes(streams, bearers):
            self._report(
                "name-collision" if clash.is_fatal else "name-ambiguous",
                clash.stream,
                clash.other,
                name=clash.name,
                module=".".join(clash.module),
            )

    def _report(
        self, code: str, place: TypeId, other: TypeId, *, name: str, module: str = ""
    ) -> None:
        """Report a name at the place that has it by choice, or else at the first."""
        if place not in self._chosen and other in self._chosen:
            place, other = other, place
        is_chosen = place in self._chosen and code == "name-collision"
        self._diagnostics.report(
            "config-name-taken" if is_chosen else code,
            self._name_at(place),
            related=(Related("the other one", self._name_at(other)),),
            name=name,
            module=module,
            suggestion=name_to_set(place),
        )
