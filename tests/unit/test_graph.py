"""The algorithms on graphs, each against its definition."""

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from specgen.graph import Graph

CYCLE = Graph({"a": ("b",), "b": ("c", "d"), "c": ("a",), "d": ("e",), "e": ()})

small_graphs = st.dictionaries(
    st.integers(0, 7), st.lists(st.integers(0, 9), max_size=4).map(tuple), max_size=8
).map(Graph)


def brute_reachable(graph, root):
    found, before = {root}, set()
    while found != before:
        before = set(found)
        found |= {target for node in before for target in graph.successors(node)}
    return found


def test_nodes_include_what_is_only_pointed_at():
    assert Graph({"b": ("x", "a"), "a": ("y",)}).nodes == ("b", "a", "x", "y")


def test_reachable_begins_with_the_roots_and_goes_outwards():
    assert CYCLE.reachable(["b"]) == ("b", "c", "d", "a", "e")
    assert CYCLE.reachable(["e", "d"]) == ("e", "d")
    assert CYCLE.reachable([]) == ()


def test_components_come_after_what_they_depend_on():
    assert CYCLE.strongly_connected_components() == (("e",), ("d",), ("a", "b", "c"))


def test_a_node_is_cyclic_only_with_an_edge_to_itself():
    graph = Graph({"a": ("a",), "b": ()})
    assert [graph.is_cyclic(c) for c in graph.strongly_connected_components()] == [
        True,
        False,
    ]


def test_a_path_from_a_node_to_itself_is_its_shortest_cycle():
    graph = Graph({"a": ("b", "c"), "b": ("c",), "c": ("d", "a"), "d": ("a",)})
    assert graph.path("a", "a") == ("a", "c", "a")
    assert Graph({"a": ("a",)}).path("a", "a") == ("a", "a")
    assert CYCLE.path("d", "d") == ()


def test_path():
    assert CYCLE.path("a", "e") == ("a", "b", "d", "e")
    assert CYCLE.path("e", "a") == ()
    assert CYCLE.path("a", "a") == ("a", "b", "c", "a")


def test_reversed_tells_who_uses_what():
    assert Graph({"a": ("c", "c"), "b": ("c",)}).reversed().edges == {
        "a": (),
        "b": (),
        "c": ("a", "b"),
    }


def test_layers_are_as_low_as_can_be():
    graph = Graph({"top": ("left", "base"), "left": ("right",), "right": ("left",)})
    assert graph.layers() == ((("left", "right"), ("base",)), (("top",),))


@given(small_graphs)
def test_components_are_what_mutual_reachability_says(graph):
    components = graph.strongly_connected_components()
    reach = {node: brute_reachable(graph, node) for node in graph.nodes}
    assert sorted(node for c in components for node in c) == sorted(graph.nodes)
    for component in components:
        for node in component:
            mutual = {other for other in reach[node] if node in reach[other]}
            assert mutual == set(component)


@given(small_graphs)
def test_every_edge_leads_to_the_same_or_an_earlier_component(graph):
    components = graph.strongly_connected_components()
    position = {node: n for n, c in enumerate(components) for node in c}
    level = {
        node: n for n, layer in enumerate(graph.layers()) for c in layer for node in c
    }
    for node, targets in graph.edges.items():
        for target in targets:
            assert position[target] <= position[node]
            if position[target] < position[node]:
                assert level[target] < level[node]


@given(small_graphs)
def test_reachable_is_reachability(graph):
    for node in graph.nodes:
        assert set(graph.reachable([node])) == brute_reachable(graph, node)


@given(small_graphs)
def test_cycles_follow_edges(graph):
    for component in graph.strongly_connected_components():
        first = component[0]
        path = graph.path(first, first)
        assert bool(path) == graph.is_cyclic(component)
        if path:
            assert path[0] == path[-1] == first
        for node, target in pairwise(path):
            assert target in graph.successors(node)


@pytest.mark.parametrize("closed", [False, True])
def test_a_chain_of_a_hundred_thousand_is_an_ordinary_graph(closed):
    length = 100_000
    edges = {n: (n + 1,) for n in range(length)}
    edges[length] = (0,) if closed else ()
    graph = Graph(edges)
    components = graph.strongly_connected_components()
    assert len(components) == (1 if closed else length + 1)
    assert len(graph.layers()) == (1 if closed else length + 1)
    assert len(graph.reachable([0])) == length + 1
    assert len(graph.path(0, 0)) == (length + 2 if closed else 0)


def test_wide_graphs_are_linear_too():
    edges = {0: tuple(range(1, 100_000))} | dict.fromkeys(range(1, 100_000), (0,))
    assert len(Graph(edges).strongly_connected_components()) == 1
    assert len(Graph(edges).reversed().successors(0)) == 99_999
