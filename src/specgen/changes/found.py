"""Changes as they are found, and where.

Owns: what a change is, and that each is kept once. Takes: what changed, at what place.
Must not know: how changes are found, or told.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from msgspec import Struct
from msgspec.structs import replace

from specgen import ir
from specgen.ir import Use
from specgen.source import Location, split_id

_NEAR = 8
"""Among how many changes before it one may be that is the same."""


class Change(Struct, frozen=True, kw_only=True):
    """One thing that is not what it was.

    `code` and `values` are those of a diagnostic. `place` is where it stands in the new
    version; in the base, if it is `gone`.
    """

    code: str
    place: Location
    values: Mapping[str, Any]
    breaks: bool = False
    adds: bool = False
    gone: bool = False


class Where(Struct, frozen=True, kw_only=True):
    """What is being compared: its name, who uses it how, and where it stands now."""

    name: str
    use: Use
    exact: bool
    place: Location

    def part(self, name: str, node: ir.Type, use: Use) -> Where:
        """A part of it, under the name of the whole and its own."""
        return Where(
            name=f"{self.name}{name}",
            use=use,
            exact=self.exact,
            place=split_id(node.id),
        )

    def only(self, use: Use) -> Where:
        """The same, for those alone who use it so."""
        return replace(self, use=self.use & use)


class Changes:
    """The changes that were found, in that order."""

    def __init__(self) -> None:
        self.found: list[Change] = []

    def tell(
        self, code: str, where: Where, *, breaks: bool = False, **values: str
    ) -> None:
        """Keep a change of something that both versions have."""
        values["name"] = where.name
        self._keep(Change(code=code, place=where.place, values=values, breaks=breaks))

    def held(self, words: Iterable[str], where: Where) -> None:
        """Keep what values are held to now, which breaks those who send them.

        Even where our own types do not mind: whom they are sent to does.
        """
        breaks = bool(where.use & Use.SENT)
        for what in words:
            self.tell("change-held", where, breaks=breaks, what=what)

    def released(self, words: Iterable[str], where: Where) -> None:
        """Keep what values are held to no longer, which breaks readers that were."""
        for what in words if Use.READ in where.use else ():
            self.tell("change-released", where, breaks=True, what=what)

    def gone(self, what: str, name: str, place: Location, suggestion: str = "") -> None:
        """Keep that something is gone which had this `place` in the base."""
        values = {"what": what, "name": name, "suggestion": suggestion}
        self._keep(
            Change(
                code="change-gone", place=place, values=values, breaks=True, gone=True
            )
        )

    def added(
        self,
        what: str,
        name: str,
        place: Location,
        *,
        is_due: bool = False,
        breaks: bool = False,
    ) -> None:
        """Keep that something is new, which breaks those who send if it `is_due`."""
        code = "change-due" if is_due else "change-added"
        values = {"what": what, "name": name}
        breaks = breaks or is_due
        self._keep(
            Change(code=code, place=place, values=values, breaks=breaks, adds=True)
        )

    def _keep(self, change: Change) -> None:
        change = replace(change, place=change.place.key)
        if change not in self.found[-_NEAR:]:  # several values may be held to the same
            self.found.append(change)
