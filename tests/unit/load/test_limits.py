"""How much is too much: nesting, and what aliases repeat."""

import json

import pytest

from specgen.limits import MAX_DEPTH
from tests.unit.load.texts import load, only, refused


@pytest.mark.parametrize("uri", ["a.yaml", "a.json"])
@pytest.mark.parametrize("depth", [MAX_DEPTH + 1, 10_000, 100_000])
def test_deep_nesting_is_refused(uri, depth):
    assert refused("[" * depth + "]" * depth, uri) == [
        ("yaml-too-deep", 1, MAX_DEPTH + 1)
    ]
    assert [code for code, *_ in refused('{"a":' * depth + "1" + "}" * depth, uri)] == [
        "yaml-too-deep"
    ]


def test_deep_block_nesting_is_refused():
    text = "".join(f"{' ' * level}a:\n" for level in range(1000))
    assert refused(text) == [("yaml-too-deep", MAX_DEPTH + 1, MAX_DEPTH + 1)]


@pytest.mark.parametrize("uri", ["a.yaml", "a.json"])
def test_the_allowed_depth_is_allowed(uri):
    value = load("[" * MAX_DEPTH + "]" * MAX_DEPTH, uri)
    assert json.dumps(value) == "[" * MAX_DEPTH + "]" * MAX_DEPTH


def bomb(levels: int, width: int, link: str = "[{}]") -> str:
    lines = ["a0: &a0 {x: xxxxxxxxxxxxxxxxxxxx}"]
    for level in range(1, levels):
        aliases = ", ".join([f"*a{level - 1}"] * width)
        lines.append(f"a{level}: &a{level} {link.format(aliases)}")
    return "\n".join(lines)


@pytest.mark.parametrize("link", ["[{}]", "{{<<: [{}]}}", "{{k: [{}]}}"])
def test_alias_bombs_are_refused(link):
    item = only(bomb(12, 9, link))
    assert item.code == "yaml-alias-bomb"
    assert item.target.line > 5


def test_many_aliases_of_little_are_honest():
    text = "a: &a {type: string}\nb:\n" + "- *a\n" * 100_000
    assert len(load(text)["b"]) == 100_000


def test_what_is_written_out_is_never_a_bomb():
    assert len(load("a: &a 1\nb: *a\nc:\n" + "- xxxxxxxxxxxxxxx\n" * 200_000)["c"]) > 1


def test_aliases_count_as_deep_as_they_lead():
    deep = "[" * 50 + "]" * 50
    below = "[" * 50 + "{}" + "]" * 50
    lines = [f"a: &a {deep}", f"b: &b {below.format('*a')}"]
    assert load("\n".join(lines))
    lines.append(f"c: {below.format('*b')}")
    assert refused("\n".join(lines)) == [("yaml-too-deep", 3, 54)]
