"""All that emit may ask: the Python name, module and neighbours of every type.

Owns: which definitions are emitted, under which name, where; the symbols of the
lock file. Takes: a `Spec` and the configuration. Gives: a `Plan`. Reports names
that collide or cannot be made. Must not know: how any of it is written.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from functools import cache
from typing import TypeGuard

from msgspec import Struct

from specgen import ir
from specgen.diagnostics import Diagnostics, Site
from specgen.ir import TypeId, Use
from specgen.naming.places import PlaceNames
from specgen.passes.find_switches import has_switch
from specgen.plan.closed import closed_properties
from specgen.plan.collisions import Collisions
from specgen.plan.distinct import key_at, told_apart_at_home
from specgen.plan.layout import (
    FOLDERS,
    Arrangement,
    Module,
    Side,
    arrange,
    module_paths,
)
from specgen.plan.order import Rank, ranks
from specgen.plan.schema_names import named_places, place_names, schema_names
from specgen.plan.split import split_large
from specgen.plan.stream_names import (
    StreamNames,
    own_classes,
    stream_names,
    tags_of_events,
)
from specgen.pyexpr import Name
from specgen.source import uri_of
from specgen.walk import edges_of, ends_of, resolved, values_of


class Options(Struct, frozen=True, kw_only=True):
    """What the configuration says about names, formats and output."""

    package: str
    targets: tuple[str, ...] = ("models", "params", "events")
    python_formats: bool = True
    string_enums: bool = False
    chosen_names: Mapping[TypeId, str]
    keep_read_only: bool = False

    @property
    def has_models(self) -> bool:
        """Whether there are models: events are made of them, and bring them along."""
        return "models" in self.targets or self.has_events

    @property
    def has_params(self) -> bool:
        """Whether there are params."""
        return "params" in self.targets

    @property
    def has_enums(self) -> bool:
        """Whether there are enums: models and params share them."""
        return self.has_models or self.has_params

    @property
    def has_events(self) -> bool:
        """Whether there are events."""
        return "events" in self.targets


class Plan(Struct, frozen=True, kw_only=True):
    """A specification with all its Python names and places.

    `finals` has the definition that is emitted for each: itself, unless it is but
    another path to one. `closed` are the properties that tell variants apart, as
    (object, property); `switches` the request objects whose property asks for a stream;
    `ends` where each definition leads to, however many references later; `edges` the
    definitions that each one needs; `namesakes` those that need themselves in the end,
    and so does an alias of the same name in another module.
    """

    spec: ir.Spec
    options: Options
    names: Mapping[TypeId, str]
    finals: Mapping[TypeId, TypeId]
    models: Arrangement
    params: Arrangement
    enums: Mapping[TypeId, Module]
    streams: Mapping[TypeId, StreamNames]
    closed: frozenset[tuple[TypeId, str]]
    switches: Mapping[TypeId, str]
    ends: Mapping[TypeId, TypeId]
    edges: Mapping[TypeId, tuple[TypeId, ...]]
    namesakes: frozenset[TypeId]

    @property
    def is_empty(self) -> bool:
        """Whether nothing is emitted."""
        arranged = self.models.contents or self.params.contents
        return not (arranged or self.enums or self.streams)

    def definition(self, schema_id: TypeId) -> ir.Definition:
        """The definition at a place."""
        return self.spec.definitions[schema_id]

    def resolved(self, node: ir.Type) -> ir.Type:
        """The type behind any references."""
        if isinstance(node, ir.Ref):
            return self.spec.definitions[self.ends[node.target]].type
        return node

    def model(self, schema_id: TypeId) -> Name:
        """The class or alias that models use for a definition."""
        place = self.finals[schema_id]
        if place in self.enums:
            return Name(self.names[place], dotted(self.enums[place]))
        return Name(self.names[place], dotted(self.models.modules[place]))

    def param(self, schema_id: TypeId) -> Name:
        """The TypedDict or alias that params use for a definition."""
        place = self.finals[schema_id]
        if place in self.enums:
            return Name(self.names[place], dotted(self.enums[place]))
        return Name(param_name(self.names[place]), dotted(self.params.modules[place]))

    def is_sent(self, owner: TypeId, item: ir.Property) -> bool:
        """Whether a property of an object is in what is sent.

        One that is only read is not, unless it tells variants apart.
        """
        if self.options.keep_read_only or not item.read_only:
            return True
        return (owner, item.name) in self.closed

    def symbols(self) -> dict[TypeId, dict[str, str]]:
        """Where each definition is imported from: `package.module:Name`, by side."""
        options = self.options
        models = self.models.public if options.has_models else {}
        params = self.params.public if options.has_params else {}
        streams = self.streams if options.has_events else {}
        found: dict[TypeId, dict[str, str]] = {}
        for schema_id in self.spec.definitions:
            place = self.finals[schema_id]
            name = self.names[place]
            entry: dict[str, str] = {}
            if place in self.enums:
                entry["model"] = entry["param"] = self._symbol(self.enums[place], name)
            elif place in models:
                entry["model"] = self._symbol(models[place], name)
            if place in params and "param" not in entry:
                entry["param"] = self._symbol(params[place], param_name(name))
            stream = streams.get(place)
            if stream is not None:
                entry["events"] = self._symbol(stream.module, stream.instance)
            if entry:
                found[schema_id] = entry
        for place, stream in streams.items():
            events = self._symbol(stream.module, stream.instance)
            found.setdefault(place, {})["events"] = events
        return found

    def _symbol(self, module: Module, name: str) -> str:
        return f"{self.options.package}.{'.'.join(module)}:{name}"


@cache
def dotted(module: Module) -> str:
    """A module of the generated package, as `Name` has it: `.models.images`."""
    return f".{'.'.join(module)}"


def param_name(name: str) -> str:
    """The name of the twin that is sent."""
    return f"{name}Param"


def is_literal_enum(node: ir.Type) -> TypeGuard[ir.Enum | ir.Literal]:
    """Whether a type is an enumeration that `typing.Literal` can say by itself.

    Of numbers and booleans it cannot: to it `1`, `1.0` and `True` are the same.
    """
    match node:
        case ir.Enum(residual=()) | ir.Literal(residual=()):
            return all(isinstance(value, str | None) for value in values_of(node))
        case _:
            return False


def _final_alias(
    schema_id: TypeId, spec: ir.Spec, names: Mapping[TypeId, str]
) -> TypeId:
    """Behind references that lead to a definition of the same name."""
    seen = {schema_id}
    while True:
        node = spec.definitions[schema_id].type
        if not isinstance(node, ir.Ref) or node.residual or node.target in seen:
            return schema_id
        if names[node.target] != names[schema_id]:
            return schema_id
        seen.add(node.target)
        schema_id = node.target


def plan(
    spec: ir.Spec,
    options: Options,
    diagnostics: Diagnostics,
    name_at: Callable[[TypeId], Site] = key_at,
) -> Plan:
    """Decide every name and module. Reports collisions and impossible names.

    `name_at` tells where the name of a definition is written.
    """
    chosen = options.chosen_names
    places = place_names(spec, chosen)
    names = schema_names(places, spec, chosen, diagnostics)
    finals = {i: _final_alias(i, spec, names) for i in spec.definitions}
    own = [place for place, final in finals.items() if place == final]
    uris = dict.fromkeys(uri_of(i) for i in named_places(spec))
    modules = module_paths(uris)
    enums = _enum_modules(own, spec, modules)
    events = own_classes(spec)
    classes = [i for i in own if i not in enums and i not in events]
    sent = [i for i in classes if Use.SENT in spec.definitions[i].use]
    edges = _edges(spec, finals)
    order = ranks(spec.definitions, edges, finals)
    models = _arranged("model", classes, edges, order, modules, places)
    params = _arranged("param", sent, edges, order, modules, places)
    names = told_apart_at_home(
        names, (models, params), spec.definitions, chosen, diagnostics
    )
    found = Plan(
        spec=spec,
        options=options,
        names=names,
        finals=finals,
        models=models,
        params=params,
        enums=enums,
        streams=stream_names(spec, names, modules),
        closed=_closed(spec),
        switches=_switches(spec),
        ends=ends_of(spec.definitions),
        edges=edges,
        namesakes=_namesakes(models, names, spec),
    )
    homes = (*models.public.items(), *models.modules.items(), *enums.items())
    Collisions(chosen, name_at, diagnostics).check(names, homes, found.streams)
    return found


def _enum_modules(
    places: Iterable[TypeId], spec: ir.Spec, modules: Mapping[str, Module]
) -> dict[TypeId, Module]:
    """The modules of enumerations with a name, which models and params share."""
    return {
        i: (FOLDERS["enum"], *modules[uri_of(i)])
        for i in places
        if is_literal_enum(spec.definitions[i].type) and spec.definitions[i].named
    }


def _arranged(
    side: Side,
    places: list[TypeId],
    edges: Mapping[TypeId, tuple[TypeId, ...]],
    order: Mapping[TypeId, Rank],
    modules: Mapping[str, Module],
    names: PlaceNames,
) -> Arrangement:
    """The modules of one side; `modules` are those that mirror the documents."""
    wanted = {i: (FOLDERS[side], *modules[uri_of(i)]) for i in places}
    needs = edges.__getitem__
    split = split_large(wanted, needs, names.owner, names.__getitem__)
    return arrange(split, needs, order.__getitem__)


def _edges(
    spec: ir.Spec, finals: Mapping[TypeId, TypeId]
) -> dict[TypeId, tuple[TypeId, ...]]:
    """What each definition needs, behind references to another path of the same."""
    return {
        schema_id: tuple(map(finals.__getitem__, targets))
        for schema_id, targets in edges_of(spec.definitions).items()
    }


def _closed(spec: ir.Spec) -> frozenset[tuple[TypeId, str]]:
    """The properties whose constants stay closed, in unions and in streams."""
    found = set(closed_properties(spec))
    for place, tag, is_closed in tags_of_events(spec):
        found.discard((place, tag))
        found.update([(place, tag)] * is_closed)
    return frozenset(found)


def _namesakes(
    models: Arrangement, names: Mapping[TypeId, str], spec: ir.Spec
) -> frozenset[TypeId]:
    bearers: dict[str, list[TypeId]] = {}
    for place in models.circles:
        bearers.setdefault(names[place], []).append(place)
    return frozenset(
        place
        for places in bearers.values()
        if len(places) > 1
        and not all(isinstance(spec.definitions[p].type, ir.Object) for p in places)
        for place in places
    )


def _switches(spec: ir.Spec) -> dict[TypeId, str]:
    return {
        resolved(request, spec.definitions).id: operation.stream_switch
        for operation in spec.operations
        if operation.stream_switch is not None
        for request in operation.requests
        if has_switch(request, spec.definitions)
    }
