"""What can be imported from a package, by the names that it is imported by.

Owns: which definitions the package itself offers, and which only their modules do, as
others bear their names. Takes: a plan. Gives: definitions by name. Must not know: what
became of them.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import NamedTuple

from specgen.emit.package import chosen
from specgen.ir import TypeId
from specgen.plan import Plan, param_name
from specgen.plan.layout import Module


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
    def homes(self) -> dict[TypeId, str]:
        """The longer names of all of them."""
        return {place: name for name, place in self.modules.items()}

    @property
    def known(self) -> dict[str, TypeId]:
        """All of them under every name."""
        return {**self.modules, **self.top}


def imports_of(plan: Plan) -> Imports:
    """What can be imported from the package of a plan: a type of each definition."""
    if plan.options.has_models:
        return definitions_of(plan)
    homes = {**plan.params.public, **plan.enums}
    return _imports(plan, homes, lambda place: _param(place, plan))


def definitions_of(plan: Plan) -> Imports:
    """All definitions, by the names that their models have or would have."""
    homes = {**plan.models.public, **plan.enums}
    own: dict[TypeId, str] = {}
    for stream in plan.streams.values():
        own |= stream.by_place
        homes |= dict.fromkeys(stream.by_place, stream.home)
    return _imports(plan, homes, lambda place: own.get(place) or plan.names[place])


def params_of(plan: Plan) -> Imports:
    """The twins that are sent, where there are models beside them."""
    options = plan.options
    has_both = options.has_models and options.has_params
    homes = plan.params.public if has_both else {}
    return _imports(plan, homes, lambda place: _param(place, plan))


def paired(before: Imports, after: Imports) -> dict[TypeId, TypeId]:
    """The definitions of one package, each with what its name stands for in another.

    Where the package itself no longer has the name, that of the module counts.
    """
    known = after.known
    homes = before.homes
    found = {
        place: known.get(name) or known.get(homes[place])
        for name, place in before.offered.items()
    }
    return {place: now for place, now in found.items() if now is not None}


def _param(place: TypeId, plan: Plan) -> str:
    """What is sent of a definition: enumerations are so themselves."""
    name = plan.names[place]
    return name if place in plan.enums else param_name(name)


def _imports(
    plan: Plan, homes: Mapping[TypeId, Module], name_of: Callable[[TypeId], str]
) -> Imports:
    bearers: dict[str, list[TypeId]] = {}
    for place in homes:
        bearers.setdefault(name_of(place), []).append(place)
    offered = {
        name: chosen(plan, plan.names[places[0]], places)
        for name, places in bearers.items()
    }
    return Imports(
        top={name: place for name, place in offered.items() if place is not None},
        modules={
            ".".join((*module, name_of(place))): place
            for place, module in homes.items()
        },
    )
