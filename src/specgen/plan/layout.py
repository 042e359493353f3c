"""Which module each definition lives in, and in what order it stands there.

Owns: modules as paths, the cut of import cycles, the order inside a module.
Takes: definitions with the module they would like to be in and what they need.
Gives: an `Arrangement` in which every import leads to a module that imports
nothing back, so that any module can be imported first. Must not know: names of
classes, kinds of types, or text.

Definitions that need each other stand in one module. Where modules still need
each other, because each has something that the other one needs, the definitions
of a module are laid in layers: the lower ones move to private modules beside it,
and it re-exports them.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import Literal, TypeAlias

from msgspec import Struct

from specgen.graph import Graph
from specgen.ir import TypeId
from specgen.naming import module_name
from specgen.plan.order import Rank

Module = tuple[str, ...]
"""A module by the names that lead to it from the package: `("models", "images")`."""

Side: TypeAlias = Literal["model", "param", "enum", "events"]
"""What a module is a module of."""

FOLDERS: Mapping[Side, str] = {
    "model": "models",
    "param": "params",
    "enum": "enums",
    "events": "events",
}
"""The package that all modules of a side are in."""

SCHEMA_FOLDERS = frozenset({"schemas", "models", "definitions"})
"""Folders whose name says no more than that there are schemas in them."""


class Arrangement(Struct, frozen=True):
    """Definitions by module, in the order in which they can be executed.

    `modules` is where each definition stands; `public` where it is imported from;
    `reexports` has what a module offers that stands in another one. Within one module
    a definition needs a later one only if the two need each other; `circles` are those
    that need themselves in the end.
    """

    contents: Mapping[Module, Sequence[TypeId]]
    modules: Mapping[TypeId, Module]
    public: Mapping[TypeId, Module]
    reexports: Mapping[Module, Sequence[TypeId]]
    circles: frozenset[TypeId]


def arrange(
    wanted: Mapping[TypeId, Module],
    needs: Callable[[TypeId], Iterable[TypeId]],
    rank: Callable[[TypeId], Rank],
) -> Arrangement:
    """Arrange definitions, given in the order of the documents.

    `needs` gives what a definition needs, itself and unknown places included or
    not; of definitions that need each other, those of lower `rank` come first.
    """
    edges = {
        schema_id: tuple(n for n in dict.fromkeys(needs(schema_id)) if n in wanted)
        for schema_id in wanted
    }
    components = Graph(edges).strongly_connected_components()
    order = {schema_id: n for n, schema_id in enumerate(wanted)}
    home: dict[TypeId, Module] = {}
    groups: list[tuple[TypeId, ...]] = []
    for component in components:
        group = tuple(sorted(component, key=lambda i: (rank(i), order[i])))
        first = min(component, key=order.__getitem__)
        groups.append(group)
        home.update(dict.fromkeys(group, wanted[first]))
    modules = _layered(groups, home, edges, wanted)
    contents: dict[Module, list[TypeId]] = {}
    for group in groups:
        for schema_id in group:
            contents.setdefault(modules[schema_id], []).append(schema_id)
    reexports: dict[Module, list[TypeId]] = {}
    for schema_id, module in wanted.items():
        if modules[schema_id] != module:
            reexports.setdefault(module, []).append(schema_id)
            contents.setdefault(module, [])
    return Arrangement(
        contents=contents,
        modules=modules,
        public=dict(wanted),
        reexports=reexports,
        circles=frozenset(
            schema_id
            for group in groups
            for schema_id in group
            if len(group) > 1 or schema_id in edges[schema_id]
        ),
    )


def _layered(
    groups: Sequence[tuple[TypeId, ...]],
    home: Mapping[TypeId, Module],
    edges: Mapping[TypeId, tuple[TypeId, ...]],
    wanted: Mapping[TypeId, Module],
) -> dict[TypeId, Module]:
    """The module of each definition, once cycles of modules are cut."""
    tangled = _tangled(home, edges, wanted)
    if not tangled:
        return dict(home)
    levels = _levels(groups, home, edges, tangled)
    top: dict[Module, int] = {}
    for schema_id, level in levels.items():
        module = home[schema_id]
        top[module] = max(level, top.get(module, 0))
    for schema_id, module in wanted.items():  # above all that it re-exports
        origin = home[schema_id]
        if origin != module and tangled.get(origin, -1) == tangled.get(module):
            top[module] = max(levels[schema_id] + 1, top.get(module, 0))
    return {
        schema_id: module
        if levels.get(schema_id, top.get(module)) == top.get(module)
        else (*module[:-1], f"_{module[-1]}_{levels[schema_id]}")
        for schema_id, module in home.items()
    }


def _tangled(
    home: Mapping[TypeId, Module],
    edges: Mapping[TypeId, tuple[TypeId, ...]],
    wanted: Mapping[TypeId, Module],
) -> dict[Module, int]:
    """The modules that need each other, each with the number of its tangle.

    A module imports what it re-exports as well: what is not at `home` in it.
    """
    imports: dict[Module, dict[Module, None]] = {module: {} for module in home.values()}
    for schema_id, module in wanted.items():
        if module != home[schema_id]:
            imports.setdefault(module, {})[home[schema_id]] = None
    for schema_id, targets in edges.items():
        for target in targets:
            if home[target] != home[schema_id]:
                imports[home[schema_id]][home[target]] = None
    graph = Graph({module: tuple(targets) for module, targets in imports.items()})
    return {
        module: number
        for number, tangle in enumerate(graph.strongly_connected_components())
        if len(tangle) > 1
        for module in tangle
    }


def _levels(
    groups: Sequence[tuple[TypeId, ...]],
    home: Mapping[TypeId, Module],
    edges: Mapping[TypeId, tuple[TypeId, ...]],
    tangled: Mapping[Module, int],
) -> dict[TypeId, int]:
    """How deep each definition of a tangle stands: above all it needs elsewhere."""
    levels: dict[TypeId, int] = {}
    for group in groups:  # what a group needs comes before it
        module = home[group[0]]
        if module not in tangled:
            continue
        below = [0]
        for schema_id in group:
            for target in edges[schema_id]:
                if target in levels and tangled[home[target]] == tangled[module]:
                    step = 0 if home[target] == module else 1
                    below.append(levels[target] + step)
        levels.update(dict.fromkeys(group, max(below)))
    return levels


def module_paths(uris: Iterable[str]) -> dict[str, Module]:
    """The module that mirrors each document, by the document's URI.

    `schemas/integrations/openai/images.yaml` becomes `integrations/openai/images`:
    a folder that only says that there are schemas in it says nothing in Python, unless
    it is what tells two documents apart.
    """
    steps = {uri: _steps(uri) for uri in uris}
    short = {uri: _module(_without_schemas(way)) for uri, way in steps.items()}
    counts = Counter(short.values())
    paths = {
        uri: path if counts[path] == 1 else _module(steps[uri])
        for uri, path in short.items()
    }
    folders = {path[:n] for path in paths.values() for n in range(1, len(path))}
    return {
        uri: (*path[:-1], f"{path[-1]}_") if path in folders else path
        for uri, path in paths.items()
    }


def _steps(uri: str) -> list[str]:
    """The steps of a path, without what the name of a document ends in."""
    scheme, _, rest = uri.partition("://")
    steps = [step for step in (rest if scheme and rest else uri).split("/") if step]
    if not steps:
        return ["root"]
    stem, dot, suffix = steps[-1].rpartition(".")
    if dot and suffix.lower() in ("yaml", "yml", "json"):
        steps[-1] = stem
    return steps


def _without_schemas(steps: list[str]) -> list[str]:
    return steps[1:] if len(steps) > 1 and steps[0] in SCHEMA_FOLDERS else steps


def _module(steps: Iterable[str]) -> Module:
    return tuple(map(module_name, steps))
