"""Bundles as text, which every reader of YAML and JSON understands alike."""

import pytest
import yaml
from hypothesis import given, strategies

from specgen.bundle.dump import dump
from specgen.diagnostics import Diagnostics
from specgen.load import load_bytes


@pytest.mark.parametrize("syntax", ["yaml", "json"])
def test_the_text_says_the_same_as_the_value(syntax):
    shared = {"on": "off", "200": "1e3", "date": "2024-01-01", "é": "\u2028\t\x85"}
    value = {"a": shared, "b": shared, "n": [1, 1.0, 1e300, True, None, "", "~"]}
    text = dump(value, syntax)
    document = load_bytes(text.encode(), f"x.{syntax}", Diagnostics())
    assert document is not None
    assert document.value == value
    assert "&" not in text


WORDS = """
on off yes no y n Y N true True NULL null ~ 200 -1 +1 0x1F 0o17 0b1 017 1_000 1e3 1E5 .5
5. 1.5e-3 .inf -.INF .nan 2024-01-01 2024-01-01T00:00:00Z 12:30:45 1:20 = << !tag &a *b
- -- ? : | > @ ` % # a:b a#b [] {} '' " \\ v1.2 1.2.3
""".split()


@pytest.mark.parametrize("word", ["", " ", "a: b", "a #b", *WORDS])
def test_words_are_strings_to_all_readers_of_yaml(word):
    text = dump({word: [word, {"k": word}]}, "yaml")
    assert yaml.safe_load(text) == {word: [word, {"k": word}]}
    document = load_bytes(text.encode(), "a.yaml", Diagnostics())
    assert document is not None
    assert document.value == {word: [word, {"k": word}]}


@given(
    strategies.recursive(
        strategies.none()
        | strategies.booleans()
        | strategies.integers()
        | strategies.floats(allow_nan=False)
        | strategies.text(strategies.characters(codec="utf-8"))
        | strategies.from_regex(r"[-+.0-9eExo_:yYnN]{1,6}", fullmatch=True),
        lambda values: (
            strategies.lists(values, max_size=4)
            | strategies.dictionaries(
                strategies.text(strategies.characters(codec="utf-8"), max_size=8),
                values,
                max_size=4,
            )
        ),
    )
)
def test_any_value_is_read_as_it_was_written(value):
    text = dump(value, "yaml")
    assert same(yaml.safe_load(text), value)
    document = load_bytes(text.encode(), "a.yaml", Diagnostics())
    assert document is not None
    assert same(document.value, value)


def same(one, other) -> bool:
    """Whether two values are equal, of the same types and in the same order."""
    if isinstance(one, dict) and isinstance(other, dict):
        return list(one) == list(other) and all(same(one[k], other[k]) for k in one)
    if isinstance(one, list) and isinstance(other, list):
        return len(one) == len(other) and all(map(same, one, other))
    return type(one) is type(other) and one == other


def test_several_lines_are_a_block():
    assert dump({"a": "one\ntwo\n"}, "yaml") == "a: |\n  one\n  two\n"
