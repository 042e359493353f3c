"""Large documents: modules of moderate size, named by what their schemas are called."""

from collections.abc import Iterable, Mapping
from graphlib import TopologicalSorter
from itertools import pairwise
from types import MappingProxyType

from hypothesis import given
from hypothesis import strategies as st

from specgen.plan.layout import Module
from specgen.plan.split import LARGE, LARGEST, REACH, split_large

Needs = Mapping[str, tuple[str, ...]]


def divided(
    names: Iterable[str],
    needs: Needs = MappingProxyType({}),
    others: Mapping[str, Module] = MappingProxyType({}),
) -> dict[str, str]:
    """The last step of each definition's module, in a file that is just too large."""
    padding = [f"padding{n}" for n in range(LARGE)]
    wanted = dict.fromkeys((*names, *padding), ("models", "a")) | dict(others)
    found = split_large(wanted, lambda i: needs.get(i, ()), str, str)
    return {i: module[-1] for i, module in found.items() if i not in padding}


def imports(modules: Mapping[str, object], needs: Needs) -> dict[object, set[object]]:
    found: dict[object, set[object]] = {module: set() for module in modules.values()}
    for source, targets in needs.items():
        found[modules[source]].update(modules[target] for target in targets)
    return {module: targets - {module} for module, targets in found.items()}


def test_a_small_file_is_not_divided():
    wanted = {f"d{n}": ("models", "a") for n in range(LARGE - 1)}
    assert split_large(wanted, lambda _: (), str, str) == wanted


def test_a_large_file_becomes_a_package():
    wanted = {f"d{n}": ("models", "a") for n in range(LARGE)}
    wanted["other"] = ("models", "b")
    needs = {"d0": ("d1", "other"), "d1": ("d0",)}
    found = split_large(wanted, lambda i: needs.get(i, ()), str, str)
    assert found["d0"] == found["d1"] == ("models", "a", "d0")
    assert found["d2"] == ("models", "a", "d2")
    assert found["other"] == ("models", "b")


def test_the_parts_of_a_schema_stay_with_it():
    wanted = {f"d{n}": ("models", "a") for n in range(LARGE)}
    wanted["d1/part"] = ("models", "a")

    def owner(place):
        return place.partition("/")[0]

    found = split_large(wanted, lambda _: (), owner, owner)
    assert found["d1/part"] == found["d1"] == ("models", "a", "d1")


def test_names_that_begin_alike_share_a_module():
    assert divided(["ChatChoice", "ChatMessage", "Chat", "Image"]) == {
        "ChatChoice": "chat",
        "ChatMessage": "chat",
        "Chat": "chat",
        "Image": "image",
    }


def test_too_many_names_are_told_apart_by_another_word():
    many = [f"ChatChoiceN{n}" for n in range(LARGEST)]
    found = divided([*many, "ChatMessage", "Chat"])
    assert {found[name] for name in many} == {"chat_choice"}
    assert found["ChatMessage"] == "chat_message"
    assert found["Chat"] == "chat"


def test_modules_do_not_import_in_a_circle():
    needs = {"ChatChoice": ("ImagePart",), "ImagePart": ("ChatMessage",)}
    assert divided(["ChatChoice", "ChatMessage", "ImagePart"], needs) == {
        "ChatChoice": "chat_choice",
        "ChatMessage": "chat_message",
        "ImagePart": "image",
    }


def test_nor_through_another_file():
    needs = {"ChatChoice": ("Part",), "Part": ("ChatMessage",)}
    others = {"Part": ("models", "b")}
    found = divided(["ChatChoice", "ChatMessage"], needs, others)
    assert found["ChatChoice"] != found["ChatMessage"]
    assert found["Part"] == "b"


def test_what_needs_much_stands_apart_from_what_needs_little():
    many = [f"Other{n}" for n in range(REACH)]
    found = divided(["ChatAll", "ChatOne", *many], {"ChatAll": tuple(many)})
    assert found["ChatAll"] != found["ChatOne"]


def test_a_long_row_of_schemas_does_not_nest_imports_for_ever():
    """Python imports no more than some hundreds of modules inside each other."""
    for begin in ("d", "Schema A", "Schema "):
        names = [f"{begin}{n}" for n in range(2000)]
        needs = {source: (target,) for source, target in pairwise(names)}
        modules = split_large(
            dict.fromkeys(names, ("models", "a")),
            lambda i, needs=needs: needs.get(i, ()),
            str,
            str,
        )
        graph = imports(modules, needs)
        depth: dict[object, int] = {}
        for module in TopologicalSorter(graph).static_order():
            depth[module] = 1 + max((depth[m] for m in graph[module]), default=0)
        assert max(depth.values()) < 100


@given(
    st.lists(
        st.tuples(*[st.tuples(*[st.sampled_from(["A", "B", "C"])] * 3)] * 2),
        max_size=30,
    )
)
def test_no_module_imports_itself_in_the_end(pairs):
    """Where definitions need each other in no circle, modules do not either."""
    ranked = [sorted("".join(name) for name in pair) for pair in pairs]
    needs: dict[str, tuple[str, ...]] = {}
    for low, high in ranked:
        if low != high:
            needs[high] = (*needs.get(high, ()), low)
    names = {name for pair in ranked for name in pair}
    found = divided(sorted(names), needs)
    TopologicalSorter(imports(found, needs)).prepare()
