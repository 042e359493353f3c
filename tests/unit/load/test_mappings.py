"""Keys, and the mappings that aliases and merge keys make."""

import pytest

from specgen.diagnostics import Diagnostics
from specgen.load import load_bytes
from tests.unit.load.texts import load, only, refused


def test_keys_are_strings_as_they_are_written():
    text = (
        "200: a\ntrue: b\nnull: c\n1.5: d\n0x1: e\n~: f\n'on': g\n'': h\n!!int 7: i\n"
    )
    keys = ["200", "true", "null", "1.5", "0x1", "~", "on", "", "7"]
    assert list(load(text)) == keys


def test_keys_are_shared():
    first, second = load("- {description: a}\n- {description: b}\n")
    assert next(iter(first)) is next(iter(second))


@pytest.mark.parametrize("key", ["[a]", "{a: b}", "? [a]\n"])
def test_a_collection_is_no_key(key):
    [(code, line, _)] = refused(f"{key}: 1\nb: 2\n")
    assert (code, line) == ("yaml-bad-key", 1)
    assert refused("a: &a [1]\n*a : 1\n") == [("yaml-bad-key", 2, 1)]


def test_all_repeated_keys_are_found_in_one_run():
    text = "a: 1\nb:\n  c: 1\n  d: {e: 1, 'e': 2}\n  c: 2\na: 3\na: 4\n"
    diagnostics = Diagnostics()
    document = load_bytes(text.encode(), "a.yaml", diagnostics)
    found = [
        (item.message, item.target.line, item.related[0].target.line)
        for item in diagnostics.sorted({})
    ]
    assert found == [
        ("key 'e' is already in this mapping", 4, 4),
        ("key 'c' is already in this mapping", 5, 3),
        ("key 'a' is already in this mapping", 6, 1),
        ("key 'a' is already in this mapping", 7, 1),
    ]
    assert document is not None
    assert set(document.value) == {"a", "b"}


def test_repeated_keys_of_json_are_found():
    text = '{"a": 1,\n "b": {"c": 1, "\\u0063": 2},\n "a": 3}'
    for uri in ("a.json", "a.yaml"):
        assert refused(text, uri) == [
            ("yaml-duplicate-key", 2, 16),
            ("yaml-duplicate-key", 3, 2),
        ]


def test_200_and_quoted_200_are_one_key():
    assert refused("200: a\n'200': b\n") == [("yaml-duplicate-key", 2, 1)]


def test_a_key_repeated_by_an_alias_is_found():
    assert refused("a: &k b\nb: 1\n*k : 2\n") == [("yaml-duplicate-key", 3, 1)]


def test_aliases_share_their_value():
    value = load("a: &x {b: [1]}\nc: *x\nd: &y 5\ne: *y\n*y : f\n")
    assert value["a"] is value["c"]
    assert value["e"] == 5
    assert value["5"] == "f"


def test_an_anchor_may_be_given_again():
    assert load("[&a 1, *a, &a 2, *a]") == [1, 1, 2, 2]
    assert load("&a [&a 1, *a]") == [1, 1]


def test_merge_keys_merge():
    text = (
        "a: &a {x: 1, y: 1}\n"
        "b: &b {y: 2, z: 2}\n"
        "one: {<<: *a, y: 0}\n"
        "two: {y: 0, <<: [*b, *a]}\n"
        "quoted: {'<<': *a}\n"
        "inline: {<<: {p: 1}, q: 2}\n"
    )
    value = load(text)
    assert value["one"] == {"x": 1, "y": 0}
    assert list(value["two"].items()) == [("y", 0), ("z", 2), ("x", 1)]
    assert value["quoted"] == {"<<": {"x": 1, "y": 1}}
    assert value["inline"] == {"p": 1, "q": 2}
    assert value["a"] == {"x": 1, "y": 1}


@pytest.mark.parametrize("value", ["1", "[1]", "[{}, x]", "null"])
def test_only_mappings_can_be_merged(value):
    assert refused(f"a: {{<<: {value}}}") == [("yaml-bad-merge", 1, 5)]


def test_an_alias_needs_an_anchor():
    item = only("a: &image 1\nb: *imag\n")
    assert (item.code, item.target.line) == ("yaml-undefined-alias", 2)
    assert item.help == "did you mean 'image'?"


@pytest.mark.parametrize("text", ["&a [*a]", "a: &a {b: *a}", "&a {<<: *a}"])
def test_recursive_anchors_are_refused(text):
    assert [code for code, *_ in refused(text)] == ["yaml-recursive-alias"]
