"""What changed between two versions of a specification, for those who use its package.

Owns: what breaks whom. Takes: both versions, understood under the same settings.
Gives: changes, each with its place and whether it breaks code that was written before.
Must not know: how changes are told, or the numbers of versions.

Three rules decide. Who sends must still be allowed to send all that was allowed; who
reads must not get what could not come before, unless that is what readers are promised
to be spared. And what has a name must still be there: what could be imported, and an
operation where it was called.
"""

from __future__ import annotations

import re

from specgen import ir
from specgen.changes.fitting import Version
from specgen.changes.found import Change, Changes, Where
from specgen.changes.imports import imports_of
from specgen.changes.types import TypeComparison
from specgen.diagnostics import did_you_mean, meant
from specgen.ir import TypeId, Use
from specgen.source import split_id

_PARAMETER = re.compile(r"\{[^{}]*\}")


def compare(base: Version, new: Version) -> list[Change]:
    """Return all that changed from `base` to `new`."""
    comparison = _Comparison(base, new)
    comparison.names()
    comparison.operations()
    comparison.streams()
    return comparison.changes.found


class _Comparison:
    """One comparison of two versions."""

    def __init__(self, base: Version, new: Version) -> None:
        self.base = base.plan
        self.new = new.plan
        self.changes = Changes()
        self.types = TypeComparison(base, new, self.changes)

    def names(self) -> None:
        """Compare the definitions that are imported by the same name."""
        before, after = imports_of(self.base), imports_of(self.new)
        known, offered = after.known, after.offered
        fresh = offered.keys() - before.known.keys()
        homes = {place: name for name, place in before.modules.items()}
        for name, place in before.offered.items():
            if name in known:
                self._definition(name, place, known[name])
                continue
            home = homes[place]
            if home in offered:  # there is another one of its name now
                near = f"import it from {home.rpartition('.')[0]}"
            else:
                near = did_you_mean(name, fresh, 1)
            self.changes.gone("the type", name, split_id(place), near)
        for name in sorted(fresh):
            self.changes.added("the type", name, split_id(offered[name]))

    def operations(self) -> None:
        """Compare the operations of the same name, by what they send and answer."""
        before = {item.name: item for item in self.base.spec.operations}
        after = {item.name: item for item in self.new.spec.operations}
        fresh = {name: item for name, item in after.items() if name not in before}
        renamed = {_address(item): name for name, item in fresh.items()}
        for name, item in before.items():
            if name in after:
                self._operation(item, after[name])
                continue
            there = renamed.get(_address(item))
            near = meant([there]) if there else did_you_mean(name, fresh, 1)
            self.changes.gone("the operation", name, split_id(item.id), near)
        for name, item in fresh.items():
            self.changes.added("the operation", name, split_id(item.id))

    def streams(self) -> None:
        """Compare the events of the streams of the same name."""
        before = {item.instance: item.stream for item in self.base.streams.values()}
        after = {item.instance: item.stream for item in self.new.streams.values()}
        for name, stream in before.items():
            if name not in after:
                self.changes.gone("the stream", name, split_id(stream.id))
                continue
            old, new = _events(stream.events), _events(after[name].events)
            for event in (each for each in old if each not in new):
                place = split_id(stream.id)
                self.changes.gone(f"the event {event!r} of", name, place)
            for event in (each for each in new if each not in old):
                place = split_id(after[name].id)
                self.changes.added(f"the event {event!r} of", name, place)

    def _definition(self, name: str, before: TypeId, after: TypeId) -> None:
        old, new = self.base.definition(before), self.new.definition(after)
        where = Where(
            name=name,
            use=old.use or Use.BOTH,
            exact=new.exact,
            place=split_id(after),
        )
        old_type, new_type = self.base.resolved(old.type), self.new.resolved(new.type)
        if isinstance(old_type, ir.Object) and isinstance(new_type, ir.Object):
            self.types.compare_objects(old_type, new_type, where)
            self.types.compare_assertions(old_type.residual, new_type.residual, where)
        else:
            self.types.compare(old.type, new.type, where)

    def _operation(self, old: ir.Operation, new: ir.Operation) -> None:
        sent, read = Use.SENT, Use.READ
        if new.incoming:
            sent, read = read, sent
        elif _address(old) != _address(new):
            where = _end_of(new, new.name, Use.BOTH)
            was, now = _shown_address(old), _shown_address(new)
            self.changes.tell("change-address", where, breaks=True, old=was, new=now)
        for what, use, before, after in (
            ("request", sent, old.requests, new.requests),
            ("response", read, old.responses, new.responses),
        ):
            if after and not before:
                self.changes.added(f"the {what} of", new.name, split_id(new.id))
            elif before and not after:
                self.changes.gone(f"the {what} of", old.name, split_id(old.id))
            else:
                where = _end_of(new, f"the {what} of {new.name}", use)
                self.types.compare(
                    _any_of(before, old.id), _any_of(after, new.id), where
                )


def _end_of(operation: ir.Operation, name: str, use: Use) -> Where:
    return Where(name=name, use=use, exact=False, place=split_id(operation.id))


def _address(operation: ir.Operation) -> str:
    """Where an operation is called, whatever the parameters in its path are named."""
    return _PARAMETER.sub("{}", _shown_address(operation))


def _shown_address(operation: ir.Operation) -> str:
    return f"{operation.method.upper()} {operation.path}"


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
