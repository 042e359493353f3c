"""What changes come to: whether they break anything, and what version says so.

Owns: how grave a change is, given the versions of both sides. Takes: changes, and what
the two versions say of themselves. Gives: diagnostics and a summary. Must not know: how
changes are found.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence

from msgspec import Struct

from specgen import ir
from specgen.changes.found import Change
from specgen.changes.versions import Level, announced, due
from specgen.diagnostics import Diagnostics, Severity, Site, counted
from specgen.source import Location


class Outcome(Struct, frozen=True, kw_only=True):
    """How far two versions are apart, and whether the newer one says so."""

    base: str
    """The version before, "" where it says none."""

    version: str
    breaking: int
    """How many changes break code that was written for the version before."""

    others: int
    level: Level
    """What the changes come to."""

    @property
    def is_announced(self) -> bool:
        """Whether the version tells as much as there is to tell."""
        return announced(self.base, self.version) >= self.level

    @property
    def due(self) -> str:
        """The least version that does."""
        return due(self.base, self.level)


def judge(changes: Sequence[Change], base: ir.Info, new: ir.Info) -> Outcome:
    """Sum up changes between what two versions say of themselves."""
    breaking = sum(change.breaks for change in changes)
    level = Level.PATCH if changes else Level.NONE
    if any(change.adds for change in changes):
        level = Level.MINOR
    if breaking:
        level = Level.MAJOR
    return Outcome(
        base=base.version,
        version=new.version,
        breaking=breaking,
        others=len(changes) - breaking,
        level=level,
    )


def tell(
    changes: Sequence[Change],
    outcome: Outcome,
    entry: str,
    in_base: Callable[[Location], Site],
    diagnostics: Diagnostics,
) -> None:
    """Report changes, and a version that does not announce them.

    What breaks is an error, unless the version announces it: then it is a warning.
    `entry` is the document that states the version; `in_base` finds what is gone.
    """
    grave: Severity = "warning" if outcome.is_announced else "error"
    for change in changes:
        diagnostics.report(
            change.code,
            in_base(change.place) if change.gone else change.place,
            severity=grave if change.breaks else None,
            **change.values,
        )
    if outcome.breaking and outcome.version and not outcome.is_announced:
        diagnostics.report(
            "change-version",
            Location(entry, "/info/version"),
            version=outcome.version,
            what="what breaks",
            due=outcome.due,
        )


def summary(outcome: Outcome) -> str:
    """One line on what changed."""
    if outcome.level is Level.NONE:
        return "nothing changed for those who use the package"
    breaking = counted(outcome.breaking, "change")
    others = counted(outcome.others, "change")
    line = f"{breaking} that may break code, {others} that may not"
    if outcome.base and outcome.version:
        line += f": {outcome.base} became {outcome.version}"
        if not outcome.is_announced:
            line += f", and {outcome.due} is due"
    return line
