"""What changed between two versions of a specification, for those who use its package.

Owns: what breaks whom. Takes: the plans of both versions, made with the same settings.
Gives: changes, each with its place and whether it breaks code that was written before.
Must not know: how changes are told, or the numbers of versions.

Three rules decide. Who sends must still be allowed to send all that was allowed; who
reads must not get what could not come before, unless that is what readers are promised
to be spared. And a name that could be imported must still be there.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from msgspec import Struct

from specgen import ir
from specgen.changes.alternatives import (
    ANYTHING,
    Alternative,
    alternatives,
    described,
    is_among,
)
from specgen.changes.assertions import is_looser, keywords_of, said
from specgen.diagnostics import did_you_mean
from specgen.ir import TypeId, Use
from specgen.plan import Plan
from specgen.source import Location, split_id

_OPEN = frozenset({"value", "class"})
"""Alternatives of which readers that are not exact expect to meet others."""


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


def compare(base: Plan, new: Plan) -> list[Change]:
    """Return all that changed from `base` to `new`."""
    comparison = _Comparison(base, new)
    comparison.names()
    comparison.operations()
    comparison.streams()
    return comparison.found


class _Where(Struct, frozen=True, kw_only=True):
    """What is being compared: its name, who uses it how, and where it stands now."""

    name: str
    use: Use
    exact: bool
    place: Location

    def part(self, name: str, node: ir.Type, use: Use) -> _Where:
        """A part of it, under the name of the whole and its own."""
        return _Where(
            name=f"{self.name}{name}",
            use=use,
            exact=self.exact,
            place=split_id(node.id),
        )


class _Comparison:
    """One comparison of two plans."""

    def __init__(self, base: Plan, new: Plan) -> None:
        self.base = base
        self.new = new
        self.renamed = {
            name: new.names[new.ends[place]] for name, place in _named(new).items()
        }
        """What the classes of now are called by those who know them as aliases."""
        self.found: list[Change] = []
        self._seen: set[tuple[TypeId, TypeId, Use, bool]] = set()

    # -- what can be imported, called and listened to

    def names(self) -> None:
        """Compare the definitions that have the same name."""
        before, after = _named(self.base), _named(self.new)
        fresh = after.keys() - before.keys()
        for name, place in before.items():
            if name in after:
                self._definition(name, place, after[name])
            else:
                near = did_you_mean(name, fresh, 1)
                self._gone("the type", name, split_id(place), near)
        for name in sorted(fresh):
            self._added("the type", name, split_id(after[name]))

    def operations(self) -> None:
        """Compare the operations of the same name, by what they send and answer."""
        before = {item.name: item for item in self.base.spec.operations}
        after = {item.name: item for item in self.new.spec.operations}
        for name, item in before.items():
            if name in after:
                self._operation(item, after[name])
            else:
                self._gone("the operation", name, split_id(item.id))
        for name, item in after.items():
            if name not in before:
                self._added("the operation", name, split_id(item.id))

    def streams(self) -> None:
        """Compare the events of the streams of the same name."""
        before = {item.instance: item.stream for item in self.base.streams.values()}
        after = {item.instance: item.stream for item in self.new.streams.values()}
        for name, stream in before.items():
            if name not in after:
                self._gone("the stream", name, split_id(stream.id))
                continue
            old, new = _events(stream.events), _events(after[name].events)
            for event in old:
                if event not in new:
                    what = f"the event {event!r} of"
                    self._gone(what, name, split_id(stream.id))
            for event in new:
                if event not in old:
                    what = f"the event {event!r} of"
                    self._added(what, name, split_id(after[name].id))

    def _definition(self, name: str, before: TypeId, after: TypeId) -> None:
        old, new = self.base.definition(before), self.new.definition(after)
        where = _Where(
            name=name,
            use=old.use or Use.BOTH,
            exact=new.exact,
            place=split_id(after),
        )
        old_type, new_type = self.base.resolved(old.type), self.new.resolved(new.type)
        if isinstance(old_type, ir.Object) and isinstance(new_type, ir.Object):
            self._object(old_type, new_type, where)
            self._assertions(old_type.residual, new_type.residual, where)
        else:
            self._types(old.type, new.type, where)

    def _operation(self, old: ir.Operation, new: ir.Operation) -> None:
        sent, read = Use.SENT, Use.READ
        if new.incoming:
            sent, read = read, sent
        for what, use, before, after in (
            ("request", sent, old.requests, new.requests),
            ("response", read, old.responses, new.responses),
        ):
            where = _Where(
                name=f"the {what} of {new.name}",
                use=use,
                exact=False,
                place=split_id(new.id),
            )
            self._types(_any_of(before, old.id), _any_of(after, new.id), where)

    # -- types

    def _object(self, old: ir.Object, new: ir.Object, where: _Where) -> None:
        before, after = self._properties(old, new)
        for name, item in before.items():
            if name not in after:
                what = f"the property {name!r} of"
                self._gone(what, where.name, split_id(item.type.id))
            else:
                self._property(item, after[name], where)
        for name, item in after.items():
            if name not in before:
                what = f"the property {name!r} of"
                is_due = item.required and bool(_uses(item) & where.use & Use.SENT)
                self._added(what, where.name, split_id(item.type.id), breaks=is_due)
        inside = where.part("'s other properties", new.extra, where.use)
        self._types(old.extra, new.extra, inside)

    def _properties(
        self, old: ir.Object, new: ir.Object
    ) -> tuple[dict[str, ir.Property], dict[str, ir.Property]]:
        """The properties to be compared: those of the same bases are so elsewhere."""
        names = [self.base.names[base] for base in old.bases]
        if names == [self.new.names[base] for base in new.bases]:
            return (
                {item.name: item for item in old.properties},
                {item.name: item for item in new.properties},
            )
        return (
            {item.name: item for item in _all_properties(old, self.base)},
            {item.name: item for item in _all_properties(new, self.new)},
        )

    def _property(self, old: ir.Property, new: ir.Property, where: _Where) -> None:
        inside = where.part(f".{new.name}", new.type, where.use & _uses(old))
        if lost := inside.use & ~_uses(new):
            self._tell("change-direction", inside, use=_words(lost), breaks=True)
        if new.required and not old.required:
            breaks = bool(inside.use & Use.SENT)
            self._tell("change-required", inside, breaks=breaks)
        if old.required and not new.required:
            breaks = bool(inside.use & Use.READ)
            self._tell("change-optional", inside, breaks=breaks)
        self._types(old.type, new.type, inside)

    def _types(self, old: ir.Type, new: ir.Type, where: _Where) -> None:
        match old, new:
            case ir.Ref(), ir.Ref() if self._is_seen_to(old.target, new.target, where):
                self._assertions(old.residual, new.residual, where)
                return
        before = {
            self._as_now(each): node
            for each, node in alternatives(old, self.base).items()
        }
        after = alternatives(new, self.new)
        lost = [each for each in before if not is_among(each, after)]
        gained = [each for each in after if not is_among(each, before)]
        if lost or gained:
            self._alternatives(lost, gained, before, after, where)
        for each in before.keys() & after.keys():
            self._parts(before[each], after[each], where)
        if ANYTHING not in before:
            self._assertions(
                [a for each in (old, *before.values()) for a in each.residual],
                [a for each in (new, *after.values()) for a in each.residual],
                where,
            )

    def _is_seen_to(self, old: TypeId, new: TypeId, where: _Where) -> bool:
        """Whether two definitions have the same name, or were compared before."""
        pair = (old, new, where.use, where.exact)
        if pair in self._seen:
            return True
        self._seen.add(pair)
        name = self.base.names[old]
        return bool(name) and name == self.new.names[new]

    def _as_now(self, alternative: Alternative) -> Alternative:
        """An alternative of the base; a class under the name that it has now."""
        if alternative.kind != "class":
            return alternative
        name = self.renamed.get(alternative.detail, alternative.detail)
        return alternative._replace(detail=name)

    def _alternatives(
        self,
        lost: list[Alternative],
        gained: list[Alternative],
        before: Mapping[Alternative, ir.Type],
        after: Mapping[Alternative, ir.Type],
        where: _Where,
    ) -> None:
        is_spared = (
            not where.exact
            and all(each.kind in _OPEN for each in gained)
            and any(each.kind in _OPEN for each in before if each not in lost)
        )
        breaks = bool(lost and where.use & Use.SENT) or bool(
            gained and where.use & Use.READ and not is_spared
        )
        if not lost:
            what = described(gained)
            self._tell("change-wider", where, breaks=breaks, what=what)
        elif not gained:
            what = described(lost)
            self._tell("change-narrower", where, breaks=breaks, what=what)
        else:
            self._tell(
                "change-type",
                where,
                breaks=breaks,
                old=described(before),
                new=described(after),
            )

    def _parts(self, old: ir.Type, new: ir.Type, where: _Where) -> None:
        match old, new:
            case ir.Array(), ir.Array():
                inside = where.part("[]", new.items, where.use)
                self._types(old.items, new.items, inside)
            case ir.Map(), ir.Map():
                inside = where.part("{}", new.values, where.use)
                self._types(old.values, new.values, inside)
            case ir.Tuple(), ir.Tuple():
                pairs = zip(old.items, new.items, strict=True)
                for number, (before, after) in enumerate(pairs):
                    inside = where.part(f"[{number}]", after, where.use)
                    self._types(before, after, inside)

    def _assertions(
        self,
        before: Iterable[ir.Assertion],
        after: Iterable[ir.Assertion],
        where: _Where,
    ) -> None:
        old, new = keywords_of(before), keywords_of(after)
        for keyword, value in new.items():
            if keyword in old and is_looser(keyword, old[keyword], value):
                continue
            breaks = where.exact and bool(where.use & Use.SENT)
            what = said(keyword, value)
            self._tell("change-held", where, breaks=breaks, what=what)

    # -- what is told

    def _tell(
        self, code: str, where: _Where, *, breaks: bool = False, **values: str
    ) -> None:
        values["name"] = where.name
        place = where.place._replace(part="key")
        change = Change(code=code, place=place, values=values, breaks=breaks)
        self.found.append(change)

    def _gone(
        self, what: str, name: str, place: Location, suggestion: str = ""
    ) -> None:
        values = {"what": what, "name": name, "suggestion": suggestion}
        self.found.append(
            Change(
                code="change-gone",
                place=place._replace(part="key"),
                values=values,
                breaks=True,
                gone=True,
            )
        )

    def _added(
        self, what: str, name: str, place: Location, *, breaks: bool = False
    ) -> None:
        self.found.append(
            Change(
                code="change-due" if breaks else "change-added",
                place=place._replace(part="key"),
                values={"what": what, "name": name},
                breaks=breaks,
                adds=True,
            )
        )


def _named(plan: Plan) -> dict[str, TypeId]:
    """The definitions that can be imported, by name."""
    found: dict[str, TypeId] = {}
    for place, final in plan.finals.items():
        if place == final and plan.names[place]:
            found.setdefault(plan.names[place], place)
    return found


def _all_properties(node: ir.Object, plan: Plan) -> Iterator[ir.Property]:
    """The properties of an object, those of its bases first."""
    for place in node.bases:
        base = plan.definition(place).type
        if isinstance(base, ir.Object):
            yield from _all_properties(base, plan)
    yield from node.properties


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


def _any_of(types: tuple[ir.Type, ...], place: TypeId) -> ir.Type:
    return ir.Union(id=place, variants=types)


def _events(events: ir.Events) -> list[str]:
    """The names of events, as far as they have any."""
    match events:
        case ir.FlatEvents(names=members):
            return [str(member.value) for member in members]
        case ir.TaggedEvents(events=found) | ir.EnvelopeEvents(events=found):
            return list(dict.fromkeys(event.name for event in found))
        case _:
            return []
