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

from msgspec.structs import replace

from specgen import ir
from specgen.changes.fitting import Version
from specgen.changes.found import Change, Where
from specgen.changes.imports import Imports, imports_of, params_of
from specgen.changes.operations import OperationComparison
from specgen.changes.streams import StreamComparison
from specgen.changes.types import TypeComparison
from specgen.diagnostics import did_you_mean
from specgen.emit.enums import is_enum_class
from specgen.ir import TypeId, Use
from specgen.naming import names_of_members
from specgen.plan import Plan
from specgen.source import split_id


def compare(base: Version, new: Version) -> list[Change]:
    """Return all that changed from `base` to `new`."""
    comparison = _Comparison(base, new)
    comparison.names()
    comparison.operations()
    comparison.streams()
    return comparison.types.changes.found


class _Comparison:
    """One comparison of two versions."""

    def __init__(self, base: Version, new: Version) -> None:
        self.base = base.plan
        self.new = new.plan
        self.types = TypeComparison(base, new)
        self.pairs = self.types.fitting.pairs

    def names(self) -> None:
        """Compare the definitions that are imported by the same name."""
        before, after = imports_of(self.base), imports_of(self.new)
        changes, offered = self.types.changes, after.offered
        fresh = offered.keys() - before.known.keys()
        homes = before.homes
        for name, place in before.offered.items():
            if place in self.pairs:
                self._definition(name, place, self.pairs[place])
            if name in after.known:
                continue
            home = homes[place]
            if home in offered:  # there is another one of its name now
                near = f"import it from {home.rpartition('.')[0]}"
            else:
                near = did_you_mean(name, fresh, 1)
            changes.gone("the type", name, split_id(place), near)
        for name in sorted(fresh):
            changes.added("the type", name, split_id(offered[name]))
        self._params(params_of(self.base), params_of(self.new))

    def _params(self, before: Imports, after: Imports) -> None:
        """Tell which params come and go of definitions that both versions have."""
        changes = self.types.changes
        for name, place in before.offered.items():
            if place in self.pairs and name not in after.known:
                changes.gone("the type", name, split_id(place))
        known = set(self.pairs.values())
        for name, place in after.offered.items():
            if place in known and name not in before.known:
                changes.added("the type", name, split_id(place))

    def operations(self) -> None:
        """Compare the operations of the same name, by what they send and answer."""
        sides = self.base.spec.operations, self.new.spec.operations
        OperationComparison(self.types).compare(*sides)

    def streams(self) -> None:
        """Compare the events of the streams of the same name."""
        StreamComparison(self.types).compare(self.base.streams, self.new.streams)

    def _definition(self, name: str, before: TypeId, after: TypeId) -> None:
        old, new = self.base.definition(before), self.new.definition(after)
        was, now = self.base.resolved(old.type), self.new.resolved(new.type)
        where = Where(
            name=name,
            use=old.use or Use.BOTH,
            exact=old.exact,
            place=split_id(after),
        )
        self._members(was, now, where)
        if isinstance(was, ir.Object) and isinstance(now, ir.Object):
            self.types.compare_objects(was, now, where)
            self.types.compare_assertions(was.residual, now.residual, where)
            if (was, now) == (old.type, new.type) and was.implied is now.implied:
                return
        elif isinstance(was, ir.Object):  # whoever calls it, it is no class now
            where = replace(where, use=Use.BOTH, exact=True)
        self.types.compare(old.type, new.type, where)

    def _members(self, old: ir.Type, new: ir.Type, where: Where) -> None:
        """Tell which members of the class of an enumeration are gone."""
        left = _members(new, self.new)
        for name in _members(old, self.base):
            if name not in left:
                what = f"the member {name} of"
                self.types.changes.gone(what, where.name, split_id(old.id))


def _members(node: ir.Type, plan: Plan) -> list[str]:
    """The members of a class of an enumeration."""
    return names_of_members(node.members) if is_enum_class(node, plan) else []
