"""Whether a type takes all that another one takes, across two versions.

Owns: this question, on alternatives and on the types inside them. Takes: both versions.
Gives: yes or no, and what more values are held to. Must not know: who is told of it.

Definitions of the same name count as the same here, as each is compared on its own.
"""

from __future__ import annotations

import json
from collections.abc import Iterable
from typing import NamedTuple

from specgen import ir
from specgen.assertions import holds
from specgen.changes.alternatives import (
    Alternative,
    Alternatives,
    Taken,
    alternatives,
)
from specgen.changes.assertions import is_looser, keywords_of, said
from specgen.ir import TypeId
from specgen.parse import Surface
from specgen.plan import Plan


class Version(NamedTuple):
    """A version of a specification: as it is written, and as it is understood."""

    surface: Surface
    plan: Plan


class Fitting:
    """What the types of two versions take, held against each other."""

    def __init__(self, base: Version, new: Version) -> None:
        self._base = base
        self._new = new
        self._names = {
            name: new.plan.names[new.plan.ends[place]]
            for name, place in named(new.plan).items()
        }
        self._open: set[tuple[TypeId, TypeId]] = set()

    def before(self, node: ir.Type) -> Alternatives:
        """The alternatives of a type of the base.

        A class that is known by its name of then as an alias goes by its name of now.
        """
        found = []
        for taken in alternatives(node, self._base.plan):
            kind, name = taken.alternative
            if kind == "class":
                name = self._names.get(name, name)
            found.append(taken._replace(alternative=Alternative(kind, name)))
        return Alternatives(found)

    def after(self, node: ir.Type) -> Alternatives:
        """The alternatives of a type of the new version."""
        return Alternatives(alternatives(node, self._new.plan))

    def is_same(self, old: TypeId, new: TypeId) -> bool:
        """Whether definitions of both versions have the same name."""
        name = self._base.plan.names[old]
        return bool(name) and name == self._new.plan.names[new]

    def fits(self, old: Taken, after: Alternatives, *, held: bool = False) -> bool:
        """Whether all that was taken is: of its type, or `held` to no more as well."""
        return any(
            not (held and self.unmet(old, new))
            and all(
                self._is_within(was, now, held=held)
                for was, now in _inside(old.node, new.node)
            )
            for new in after.over(old.alternative)
        )

    def fitted(self, before: Alternatives, new: Taken) -> bool:
        """Whether all that is taken now was so before, whatever it is held to."""
        return any(
            all(
                self._is_within(was, now, back=True)
                for was, now in _inside(old.node, new.node)
            )
            for old in before.over(new.alternative)
        )

    def unmet(self, old: Taken, new: Taken) -> list[str]:
        """What all that was taken is held to now and was not before."""
        asked = new.residual
        if old.alternative.kind == "value":
            value = json.loads(old.alternative.detail)
            asked = tuple(each for each in asked if holds(each, value) is not True)
        return self.added(old.residual, asked)

    def added(
        self, old: Iterable[ir.Assertion], new: Iterable[ir.Assertion]
    ) -> list[str]:
        """The keywords by which values are held to more than before."""
        known = keywords_of(old, self._base.surface.schemas)
        return [
            said(keyword, value)
            for keyword, value in keywords_of(new, self._new.surface.schemas).items()
            if keyword not in known or not is_looser(keyword, known[keyword], value)
        ]

    def _is_within(
        self, old: ir.Type, new: ir.Type, *, held: bool = False, back: bool = False
    ) -> bool:
        """Whether the new type takes all of the old one; or the other way, `back`."""
        if isinstance(old, ir.Ref) and isinstance(new, ir.Ref):
            pair = (old.target, new.target)
            if pair in self._open or self.is_same(*pair):
                return not (held and self.added(old.residual, new.residual))
            self._open.add(pair)
            try:
                return self._are_within(old, new, held=held, back=back)
            finally:
                self._open.remove(pair)
        return self._are_within(old, new, held=held, back=back)

    def _are_within(
        self, old: ir.Type, new: ir.Type, *, held: bool, back: bool
    ) -> bool:
        before, after = self.before(old), self.after(new)
        if back:
            return all(self.fitted(before, new) for new in after)
        return all(self.fits(old, after, held=held) for old in before)


def named(plan: Plan) -> dict[str, TypeId]:
    """The definitions that can be imported, by name."""
    found: dict[str, TypeId] = {}
    for place, final in plan.finals.items():
        if place == final and plan.names[place]:
            found.setdefault(plan.names[place], place)
    return found


def _inside(old: ir.Type, new: ir.Type) -> Iterable[tuple[ir.Type, ir.Type]]:
    """The parts of a container beside those of another one of its kind."""
    match old, new:
        case ir.Array(), ir.Array():
            return [(old.items, new.items)]
        case ir.Map(), ir.Map():
            return [(old.values, new.values)]
        case ir.Tuple(), ir.Tuple():
            return zip(old.items, new.items, strict=False)
        case _:
            return ()
