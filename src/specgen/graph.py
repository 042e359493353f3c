"""Who refers to whom, as a value that any stage can question.

Owns the algorithms on directed graphs: reachability, strongly connected components,
layers, and the paths that explain a cycle. Takes edges between any hashable nodes, as
types, modules and files all depend on each other; gives tuples whose order follows
from the order of the edges alone. Must not know what a node stands for. Everything is
linear in nodes and edges and nothing recurses, so that a chain of a hundred thousand
references is an ordinary graph.
"""

from __future__ import annotations

from collections import deque
from collections.abc import Hashable, Iterable, Iterator, Mapping
from itertools import chain
from sys import maxsize
from typing import Generic, TypeAlias, TypeVar

from msgspec import Struct

N = TypeVar("N", bound=Hashable)
Component: TypeAlias = tuple[N, ...]


class Graph(Struct, Generic[N], frozen=True):
    """A directed graph: `edges` leads from every node to what it depends on.

    A node that is only pointed at needs no entry of its own.
    """

    edges: Mapping[N, tuple[N, ...]]

    @property
    def nodes(self) -> tuple[N, ...]:
        """Every node: those with an entry in their order, then the others as met."""
        pointed_at = chain.from_iterable(self.edges.values())
        return tuple(dict.fromkeys(chain(self.edges, pointed_at)))

    def successors(self, node: N) -> tuple[N, ...]:
        """Return what `node` depends on directly."""
        return self.edges.get(node, ())

    def reachable(self, roots: Iterable[N]) -> tuple[N, ...]:
        """Return `roots` and all that they depend on, nearest first."""
        met = dict.fromkeys(roots)
        queue = deque(met)
        while queue:
            for target in self.successors(queue.popleft()):
                if target not in met:
                    met[target] = None
                    queue.append(target)
        return tuple(met)

    def reversed(self) -> Graph[N]:
        """Return the graph of who is used by whom."""
        users: dict[N, dict[N, None]] = {node: {} for node in self.nodes}
        for node, targets in self.edges.items():
            for target in targets:
                users[target][node] = None
        return Graph({node: tuple(found) for node, found in users.items()})

    def path(self, start: N, goal: N) -> tuple[N, ...]:
        """Return a shortest path of one edge or more, both ends included, or ().

        From a node to itself that is its shortest cycle.
        """
        came_from: dict[N, N] = {}
        queue = deque([start])
        while queue:
            node = queue.popleft()
            for target in self.successors(node):
                if target in came_from:
                    continue
                came_from[target] = node
                if target == goal:
                    return self._walk_back(came_from, start, goal)
                queue.append(target)
        return ()

    @staticmethod
    def _walk_back(came_from: Mapping[N, N], start: N, goal: N) -> tuple[N, ...]:
        path = [goal, came_from[goal]]
        while path[-1] != start:
            path.append(came_from[path[-1]])
        return tuple(reversed(path))

    def is_cyclic(self, component: Component[N]) -> bool:
        """Tell whether the nodes of `component` depend on themselves."""
        return len(component) > 1 or component[0] in self.successors(component[0])

    def strongly_connected_components(self) -> tuple[Component[N], ...]:
        """Return the components, each after all that it depends on (Tarjan 1972).

        Inside a component the nodes stand in the order of `nodes`.
        """
        search = _ComponentSearch(self.edges)
        for node in self.edges:  # the others are met on the way
            search.explore(node)
        if len(search.found) == len(search.met):
            return tuple(map(tuple, search.found))
        rank = {node: position for position, node in enumerate(self.edges)}
        return tuple(
            tuple(
                sorted(component, key=rank.__getitem__) if component[1:] else component
            )
            for component in search.found
        )

    def layers(self) -> tuple[tuple[Component[N], ...], ...]:
        """Return the components by depth: each depends on lower layers only.

        The first layer depends on nothing but itself, and every component stands as
        low as it can.
        """
        depth: dict[N, int] = {}
        layers: list[list[Component[N]]] = []
        for component in self.strongly_connected_components():
            below = [
                depth[target]
                for node in component
                for target in self.successors(node)
                if target in depth  # what is not is in the component itself
            ]
            level = 1 + max(below, default=-1)
            depth.update(dict.fromkeys(component, level))
            if level == len(layers):
                layers.append([])
            layers[level].append(component)
        return tuple(map(tuple, layers))


_CLOSED = maxsize
"""The number of nodes whose component is complete: no edge to one lowers anything."""


class _ComponentSearch(Generic[N]):
    """Tarjan's algorithm with the call stack kept in a list.

    `met` numbers the nodes as they are met, `found` has the components.
    """

    def __init__(self, edges: Mapping[N, tuple[N, ...]]) -> None:
        self.met: dict[N, int] = {}
        self.found: list[list[N]] = []
        self._edges = edges
        self._open: list[N] = []  # the stack of the algorithm

    def explore(self, root: N) -> None:
        """Complete every component that is reachable from `root`."""
        met = self.met
        if root in met:
            return
        calls: list[tuple[N, Iterator[N], int]] = []
        node, low, targets = root, *self._enter(root)
        while True:
            for target in targets:
                number = met.get(target)
                if number is None:
                    calls.append((node, targets, low))
                    node, low, targets = target, *self._enter(target)
                    break
                low = min(low, number)
            else:
                if low == met[node]:
                    self._leave(node)
                if not calls:
                    return
                reached = low
                node, targets, low = calls.pop()
                low = min(low, reached)

    def _enter(self, node: N) -> tuple[int, Iterator[N]]:
        self.met[node] = number = len(self.met)
        self._open.append(node)
        return number, iter(self._edges.get(node, ()))

    def _leave(self, node: N) -> None:
        """Close the component of `node`, which was the first met of it."""
        component = [self._open.pop()]
        while component[-1] != node:
            component.append(self._open.pop())
        for each in component:
            self.met[each] = _CLOSED
        self.found.append(component)
