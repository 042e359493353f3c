"""What can be imported from a package, by the names that it is imported by.

Owns: which definitions the package itself offers, and which only their modules do, as
others bear their names. Takes: a plan. Gives: definitions by name. Must not know: what
became of them.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import NamedTuple

from specgen.emit.package import chosen
from specgen.ir import TypeId
from specgen.plan import Plan


class Imports(NamedTuple):
    """The definitions of a package."""

    top: Mapping[str, TypeId]
    """Those that the package itself offers, each by its name."""

    modules: Mapping[str, TypeId]
    """All of them, each by its module and its name: `models.orders.Item`."""

    @property
    def offered(self) -> dict[str, TypeId]:
        """All of them once, those that only a module offers by their longer names."""
        top = set(self.top.values())
        shared = {n: place for n, place in self.modules.items() if place not in top}
        return {**self.top, **shared}

    @property
    def known(self) -> dict[str, TypeId]:
        """All of them under every name."""
        return {**self.modules, **self.top}


def imports_of(plan: Plan) -> Imports:
    """What can be imported from the package of a plan."""
    has_models = plan.options.has_models
    homes = {**plan.models.public, **plan.enums} if has_models else plan.params.public
    bearers: dict[str, list[TypeId]] = {}
    for place in homes:
        bearers.setdefault(plan.names[place], []).append(place)
    offered = {name: chosen(plan, name, places) for name, places in bearers.items()}
    return Imports(
        top={name: place for name, place in offered.items() if place is not None},
        modules={
            ".".join((*module, plan.names[place])): place
            for place, module in homes.items()
        },
    )
