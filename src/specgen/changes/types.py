"""What changed between the types of two versions, and whether that breaks anybody.

Owns: what of a change breaks those who send, and what those who read. Takes: types of
both versions, with the name and the use of what they are types of. Gives: changes. Must
not know: how types are told to be the same (fitting).
"""

from __future__ import annotations

from collections.abc import Callable, Iterable

from msgspec.structs import replace

from specgen import ir
from specgen.changes.alternatives import CONTAINERS, ONE, Alternatives, Taken, described
from specgen.changes.fitting import Fitting, Version
from specgen.changes.found import Changes, Where
from specgen.ir import TypeId, Use
from specgen.source import split_id
from specgen.walk import properties_of


class TypeComparison:
    """Compares types of two versions."""

    def __init__(self, base: Version, new: Version) -> None:
        self.base = base.plan
        self.new = new.plan
        self.fitting = Fitting(base, new, self._takes_more)
        self.changes = Changes()
        self._seen: set[tuple[TypeId, TypeId, Use, bool]] = set()

    def compare_objects(self, old: ir.Object, new: ir.Object, where: Where) -> None:
        """Compare objects by their properties."""
        before, after = self._properties(old, new)
        for name, item in before.items():
            if name not in after:
                what = f"the property {name!r} of"
                self.changes.gone(what, where.name, split_id(item.type.id))
            else:
                is_closed = (old.id, name) in self.base.closed
                self._property(
                    item, after[name], replace(where, exact=where.exact or is_closed)
                )
        for name, item in after.items():
            if name not in before:
                self._new_property(item, old.extra, where)
        inside = where.part("'s other properties", new.extra, where.use)
        if isinstance(old.extra, ir.Never) and not where.exact:
            inside = inside.only(Use.SENT)  # others were kept as well
        self.compare(old.extra, new.extra, inside)

    def _takes_more(self, old: ir.Object, new: ir.Object) -> bool:
        """Whether an exact reader may get what was no instance of a class before."""
        where = Where(name="", use=Use.READ, exact=True, place=split_id(new.id))
        kept = self.changes, self._seen
        self.changes, self._seen = Changes(), set()
        try:
            self.compare_objects(old, new, where)
            self.compare_assertions(old.residual, new.residual, where)
            found = self.changes.found
            return new.implied > old.implied or any(each.breaks for each in found)
        finally:
            self.changes, self._seen = kept

    def _new_property(self, item: ir.Property, extra: ir.Type, where: Where) -> None:
        """Tell of a property, which was among others that are `extra`."""
        inside = where.part(f".{item.name}", item.type, where.use & self._uses(item))
        was_barred = isinstance(extra, ir.Never) and where.exact
        self.changes.added(
            f"the property {item.name!r} of",
            where.name,
            inside.place,
            is_due=item.required and Use.SENT in inside.use,
            breaks=was_barred and Use.READ in inside.use,
        )
        if not isinstance(extra, ir.Never | ir.Any):
            self.compare(extra, item.type, replace(inside, use=where.use))

    def _properties(
        self, old: ir.Object, new: ir.Object
    ) -> tuple[dict[str, ir.Property], dict[str, ir.Property]]:
        """The properties to be compared: those of the same bases are so elsewhere."""
        before, after = list(old.properties), list(new.properties)
        if len(old.bases) != len(new.bases) or not all(
            map(self.fitting.is_same, old.bases, new.bases)
        ):
            before = properties_of(old, self.base.spec.definitions)
            after = properties_of(new, self.new.spec.definitions)
        return {item.name: item for item in before}, {item.name: item for item in after}

    def _property(self, old: ir.Property, new: ir.Property, where: Where) -> None:
        before = where.use & self._uses(old)
        after = where.use & self._uses(new)
        use = before & Use.SENT | after & Use.READ
        inside = where.part(f".{new.name}", new.type, use)
        if lost := before & ~after:
            self.changes.tell("change-direction", inside, use=_words(lost), breaks=True)
        was_due = old.required and Use.SENT in before
        is_due = new.required and Use.SENT in after
        if new.required > old.required or is_due > was_due:
            self.changes.tell("change-required", inside, breaks=is_due)
        if old.required > new.required:
            breaks = Use.READ in before & after
            self.changes.tell("change-optional", inside, breaks=breaks)
        self.compare(old.type, new.type, inside)

    def _uses(self, item: ir.Property) -> Use:
        """In which directions a property travels: in both where all is exact."""
        uses = Use.BOTH
        if self.new.options.keep_read_only:
            return uses
        if item.read_only:
            uses &= ~Use.SENT
        if item.write_only:
            uses &= ~Use.READ
        return uses

    def compare_any(
        self, old: tuple[ir.Type, ...], new: tuple[ir.Type, ...], where: Where
    ) -> None:
        """Compare what is of any of some types; of a single one, where that stands."""
        if len(old) == len(new) == 1:
            place = split_id(new[0].id)
            self.compare(old[0], new[0], replace(where, place=place))
        else:
            before = ir.Union(id=old[0].id, variants=old)
            after = ir.Union(id=new[0].id, variants=new)
            self.compare(before, after, where)

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
        known, gained = _parted(news, lambda new: fitting.fitted(before, new))
        if lost or gained:
            self._told(before, after, lost, gained, where)
        for was in kept:
            if not fitting.fits(was, after, held=True):
                over = after.over(was.alternative)
                unmet = min((fitting.unmet(was, now) for now in over), key=len)
                self.changes.held(unmet or ["more"], where)
        for now in known if where.exact else ():
            if not fitting.fitted(before, now, held=True):
                over = before.over(now.alternative)
                released = min((fitting.released(was, now) for was in over), key=len)
                self.changes.released(released or ["as much"], where)

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
        is_spared = not where.exact and _are_kept(gained, before, lost)
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
        """Tell what values are held to beside their type, now or before."""
        self.changes.held(self.fitting.added(before, after), where)
        if where.exact:
            self.changes.released(self.fitting.dropped(before, after), where)


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


def _are_kept(
    gained: Iterable[Taken], before: Iterable[Taken], lost: Iterable[Taken]
) -> bool:
    """Whether readers that are not exact kept what they get now all the same.

    A union keeps any variant that it does not know, and an enumeration the values that
    are of the type of one of its own.
    """
    gone = {id(each) for each in lost}
    known = [each for each in before if each.alternative.kind != "null"]
    kept = [e for e in known if e.alternative.kind in ONE and id(e) not in gone]
    is_union = bool(kept) and len({id(each.node) for each in known}) > 1
    types = {each.alternative.python_type for each in kept} - {None}
    return all(
        each.alternative.kind in ONE
        and (is_union or each.alternative.python_type in types)
        for each in gained
    )


def _words(use: Use) -> str:
    return " or ".join(
        word for each, word in ((Use.SENT, "sent"), (Use.READ, "read")) if each in use
    )
