"""Regular expressions: what ECMA-262 means, in the words of Python's engines."""

import re
import runpy
from pathlib import Path

import pytest
from pydantic import TypeAdapter, ValidationError
from pydantic_core import SchemaValidator, core_schema

import specgen
from specgen.patterns import problem, python_pattern

RUNTIME = Path(__file__).parents[2] / "templates" / "runtime"
spelled_out = runpy.run_path(str(RUNTIME / "_categories.py"))["spelled_out"]


def matches(regex: str, text: str) -> bool:
    """Whether a translated pattern matches, in the engine that it was made for."""
    pattern, engine = python_pattern(regex)
    if engine == "re":
        return re.search(spelled_out(pattern), text) is not None
    schema = core_schema.str_schema(pattern=pattern)
    try:
        SchemaValidator(schema).validate_python(text)
    except ValidationError:
        return False
    return True


@pytest.mark.parametrize(
    ("regex", "good", "bad"),
    [
        ("a", "xax", "x"),
        ("^a$", "a", "a\n"),
        (r"^\d$", "5", "\u0665"),
        (r"^[^\W]$", "a", "é"),
        (r"^(?=.)[\W]$", "-", "a"),
        ("^[(?<a>]$", "?", "b"),
        (r"^\w$", "a", "é"),
        (r"^\s$", "\u00a0", "\u200b"),
        (r"^\S$", "a", "\ufeff"),
        (r"^\D$", "\u0665", "5"),
        (r"^[\d]$", "5", "\u0665"),
        (r"^[^\w]$", "é", "a"),
        (r"^\u0041\u{1F600}\x42$", "A😀B", "A"),
        (r"^\cJ$", "\n", "J"),
        (r"^\0$", "\0", "0"),
        (r"^\/\-$", "/-", "/"),
        (r"^\p{L}\P{L}$", "é5", "55"),
        (r"^\p{Script=Greek}$", "λ", "l"),
        (r"^[[]$", "[", "x"),
        (r"^(?=a)a$", "a", "b"),
        (r"^(?=.*\d)\w+$", "a5", "ab"),
        (r"^(a)\1$", "aa", "ab"),
        (r"^(?<year>\d{2})-\k<year>$", "20-20", "20-21"),
        (r"^(?<year>\d{2})$", "20", "2"),
        (r"(?!x)^a$", "a", "a\n"),
        ("^$", "", "\n"),
        (r"^(?=.)\p{Lu}[\p{Nd}_]$", "É\u0665", "é5"),
        (r"^(?!a)[^\p{Letter}]\P{gc=L}[\PL]$", "555", "5é5"),
        (r"^(?=.)\p{LC}$", "ǅ", "ª"),
        (r"^(?=\\p{L})", r"\p{L}", "a"),
        (r"^[\p{L}\p{Z}]{0,1024}$", "é a", "5"),
        (r"^(?:\p{L}{1,20}\.){1,20}$", "é.a.", "a..a"),
        (r"^\p{ASCII}{0,8192}$", "a", "é"),
        (r"^\S{1,2000000}$", "a", "a a"),
        (r"^([a-z]{1,63}\.){1,999}$", "a.b.", "a"),
    ],
)
def test_meaning(regex, good, bad):
    assert problem(regex) == ""
    assert matches(regex, good)
    assert not matches(regex, bad)


@pytest.mark.parametrize(
    ("regex", "expected"),
    [
        ("(", "missing )"),
        ("[z-a]", "bad character range"),
        ("*", "nothing to repeat"),
        ("a{99999999999}", "repetition number"),
        (r"\p{Nope}", "there is no property 'Nope'"),
        (r"(?=a)\p{Greek}", "Rust's regex, which has {Greek}, cannot say the rest"),
        (r"\p{Alphabetic}{0,999}", "Rust's regex, which has {Alphabetic}, cannot"),
        ("(?<=a+)b", "look-behind requires fixed-width pattern"),
        ("(" * 2000 + ")" * 2000, "nested too deep"),
    ],
    ids=lambda value: value[:16],
)
def test_what_no_engine_takes(regex, expected):
    assert expected in problem(regex)


@pytest.mark.parametrize("regex", ["[!--]", "[a&&b]", "[[a]", "(?i)a", "a{,5}"])
def test_what_is_odd_is_no_problem(regex):
    assert problem(regex) == ""


@pytest.mark.parametrize(
    "name", ["L", "Letter", "lu", "Uppercase_Letter", "Script=Han", "gc=Nd", "Emoji"]
)
def test_properties_that_are_known_are_known_to_rust(name):
    assert problem(f"\\p{{{name}}}") == ""
    SchemaValidator(core_schema.str_schema(pattern=f"\\p{{{name}}}"))


def test_all_properties_of_the_table_are_known_to_rust():
    from specgen.patterns import _PROPERTIES

    for name in _PROPERTIES:
        SchemaValidator(core_schema.str_schema(pattern=f"\\p{{{name}}}"))


def test_escaped_backslashes_are_no_properties():
    assert problem(r"\\p{Nope}") == ""


@pytest.mark.parametrize(
    "regex",
    [r"^[\S]\u00e9$", r"^(?=a)\w+$", r"^(?<a>b)\k<a>", r"^\p{L}{0,1024}$"],
)
def test_json_schema_has_patterns_of_ecma(regex):
    schema = {"type": "string", "pattern": regex}
    for around in (schema, {"type": "string", "pattern": "^.", "allOf": [schema]}):
        adapter = TypeAdapter(specgen.compile(around)["#"])
        for mode in ("validation", "serialization"):
            given = adapter.json_schema(mode=mode)
            assert regex in (
                given["pattern"],
                given.get("allOf", [given])[0]["pattern"],
            )


@pytest.mark.parametrize(
    "regex", [r"^(?!aws:)[\p{L}\p{N} +@-]*$", r"^[\p{L}\p{N}\p{Z}@]{0,1024}$"]
)
def test_categories_without_rust(regex):
    types = specgen.compile({"type": "string", "pattern": regex})
    read = TypeAdapter(types["#"]).validate_json
    assert read('"é 5@"') == "é 5@"
    with pytest.raises(ValidationError, match="string_pattern_mismatch"):
        read('"a:!"')
