"""Modules: whatever needs whatever, any module can be imported first."""

from collections.abc import Mapping
from graphlib import TopologicalSorter

import pytest
from hypothesis import given
from hypothesis import strategies as st

from specgen.graph import Graph
from specgen.plan.layout import Arrangement, Module, arrange, module_paths

Edges = Mapping[str, tuple[str, ...]]


def arranged(wanted: Mapping[str, Module], edges: Edges) -> Arrangement:
    return arrange(wanted, lambda i: edges.get(i, ()), lambda _: 0)


def module_imports(found: Arrangement, edges: Edges) -> dict[Module, set[Module]]:
    """What each module imports: for what its definitions need, and to offer it."""
    imports: dict[Module, set[Module]] = {module: set() for module in found.contents}
    for place, module in found.modules.items():
        imports[module] |= {found.modules[t] for t in edges.get(place, ())}
    for module, offered in found.reexports.items():
        imports[module] |= {found.modules[place] for place in offered}
    return {module: targets - {module} for module, targets in imports.items()}


@st.composite
def worlds(draw):
    """Some definitions in some files that need each other at random."""
    count = draw(st.integers(1, 14))
    places = [f"d{n}" for n in range(count)]
    files = draw(st.lists(st.sampled_from("abcd"), min_size=count, max_size=count))
    ends = st.sampled_from(places)
    pairs = draw(st.lists(st.tuples(ends, ends), max_size=3 * count))
    edges: dict[str, tuple[str, ...]] = dict.fromkeys(places, ())
    for source, target in pairs:
        edges[source] = (*edges[source], target)
    wanted = {p: ("models", f) for p, f in zip(places, files, strict=True)}
    return wanted, edges


@given(worlds())
def test_no_import_leads_back(world):
    wanted, edges = world
    found = arranged(wanted, edges)
    TopologicalSorter(module_imports(found, edges)).prepare()


@given(worlds())
def test_every_definition_stands_in_one_module(world):
    wanted, edges = world
    found = arranged(wanted, edges)
    written = [place for places in found.contents.values() for place in places]
    assert sorted(written) == sorted(wanted)
    for module, places in found.contents.items():
        assert all(found.modules[place] == module for place in places)


@given(worlds())
def test_every_definition_is_offered_where_it_was_wanted(world):
    wanted, edges = world
    found = arranged(wanted, edges)
    assert found.public == wanted
    for place, module in wanted.items():
        offered = found.reexports.get(module, ())
        assert (found.modules[place] == module) is (place not in offered)


@given(worlds())
def test_within_a_module_what_is_needed_comes_first(world):
    wanted, edges = world
    found = arranged(wanted, edges)
    graph = Graph(edges)
    for places in found.contents.values():
        for position, place in enumerate(places):
            for target in edges[place]:
                if target in places[position + 1 :]:
                    assert place in graph.reachable([target])


@given(worlds())
def test_what_needs_each_other_stays_together(world):
    wanted, edges = world
    found = arranged(wanted, edges)
    for component in Graph(edges).strongly_connected_components():
        assert len({found.modules[place] for place in component}) == 1


def test_without_cycles_every_file_is_one_module():
    wanted = {"A": ("models", "a"), "B": ("models", "b"), "C": ("models", "a")}
    found = arranged(wanted, {"A": ("B",), "C": ("A", "unknown")})
    assert found.contents == {("models", "b"): ["B"], ("models", "a"): ["A", "C"]}
    assert not found.reexports


def test_a_cycle_across_files_lives_in_the_first_of_them():
    wanted = {"A": ("models", "a"), "B": ("models", "b")}
    found = arranged(wanted, {"A": ("B",), "B": ("A",)})
    assert found.contents == {("models", "a"): ["A", "B"], ("models", "b"): []}
    assert found.reexports == {("models", "b"): ["B"]}


def test_files_that_need_each_other_are_laid_in_layers():
    wanted = {
        "A1": ("models", "a"),
        "A2": ("models", "a"),
        "B": ("models", "b"),
    }
    found = arranged(wanted, {"A1": ("B",), "B": ("A2",)})
    assert found.contents == {
        ("models", "_a_0"): ["A2"],
        ("models", "b"): ["B"],
        ("models", "a"): ["A1"],
    }
    assert found.reexports == {("models", "a"): ["A2"]}


def test_rank_decides_among_what_needs_each_other():
    wanted = dict.fromkeys(("Child", "Parent"), ("models", "a"))
    edges = {"Child": ("Parent",), "Parent": ("Child",)}
    found = arrange(wanted, edges.__getitem__, {"Child": 1, "Parent": 0}.__getitem__)
    assert found.contents == {("models", "a"): ["Parent", "Child"]}


# ------------------------------------------------------------------- paths


@pytest.mark.parametrize(
    ("uri", "expected"),
    [
        ("openapi.yaml", ("openapi",)),
        (
            "schemas/integrations/openai/images.yaml",
            ("integrations", "openai", "images"),
        ),
        ("schemas.yaml", ("schemas",)),
        ("schemas/schemas/a.yml", ("schemas", "a")),
        ("chat-completions.v2.json", ("chat_completions_v2",)),
        ("con/NUL.yaml", ("con_", "nul_")),
        ("import/class.yaml", ("import_", "class_")),
        ("../x.yaml", ("definitions", "x")),
        ("https://example.com/a/b.json", ("example_com", "a", "b")),
        ("", ("root",)),
        ("größe.yaml", ("größe",)),
        ("no-suffix", ("no_suffix",)),
    ],
)
def test_module_paths(uri, expected):
    assert module_paths([uri]) == {uri: expected}


def test_a_file_beside_a_folder_of_its_name_gives_way():
    paths = module_paths(["pets.yaml", "pets/cat.yaml"])
    assert paths == {"pets.yaml": ("pets_",), "pets/cat.yaml": ("pets", "cat")}


def test_a_folder_of_schemas_is_named_where_it_tells_documents_apart():
    paths = module_paths(["errors.yaml", "schemas/errors.yaml", "schemas/pets.yaml"])
    assert paths == {
        "errors.yaml": ("errors",),
        "schemas/errors.yaml": ("schemas", "errors"),
        "schemas/pets.yaml": ("pets",),
    }
