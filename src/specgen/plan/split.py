"""How the definitions of a very large document are divided into modules.

A module of thousands of classes costs whoever wants one of them all of the others;
a module for each makes thousands of files. So schemas whose names begin with the same
words share a module, which bears these words: by as few words as keep it small, cheap
to import, and out of circles of imports. What a schema is called decides where it
stands, and little else: a schema more or less moves few others.

Owns: the groups and their names. Takes: definitions with the module they would like
to be in and what they need. Gives: the module of each. Must not know: how modules
that need each other are cut (`layout`), names of classes, kinds of types, or text.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence

from msgspec import Struct

from specgen.graph import Graph
from specgen.ir import TypeId
from specgen.naming import module_name
from specgen.plan.layout import Module

LARGE = 100
"""The number of definitions from which a module is divided."""

LARGEST = 40
"""The number of definitions up to which schemas with similar names share a module."""

REACH = 100
"""The number of definitions that such a module may hold and need, all in all."""

DEEPEST = 60
"""How many small modules may import one another in a row: Python nests imports."""

Edges = Mapping[TypeId, Iterable[TypeId]]


class _Unit(Struct, eq=False):
    """Definitions that stand together in any case.

    `words` are those of a name, of which the first `count` make the `module` below
    `parent`; without words it is a module that is not divided. `reach` is all that the
    unit holds and needs in its large module, None where that is a lot.
    """

    parent: Module
    words: tuple[str, ...] = ()
    places: Sequence[TypeId] = ()
    reach: set[TypeId] | None = None
    count: int = 0
    module: Module = ()

    def __post_init__(self) -> None:
        self.divide()

    @property
    def is_divisible(self) -> bool:
        """Whether one more word would make another module."""
        return self.count < len(self.words)

    def divide(self) -> None:
        """Let one more word count."""
        self.count += 1
        words = "_".join(self.words[: self.count])
        self.module = (*self.parent, module_name(words)) if words else self.parent


def split_large(
    wanted: Mapping[TypeId, Module],
    needs: Callable[[TypeId], Iterable[TypeId]],
    owner: Callable[[TypeId], TypeId],
    name: Callable[[TypeId], str],
) -> dict[TypeId, Module]:
    """Divide the very large ones of the modules that definitions are `wanted` in.

    A part of a schema stands where its `owner` does, and so do all schemas that need
    each other; the `name` of one of the owners decides on the module.
    """
    sizes = Counter(wanted.values())
    large = {module for module, size in sizes.items() if size >= LARGE}
    if not large:
        return dict(wanted)
    edges = {i: [n for n in needs(i) if n in wanted] for i in wanted}
    divided = {i: module for i, module in wanted.items() if module in large}
    units = _units(divided, edges, owner, name)
    others = {module: _Unit(module) for module in sizes if module not in large}
    home = {i: others[module] for i, module in wanted.items() if module in others}
    for unit in units:
        home.update(dict.fromkeys(unit.places, unit))
    links = {(home[i], home[n]) for i, targets in edges.items() for n in targets}
    while too_large := _too_large(units, links):
        for unit in too_large:
            unit.divide()
    return {i: home[i].module for i in wanted}


def _units(
    wanted: Mapping[TypeId, Module],
    edges: Edges,
    owner: Callable[[TypeId], TypeId],
    name: Callable[[TypeId], str],
) -> list[_Unit]:
    """Return what cannot be divided, each after all units that it needs."""
    owners = {i: owner(i) for i in wanted}
    parts: dict[TypeId, list[TypeId]] = {}
    between: dict[TypeId, dict[TypeId, None]] = {i: {} for i in owners.values()}
    for schema_id, whole in owners.items():
        parts.setdefault(whole, []).append(schema_id)
        for target in edges[schema_id]:
            if wanted.get(target) == wanted[schema_id]:
                between[whole][owners[target]] = None
    units = []
    reach: dict[TypeId, set[TypeId] | None] = {}
    for component in _shallow(between):
        places = [i for whole in component for i in parts[whole]]
        needed = {n for whole in component for n in between[whole]} - {*component}
        reached = _united([{*places}, *(reach.get(n) for n in needed)])
        reach.update(dict.fromkeys(component, reached))
        words = tuple(module_name(min(map(name, component))).split("_"))
        units.append(_Unit(wanted[places[0]], words, places, reached))
    return units


def _united(reached: Iterable[set[TypeId] | None]) -> set[TypeId] | None:
    """Return all that is reached, or None where that is a lot."""
    found: set[TypeId] = set()
    for each in reached:
        if each is None:
            return None
        found |= each
    return found if len(found) <= REACH else None


def _too_large(
    units: Iterable[_Unit], links: Iterable[tuple[_Unit, _Unit]]
) -> list[_Unit]:
    """Return the units that need another word, so that their modules are divided."""
    groups: dict[Module, list[_Unit]] = {}
    for unit in units:
        groups.setdefault(unit.module, []).append(unit)
    shared = {
        module: group
        for module, group in groups.items()
        if len(group) > 1 and any(unit.is_divisible for unit in group)
    }
    if not shared:
        return []
    imports: dict[Module, dict[Module, None]] = {m: {} for m in groups}
    for source, target in links:
        imports.setdefault(source.module, {})[target.module] = None
        imports.setdefault(target.module, {})
    layers = Graph({m: tuple(targets) for m, targets in imports.items()}).layers()
    tangled = {m for layer in layers for c in layer if len(c) > 1 for m in c}
    return [
        unit
        for module, group in shared.items()
        if module in tangled or len(layers) > DEEPEST or _holds_too_much(group)
        for unit in group
    ]


def _holds_too_much(group: Sequence[_Unit]) -> bool:
    size = sum(len(unit.places) for unit in group)
    return size > LARGEST or _united(unit.reach for unit in group) is None


def _shallow(edges: Edges) -> Iterable[Sequence[TypeId]]:
    """Return groups, of definitions that need each other, that need few in a row.

    Where rows are longer than modules may nest, groups far up in them are joined with
    what they need directly, so that each step down the row leads further.
    """
    graph = Graph({source: tuple(targets) for source, targets in edges.items()})
    layers = graph.layers()
    if len(layers) <= DEEPEST:
        return [component for layer in layers for component in layer]
    free = DEEPEST // 2
    step = (len(layers) - 1 - free) // (DEEPEST - free) + 1
    band = {
        i: at if at < free else free + (at - free) // step
        for at, layer in enumerate(layers)
        for component in layer
        for i in component
    }
    joined: dict[TypeId, set[TypeId]] = {i: set() for i in edges}
    for source, targets in edges.items():
        for target in targets:
            if band[source] == band[target]:
                joined[source].add(target)
                joined[target].add(source)
    return Graph(
        {i: tuple(sorted(others)) for i, others in joined.items()}
    ).strongly_connected_components()
