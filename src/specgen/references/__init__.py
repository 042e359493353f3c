"""Who refers to whom: what `specgen graph` shows.

Owns the two views of a specification's references: between files, and between places
in them that people know by name. Takes the references that the resolver followed, and
those that evaluation follows; gives graphs whose edges know where they are written.
Must not know how a graph is printed (`printers`).
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Iterator, Mapping
from itertools import chain

from msgspec import Struct

from specgen.diagnostics import Diagnostics, did_you_mean
from specgen.graph import Component, Graph
from specgen.near_places import near_places
from specgen.parse import Surface
from specgen.parse.dynamic import dynamic_references
from specgen.resolve import Registry
from specgen.source import (
    Location,
    Position,
    SourceFile,
    TypeId,
    parent,
    split_id,
    type_id,
)

Edge = tuple[str, str]


class View(Struct, frozen=True):
    """Who refers to whom, among nodes of one kind.

    Attributes:
        graph: What each node refers to.
        written: The places of the references that make up each edge.
    """

    graph: Graph[str]
    written: Mapping[Edge, tuple[Location, ...]]

    def cycles(self) -> list[Component[str]]:
        """Return the nodes that lead to one another, group by group."""
        found = self.graph.strongly_connected_components()
        return [each for each in found if self.graph.is_cyclic(each)]

    def around(self, node: str) -> View:
        """Return what is left where only `node` is of interest, and its neighbours."""
        written = {edge: at for edge, at in self.written.items() if node in edge}
        return _view([node], written)


class References(Struct, frozen=True, kw_only=True):
    """All references of a specification.

    Attributes:
        files: Those from file to file, by uri.
        places: Those from place to place: from a schema with a name, an operation, or
            what else is referred to, with all that stands in it.
        inside: How many lead to the file that they are written in.
        starts: The files and the operations that all others are read for.
        targets: The place that each reference leads to, by where it is written.
        positions: The line and column of each.
    """

    files: View
    places: View
    inside: int
    starts: Collection[str]
    targets: Mapping[Location, TypeId]
    positions: Mapping[Location, Position]

    def view(self, node: str) -> View:
        """Return the view that a node is of: of files, or of places."""
        return self.places if "#" in node else self.files

    def way_to(self, node: str) -> tuple[str, ...]:
        """Return the shortest way to a node from what it is read for, or ()."""
        graph = self.view(node).graph
        if node in self.starts:
            return ()
        users = graph.reversed().reachable([node])
        start = next((each for each in users if each in self.starts), None)
        return graph.path(start, node) if start else ()


def collect(
    followed: Mapping[Location, TypeId],
    entries: Iterable[str],
    surface: Surface,
    registry: Registry,
) -> References:
    """Return the references that were `followed`, from the place of each to its target.

    Beside them those that depend on the path of evaluation, to where they lead by
    themselves. `entries` are the files that a specification is entered by.
    """
    sources = {uri: each.source for uri, each in registry.documents.items()}
    dynamic = (dynamic_references(s, registry) for s in surface.schemas.values())
    followed = {**followed, **dict(chain.from_iterable(dynamic))}
    operations = [operation.id for operation in surface.operations]
    named = {*surface.named, *operations}
    place_of = _place_of(named)
    place_of = _place_of(named.union(map(place_of, followed.values())))
    positions = dict(_positions(followed, sources))
    in_order = sorted(followed, key=positions.__getitem__)
    targets = {at: place_of(followed[at]) for at in in_order}
    files: dict[Edge, list[Location]] = {}
    places: dict[Edge, list[Location]] = {}
    inside = 0
    for at, target in targets.items():
        source = place_of(type_id(at.uri, parent(at.pointer)))
        places.setdefault((source, target), []).append(at)
        uri = split_id(target).uri
        if uri == at.uri:
            inside += 1
        else:
            files.setdefault((at.uri, uri), []).append(at)
    return References(
        files=_view(sources, files),
        places=_view([*surface.named, *operations], places),
        inside=inside,
        starts={*entries, *operations},
        targets=targets,
        positions=positions,
    )


def find_node(
    name: str,
    candidates: Collection[TypeId],
    references: References,
    surface: Surface,
    diagnostics: Diagnostics,
) -> str | None:
    """Return the node that `name` means, or report why it means none.

    `candidates` are the places that it may be, were it one in a file. Else it is what a
    schema or an operation is called.
    """
    known = dict.fromkeys(references.places.graph.nodes)
    for place in candidates:
        uri = split_id(place).uri
        if "#" not in name and uri in references.files.graph.nodes:
            return uri
        if place in surface.schemas or place in known:
            return _place_of(known)(place)
    found = [each for each in known if each.rpartition("/")[2] == name]
    found += [each.id for each in surface.operations if each.name == name]
    # What only stands for another one is not meant.
    found = [each for each in found if _alias(each, surface) not in found]
    if len(found) == 1:
        return found[0]
    if found:
        suggestion = ", ".join(found)
        diagnostics.report("place-ambiguous", None, place=name, suggestion=suggestion)
        return None
    known |= {type_id(uri, ""): None for uri in references.files.graph.nodes}
    names = dict.fromkeys(each.rpartition("/")[2] for each in known)
    suggestion = near_places(candidates, known) or did_you_mean(name, names)
    diagnostics.report("place-not-found", None, place=name, suggestion=suggestion)
    return None


def _alias(place: TypeId, surface: Surface) -> TypeId | None:
    """Return the place that another one only stands for, by a `$ref` alone."""
    schema = surface.schemas.get(place)
    return schema.ref if schema and len(schema.keywords) == 1 else None


def _place_of(known: Collection[TypeId]) -> Callable[[TypeId], TypeId]:
    """Return the function from a place to the one of `known` that it stands in.

    A place that stands in none of them is one of its own.
    """

    def place_of(place: TypeId) -> TypeId:
        uri, pointer, _ = split_id(place)
        while type_id(uri, pointer) not in known:
            if not pointer:
                return place
            pointer = parent(pointer)
        return type_id(uri, pointer)

    return place_of


def _view(nodes: Iterable[str], written: Mapping[Edge, Iterable[Location]]) -> View:
    """Return the view of edges that are written at some places."""
    edges: dict[str, list[str]] = {node: [] for node in nodes}
    for source, target in written:
        edges.setdefault(source, []).append(target)
    graph = Graph({source: tuple(targets) for source, targets in edges.items()})
    return View(graph, {edge: tuple(at) for edge, at in written.items()})


def _positions(
    places: Iterable[Location], sources: Mapping[str, SourceFile]
) -> Iterator[tuple[Location, Position]]:
    """Locate places, each file walked once."""
    by_file: dict[str, list[Location]] = {}
    for place in places:
        by_file.setdefault(place.uri, []).append(place)
    for uri, wanted in by_file.items():
        source = sources[uri]
        spans = source.locate_all((place.pointer, place.part) for place in wanted)
        for place in wanted:
            span = spans[place.pointer, place.part]
            yield place, source.position(span.start)
