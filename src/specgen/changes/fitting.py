"""Whether a type takes all that another one takes, across two versions.

Owns: this question, on alternatives and on the types inside them. Takes: both versions.
Gives: yes or no, and what more values are held to. Must not know: who is told of it.

Definitions that are imported by the same name count as the same here, as each is
compared on its own.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable
from typing import NamedTuple

from specgen import ir
from specgen.assertions import holds
from specgen.changes.alternatives import (
    Alternative,
    Alternatives,
    Taken,
    alternatives,
)
from specgen.changes.assertions import Demands
from specgen.changes.imports import definitions_of, paired
from specgen.ir import TypeId
from specgen.parse import Surface
from specgen.plan import Plan


class Version(NamedTuple):
    """A version of a specification: as it is written, and as it is understood."""

    surface: Surface
    plan: Plan


class Fitting:
    """What the types of two versions take, held against each other."""

    def __init__(
        self,
        base: Version,
        new: Version,
        takes_more: Callable[[ir.Object, ir.Object], bool],
    ) -> None:
        """Begin; `takes_more` tells so of a class that both versions have."""
        before, after = definitions_of(base.plan), definitions_of(new.plan)
        self.pairs = paired(before, after)
        self._base = base
        self._new = new
        self._old_names = {place: name for name, place in before.offered.items()}
        self._names = {place: name for name, place in after.offered.items()}
        self._takes_more = takes_more
        self._wider: dict[tuple[TypeId, TypeId], bool] = {}
        self._open: set[tuple[TypeId, TypeId]] = set()
        was, now = base.surface.schemas, new.surface.schemas
        self._forth = Demands(was, now, self._is_no_wider)
        self._back = Demands(now, was, lambda a, b: self._are_one_class(b, a))

    def before(self, node: ir.Type) -> Alternatives:
        """The alternatives of a type of the base.

        A class that is known by its name of then goes by its name of now, of which that
        may be but an alias.
        """
        return self._named(alternatives(node, self._base.plan), self._class_before)

    def after(self, node: ir.Type) -> Alternatives:
        """The alternatives of a type of the new version."""
        return self._named(alternatives(node, self._new.plan), self._class_after)

    def _named(
        self, found: Iterable[Taken], class_of: Callable[[Alternative], Alternative]
    ) -> Alternatives:
        """Alternatives, whose classes are called as they are imported."""
        return Alternatives(
            taken._replace(alternative=class_of(taken.alternative))
            if taken.alternative.kind == "class"
            else taken
            for taken in found
        )

    def _class_before(self, known: Alternative) -> Alternative:
        place = self.pairs.get(known.place)
        if place is None:
            name = self._old_names.get(known.place, known.detail)
            return known._replace(detail=name, place="")
        place = self._new.plan.ends[place]
        return self._class_after(known._replace(place=place))

    def _class_after(self, known: Alternative) -> Alternative:
        return known._replace(detail=self._names.get(known.place, known.detail))

    def is_same(self, old: TypeId, new: TypeId) -> bool:
        """Whether definitions of both versions are imported by the same name."""
        now = self.pairs.get(self._base.plan.finals[old])
        return now is not None and now == self._new.plan.finals[new]

    def _is_no_wider(self, old: TypeId, new: TypeId) -> bool:
        """Whether schemas are a class of one name that takes no more than it did."""
        if not self._are_one_class(old, new):
            return False
        pair = (old, new)
        if pair not in self._wider:
            self._wider[pair] = False  # as far as that depends on itself
            was = self._base.plan.definition(old).type
            now = self._new.plan.definition(new).type
            if isinstance(was, ir.Object) and isinstance(now, ir.Object):
                self._wider[pair] = self._takes_more(was, now)
        return not self._wider[pair]

    def _are_one_class(self, old: TypeId, new: TypeId) -> bool:
        """Whether schemas of both versions are a class that goes by one name."""
        if old not in self._base.plan.finals or new not in self._new.plan.finals:
            return False
        definition = self._new.plan.definition(new)
        return isinstance(definition.type, ir.Object) and self.is_same(old, new)

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

    def fitted(self, before: Alternatives, new: Taken, *, held: bool = False) -> bool:
        """Whether all that is taken now was: of its type, or `held` to as much too."""
        return any(
            not (held and self.released(old, new))
            and all(
                self._is_within(was, now, held=held, back=True)
                for was, now in _inside(old.node, new.node)
            )
            for old in before.over(new.alternative)
        )

    def unmet(self, old: Taken, new: Taken) -> list[str]:
        """What all that was taken is held to now and was not before."""
        return self.added(old.residual, _asked_of(old, new.residual))

    def released(self, old: Taken, new: Taken) -> list[str]:
        """What all that is taken now was held to before and is no longer."""
        return self.dropped(_asked_of(new, old.residual), new.residual)

    def added(
        self, old: Iterable[ir.Assertion], new: Iterable[ir.Assertion]
    ) -> list[str]:
        """The keywords by which values are held to more than before."""
        return self._forth.beyond(old, new)

    def dropped(
        self, old: Iterable[ir.Assertion], new: Iterable[ir.Assertion]
    ) -> list[str]:
        """The keywords by which values were held to more than now."""
        return self._back.beyond(new, old)

    def _is_within(
        self, old: ir.Type, new: ir.Type, *, held: bool = False, back: bool = False
    ) -> bool:
        """Whether the new type takes all of the old one; or the other way, `back`."""
        if isinstance(old, ir.Ref) and isinstance(new, ir.Ref):
            pair = (old.target, new.target)
            if pair in self._open or self.is_same(*pair):
                told = self.dropped if back else self.added
                return not (held and told(old.residual, new.residual))
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
            return all(self.fitted(before, new, held=held) for new in after)
        return all(self.fits(old, after, held=held) for old in before)


def _asked_of(
    taken: Taken, residual: tuple[ir.Assertion, ...]
) -> tuple[ir.Assertion, ...]:
    """Assertions, but for those that hold for the one value that is taken."""
    if taken.alternative.kind != "value":
        return residual
    value = json.loads(taken.alternative.detail)
    return tuple(each for each in residual if holds(each, value) is not True)


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
