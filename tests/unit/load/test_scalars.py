"""What scalars stand for: the core schema of YAML 1.2, and tags."""

import math

import pytest

from tests.unit.load.texts import load, only


@pytest.mark.parametrize(
    ("text", "value"),
    [
        *((text, None) for text in ("~", "null", "Null", "NULL", "")),
        *((text, True) for text in ("true", "True", "TRUE")),
        *((text, False) for text in ("false", "False", "FALSE")),
        ("0", 0),
        ("012", 12),
        ("-7", -7),
        ("+7", 7),
        ("0o17", 15),
        ("0x1F", 31),
        ("1.0", 1.0),
        ("1.", 1.0),
        (".5", 0.5),
        ("-1.5e3", -1500.0),
        ("1e3", 1000.0),
        (".inf", math.inf),
        ("-.INF", -math.inf),
        ("99999999999999999999", 99999999999999999999),
    ],
)
def test_plain_scalars_are_those_of_the_core_schema(text, value):
    loaded = load(f"a: {text}")["a"]
    assert loaded == value
    assert type(loaded) is type(value)


def test_nan_is_a_number():
    assert math.isnan(load("a: .nan")["a"])


@pytest.mark.parametrize(
    "text",
    [
        *("yes", "Yes", "no", "NO", "on", "off", "y", "n", "nULL", "tRUE", "nan"),
        *("2024-01-01", "2024-01-01T00:00:00Z", "1_000", "1:30", "0b11", "0o8", "0xG"),
        *("1.2.3", "1e", "e3", ".", "-", "+", "-0x1", "...", "=", "٣", "1 2", "<<"),
    ],
)
def test_everything_else_is_a_string(text):
    assert load(f"[{text}]") == [text]
    if text != "-":
        assert load(f"a: {text}") == {"a": text}


@pytest.mark.parametrize("text", ["1", "true", "null", "", "1.5", "~"])
@pytest.mark.parametrize(
    "style", ["'{}'", '"{}"', "|-\n  {}", ">-\n  {}", "!!str {}", "! {}"]
)
def test_quoted_block_and_str_scalars_are_strings(style, text):
    assert load("a: " + style.format(text)) == {"a": text}


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("!!int '3'", 3),
        ("!!int 0x10", 16),
        ("!!float 3", 3.0),
        ("!!bool 'true'", True),
        ("!!null ''", None),
        ("!!map {}", {}),
        ("!!seq []", []),
        ("! {}", {}),
        ("!<tag:yaml.org,2002:str> 1", "1"),
    ],
)
def test_core_tags_say_what_a_value_is(text, value):
    loaded = load(f"a: {text}")["a"]
    assert loaded == value
    assert type(loaded) is type(value)


@pytest.mark.parametrize("text", ["!!int x", "!!float x", "!!bool yes", "!!null x"])
def test_a_tag_must_suit_its_value(text):
    item = only(f"a: {text}")
    assert item.code == "yaml-bad-value"
    assert item.target.column == 4


@pytest.mark.parametrize(
    "text",
    [
        "!!python/object/apply:os.system ['true']",
        "!!binary aGk=",
        "!!timestamp 2024-01-01",
        "!!set {a}",
        "!include other.yaml",
        "!!str {}",
        "!!map []",
        "!!seq {}",
        "!!map x",
    ],
)
def test_other_tags_are_refused(text):
    item = only(f"a: {text}")
    assert item.code == "yaml-unknown-tag"
    assert f"tag {text.split()[0]} is not supported" in item.message
    assert item.target.column == 4


def test_a_number_of_endless_digits_is_refused():
    assert only("a: " + "9" * 5000).code == "yaml-bad-value"
    assert only('{"a": %s}' % ("9" * 5000), "a.json").code == "json-syntax"
