"""What changed between the types of two versions, and whether that breaks anybody.

Owns: what of a change breaks those who send, and what those who read. Takes: types of
both versions, with the name and the use of what they are types of. Gives: changes. Must
not know: how types are told to be the same (fitting).
"""

from __future__ import annotations

from collections.abc import Callable, Iterable

from specgen import ir
from specgen.changes.alternatives import CONTAINERS, ONE, Alternatives, Taken, described
from specgen.changes.fitting import Fitting, Version
from specgen.changes.found import Changes, Where
from specgen.ir import TypeId, Use
from specgen.source import split_id
from specgen.walk import properties_of


class TypeComparison:
    """Compares types of two versions."""

    def __init__(self, base: Version, new: Version, changes: Changes) -> None:
        self.base = base.plan
        self.new = new.plan
        self.fitting = Fitting(base, new)
        self.changes = changes
        self._seen: set[tuple[TypeId, TypeId, Use, bool]] = set()

    def compare_objects(self, old: ir.Object, new: ir.Object, where: Where) -> None:
        """Compare objects by their properties."""
        before, after = self._properties(old, new)
        for name, item in before.items():
            if name not in after:
                what = f"the property {name!r} of"
                self.changes.gone(what, where.name, split_id(item.type.id))
            else:
                self._property(item, after[name], where)
        for name, item in after.items():
            if name not in before:
                what = f"the property {name!r} of"
                is_due = item.required and bool(_uses(item) & where.use & Use.SENT)
                self.changes.added(
                    what, where.name, split_id(item.type.id), breaks=is_due
                )
        inside = where.part("'s other properties", new.extra, where.use)
        self.compare(old.extra, new.extra, inside)

    def _properties(
        self, old: ir.Object, new: ir.Object
    ) -> tuple[dict[str, ir.Property], dict[str, ir.Property]]:
        """The properties to be compared: those of the same bases are so elsewhere."""
        names = [self.base.names[base] for base in old.bases]
        before, after = list(old.properties), list(new.properties)
        if names != [self.new.names[base] for base in new.bases]:
            before = properties_of(old, self.base.spec.definitions)
            after = properties_of(new, self.new.spec.definitions)
        return {item.name: item for item in before}, {item.name: item for item in after}

    def _property(self, old: ir.Property, new: ir.Property, where: Where) -> None:
        inside = where.part(f".{new.name}", new.type, where.use & _uses(old))
        if lost := inside.use & ~_uses(new):
            self.changes.tell("change-direction", inside, use=_words(lost), breaks=True)
        if new.required and not old.required:
            breaks = bool(inside.use & Use.SENT)
            self.changes.tell("change-required", inside, breaks=breaks)
        if old.required and not new.required:
            breaks = bool(inside.use & Use.READ)
            self.changes.tell("change-optional", inside, breaks=breaks)
        self.compare(old.type, new.type, inside)

    def compare(self, old: ir.Type, new: ir.Type, where: Where) -> None:
        """Tell what a type no longer takes, takes now, or takes if more holds."""
        match old, new:
            case ir.Ref(), ir.Ref() if self._is_seen_to(old.target, new.target, where):
                self.compare_assertions(old.residual, new.residual, where)
                return
        before, after = self.fitting.before(old), self.fitting.after(new)
        pairs = _containers(before, after)
        for was, now in pairs:
            self._parts(was.node, now.node, where)
            self.compare_assertions(was.residual, now.residual, where)
        paired = {id(each) for pair in pairs for each in pair}
        rest = [each for each in before if id(each) not in paired]
        fitting = self.fitting
        kept, lost = _parted(rest, lambda old: fitting.fits(old, after))
        news = [each for each in after if id(each) not in paired]
        _, gained = _parted(news, lambda new: fitting.fitted(before, new))
        if lost or gained:
            self._told(before, after, lost, gained, where)
        for was in kept:
            if not fitting.fits(was, after, held=True):
                now = next(after.over(was.alternative))
                self.changes.held(fitting.unmet(was, now) or ["more"], where)

    def _is_seen_to(self, old: TypeId, new: TypeId, where: Where) -> bool:
        """Whether two definitions have the same name, or were compared before."""
        pair = (old, new, where.use, where.exact)
        if pair in self._seen:
            return True
        self._seen.add(pair)
        return self.fitting.is_same(old, new)

    def _told(
        self,
        before: Alternatives,
        after: Alternatives,
        lost: list[Taken],
        gained: list[Taken],
        where: Where,
    ) -> None:
        """Tell what a type takes no longer, or takes now."""
        # Readers that are not exact expect to meet others of these.
        is_spared = (
            not where.exact
            and all(each.alternative.kind in ONE for each in gained)
            and sum(each.alternative.kind in ONE for each in before) > len(lost)
        )
        breaks = bool(lost and where.use & Use.SENT) or bool(
            gained and where.use & Use.READ and not is_spared
        )
        if not lost:
            what = described(gained)
            self.changes.tell("change-wider", where, breaks=breaks, what=what)
        elif not gained:
            what = described(lost)
            self.changes.tell("change-narrower", where, breaks=breaks, what=what)
        else:
            was, now = described(before), described(after)
            self.changes.tell("change-type", where, breaks=breaks, old=was, new=now)

    def _parts(self, old: ir.Type, new: ir.Type, where: Where) -> None:
        match old, new:
            case ir.Array(), ir.Array():
                inside = where.part("[]", new.items, where.use)
                self.compare(old.items, new.items, inside)
            case ir.Map(), ir.Map():
                inside = where.part("{}", new.values, where.use)
                self.compare(old.values, new.values, inside)
            case ir.Tuple(), ir.Tuple():
                pairs = zip(old.items, new.items, strict=True)
                for number, (before, after) in enumerate(pairs):
                    inside = where.part(f"[{number}]", after, where.use)
                    self.compare(before, after, inside)

    def compare_assertions(
        self,
        before: Iterable[ir.Assertion],
        after: Iterable[ir.Assertion],
        where: Where,
    ) -> None:
        """Tell what values are held to now beside their type, and were not before."""
        self.changes.held(self.fitting.added(before, after), where)


def _containers(before: Alternatives, after: Alternatives) -> list[tuple[Taken, Taken]]:
    """Arrays and maps of which each side has one, and nothing else has all of them."""
    return [
        (olds[0], news[0])
        for each in before
        if each.alternative.kind in CONTAINERS
        and len(olds := [*before.over(each.alternative)]) == 1
        and len(news := [*after.over(each.alternative)]) == 1
        and news[0].alternative == each.alternative
    ]


def _parted(
    taken: Iterable[Taken], is_so: Callable[[Taken], bool]
) -> tuple[list[Taken], list[Taken]]:
    """Those of which something is so, and the others."""
    found: tuple[list[Taken], list[Taken]] = ([], [])
    for each in taken:
        found[not is_so(each)].append(each)
    return found


def _uses(item: ir.Property) -> Use:
    """In which directions a property travels."""
    uses = Use.BOTH
    if item.read_only:
        uses &= ~Use.SENT
    if item.write_only:
        uses &= ~Use.READ
    return uses


def _words(use: Use) -> str:
    return " or ".join(
        word for each, word in ((Use.SENT, "sent"), (Use.READ, "read")) if each in use
    )
