"""References on paper: as text for people, as JSON for programs.

Owns both forms. In JSON, keys are added, never renamed: people build on them.
"""

from __future__ import annotations

import json as json_text
from collections.abc import Callable, Iterable, Iterator, Mapping
from itertools import pairwise
from typing import Any

from specgen.diagnostics import and_more, counted
from specgen.references import References, View
from specgen.report import PathDisplay
from specgen.source import Location, uri_of


def text(references: References, node: str, display: PathDisplay = str) -> str:
    """Return all references for people, or with a `node` those around it."""
    page = _Page(references, display)
    return "".join(f"{line}\n" for line in (page.of(node) if node else page.whole()))


def json(references: References, node: str, display: PathDisplay = str) -> str:
    """Return all references for programs, or with a `node` those around it."""
    page = _Page(references, display)
    return json_text.dumps(page.value(node), indent=2, ensure_ascii=False) + "\n"


PRINTERS: Mapping[str, Callable[[References, str, PathDisplay], str]] = {
    "text": text,
    "json": json,
}


class _Page:
    """References on their way to paper."""

    def __init__(self, references: References, display: PathDisplay) -> None:
        self.references = references
        self.display = display

    # -- text

    def whole(self) -> Iterator[str]:
        """Who refers to whom: files, or places if all is in one; then the cycles."""
        files, places = self.references.files, self.references.places
        is_one = len(files.graph.nodes) == 1
        yield from self._nodes(places if is_one else files)
        cycles = [(view, cycle) for view in (files, places) for cycle in view.cycles()]
        for view, cycle in cycles:
            yield from self._cycle(view, cycle)
        between = sum(map(len, files.written.values()))
        yield ""
        yield (
            f"{counted(len(files.graph.nodes), 'file')}, "
            f"{counted(between, 'reference')} between them, "
            f"{self.references.inside} inside of them, {counted(len(cycles), 'cycle')}"
        )

    def of(self, node: str) -> Iterator[str]:
        """Why a node is read, who refers to it, and to whom it refers."""
        view = self.references.view(node)
        kind = _kind(node)
        yield self._name(node)
        way = self.references.way_to(node)
        if len(way) > 2:
            yield f"\nread by way of {self._name(way[0])}"
            yield from self._rows(self._hops(view, way))
        users = view.graph.reversed().successors(node)
        if users or node not in self.references.starts:
            yield f"\nreferred to by {counted(len(users), kind)}"
        written = [(at, user) for user in users for at in view.written[user, node]]
        by_file = view is self.references.files
        yield from self._rows(
            (at, self.references.targets[at] if by_file else user)
            for at, user in written
        )
        targets = view.graph.successors(node)
        yield f"\nrefers to {counted(len(targets), kind)}"
        yield from self._rows(
            (at, self.references.targets[at])
            for target in targets
            for at in view.written[node, target]
        )
        for cycle in view.cycles():
            if node in cycle:
                yield from self._cycle(view, (node, *cycle))

    def _nodes(self, view: View) -> Iterator[str]:
        """Each node of a view, and those that it refers to."""
        for node in view.graph.nodes:
            yield self._name(node)
            for target in view.graph.successors(node):
                first, *more = view.written[node, target]
                line = self.references.positions[first].line
                yield f"  {self._name(target)}  line {line}{and_more(len(more))}"

    def _cycle(self, view: View, cycle: tuple[str, ...]) -> Iterator[str]:
        """The shortest way back to the first node of a cycle, then the other nodes."""
        start, nodes = cycle[0], dict.fromkeys(cycle)
        way = view.graph.path(start, start)
        yield f"\ncycle of {counted(len(nodes), _kind(start))}: {self._name(start)}"
        yield from self._rows(self._hops(view, way))
        others = [node for node in nodes if node not in way]
        if others:
            yield "  and in it as well"
            yield from (f"  {self._name(node)}" for node in others)

    def _hops(self, view: View, way: Iterable[str]) -> Iterator[tuple[Location, str]]:
        """The first reference of each step of a way, and where it leads."""
        for edge in pairwise(way):
            at = view.written[edge][0]
            yield at, self.references.targets[at]

    def _rows(self, references: Iterable[tuple[Location, str]]) -> list[str]:
        """Where references are written, each with the node that matters of it."""
        rows = [(self._at(at), self._name(node)) for at, node in references]
        width = max((len(at) for at, _ in rows), default=0)
        return [f"  {at:<{width}}  {name}" for at, name in rows]

    def _at(self, place: Location) -> str:
        line, column = self.references.positions[place]
        return f"{self.display(place.uri)}:{line}:{column}"

    def _name(self, node: str) -> str:
        """A node as people know it, and as `--of` takes it."""
        uri, mark, pointer = node.partition("#")
        return f"{self.display(uri)}{mark}{pointer}"

    # -- JSON

    def value(self, node: str) -> dict[str, Any]:
        """Both views, or what is around a node."""
        references = self.references
        if not node:
            both = {"files": references.files, "places": references.places}
            return {name: self._view(view, view) for name, view in both.items()}
        view = references.view(node)
        way = list(references.way_to(node))
        return {"of": node, "way": way, **self._view(view.around(node), view, node)}

    def _view(self, shown: View, whole: View, node: str = "") -> dict[str, Any]:
        """The nodes and edges of one view, the cycles of another or those of a node."""
        return {
            "nodes": [
                {"name": each, "path": self.display(uri_of(each))}
                for each in shown.graph.nodes
            ],
            "edges": [
                {
                    "from": source,
                    "to": target,
                    "at": [self.references.positions[at]._asdict() for at in written],
                }
                for (source, target), written in shown.written.items()
            ],
            "cycles": [
                list(each) for each in whole.cycles() if not node or node in each
            ],
        }


def _kind(node: str) -> str:
    return "place" if "#" in node else "file"
