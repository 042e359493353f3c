"""The table of codes and the bag of diagnostics."""

from __future__ import annotations

import ast
import re
import string
from pathlib import Path

import pytest

from specgen import diagnostics
from specgen.diagnostics import (
    CODES,
    Diagnostic,
    Diagnostics,
    Related,
    arranged,
    did_you_mean,
)
from specgen.source import Location, SourceFile, Span


@pytest.mark.parametrize("code", CODES)
def test_the_table_is_in_order(code):
    severity, message, advice, _ = CODES[code]
    assert re.fullmatch(r"[a-z0-9]+(-[a-z0-9]+)*", code)
    assert severity in ("error", "warning", "note")
    assert message
    for template in (message, advice):
        assert not template.endswith(".")
        for _, field, _, conversion in string.Formatter().parse(template):
            # No attribute and no item of a value: values come from specifications.
            assert field is None or field.isidentifier()
            assert conversion in (None, "r")


def test_a_report_fills_the_templates():
    bag = Diagnostics()
    bag.report("ref-not-found", None, ref="#/A", suggestion="did you mean '#/B'?")
    [item] = bag
    assert item == Diagnostic(
        code="ref-not-found",
        severity="error",
        message="'#/A' does not exist",
        help="did you mean '#/B'?",
    )


def test_a_suggestion_may_be_left_out():
    bag = Diagnostics()
    bag.report("ref-not-found", None, ref="#/A")
    assert [item.help for item in bag] == [""]


def test_values_are_not_templates():
    bag = Diagnostics()
    bag.report("ref-not-found", None, ref="{0.__class__} %s {ref}")
    assert [item.message for item in bag] == ["'{0.__class__} %s {ref}' does not exist"]


def test_long_values_are_cut():
    bag = Diagnostics()
    bag.report("ref-not-found", None, ref="x" * 1_000_000)
    assert [len(item.message) for item in bag] == [1001]


def test_an_unknown_code_and_a_missing_value_are_bugs():
    with pytest.raises(KeyError):
        Diagnostics().report("no-such-code", None)
    with pytest.raises(KeyError):
        Diagnostics().report("ref-not-found", None)


def test_every_report_in_the_code_is_in_the_table_and_complete():
    """The one test of code by its text: most reports are never reached by a test."""
    package = Path(diagnostics.__file__).parent
    reported = set()
    for path in sorted(package.rglob("*.py")):
        for call in ast.walk(ast.parse(path.read_bytes())):
            match call:
                case ast.Call(
                    func=ast.Attribute(attr="report" | "_report"),
                    args=[ast.Constant(value=str(code)), *_],
                    keywords=keywords,
                ):
                    where = f"{path.relative_to(package)}:{call.lineno}: {code}"
                    assert code in CODES, where
                    reported.add(code)
                    given = {keyword.arg for keyword in keywords}
                    if None not in given:  # no **values
                        assert _fields(code) - {"suggestion"} <= given, where
    assert len(reported) > len(CODES) / 2


def _fields(code: str) -> set[str]:
    texts = CODES[code].message + CODES[code].help
    return {field for _, field, _, _ in string.Formatter().parse(texts) if field}


def test_only_errors_are_errors():
    bag = Diagnostics()
    bag.report("schema-empty-enum", None)
    bag.report("ref-not-found", None, severity="warning", ref="#/A")
    assert not bag.has_errors
    bag.report("ref-not-found", None, ref="#/A")
    assert bag.has_errors
    assert len(bag) == 3


def test_diagnostics_are_sorted_by_place_and_repeated_once():
    sources = {
        uri: SourceFile(uri, b"a: 1\nb: {c: 2, d: 3}\n") for uri in ("x.yaml", "y.yaml")
    }
    bag = Diagnostics()
    places = ["y.yaml#/a", "x.yaml#/b/d", "x.yaml#/b/c", "x.yaml#/a", "x.yaml#/b/d"]
    for place in places:
        uri, pointer = place.split("#")
        bag.report("schema-empty-enum", Location(uri, pointer))
    bag.report("ref-not-a-string", sources["x.yaml"].span(3, 4), actual="null")
    bag.report("file-not-found", Location("a.yaml", ""), path="a.yaml")
    bag.report("schema-empty-enum", None)
    found = [
        (item.target.file.uri, item.target.line, item.target.column, item.code)
        if isinstance(item.target, Span)
        else item.target
        for item in bag.sorted(sources)
    ]
    assert found == [
        None,
        Location("a.yaml", ""),
        ("x.yaml", 1, 4, "ref-not-a-string"),
        ("x.yaml", 1, 4, "schema-empty-enum"),
        ("x.yaml", 2, 8, "schema-empty-enum"),
        ("x.yaml", 2, 14, "schema-empty-enum"),
        ("y.yaml", 1, 4, "schema-empty-enum"),
    ]


def test_a_place_named_in_two_ways_is_one_place():
    source = SourceFile("x.yaml", b"a: 1\n")
    bag = Diagnostics()
    bag.report("schema-empty-enum", Location("x.yaml", "/a"))
    bag.report("schema-empty-enum", source.locate("/a"))
    assert len(bag.sorted({"x.yaml": source})) == 1


def test_related_places_are_located():
    source = SourceFile("x.yaml", b"a: 1\nb: 2\n")
    bag = Diagnostics()
    related = [Related("the other", Location("x.yaml", "/b", "key"))]
    bag.report(
        "allof-contradiction", Location("x.yaml", "/a"), related=related, reason="…"
    )
    [item] = bag.sorted({"x.yaml": source})
    [other] = item.related
    assert isinstance(other.target, Span)
    assert (other.message, other.target.line, other.target.column) == (
        "the other",
        2,
        1,
    )
    assert arranged([item], {}) == (item,)


def test_bags_are_joined():
    bag = Diagnostics()
    bag.report("schema-empty-enum", None)
    joined = Diagnostics(bag)
    joined.extend(bag)
    assert len(joined) == 2
    assert len(joined.sorted({})) == 1


@pytest.mark.parametrize(
    ("name", "candidates", "expected"),
    [
        ("Imge", ["Image"], "did you mean 'Image'?"),
        ("Imge", ["Image", "Imagine"], "did you mean 'Image'?"),
        ("IMAGE", ["Images", "image", "Image"], "did you mean 'image' or 'Image'?"),
        ("pats", ["pets", "cats"], "did you mean 'pets' or 'cats'?"),
        ("Imge", ["Chat"], ""),
        ("Imge", [], ""),
        ("x" * 1_000_000, ["x" * 999_999], ""),
        ("Imge", ["Image" * 100_000], ""),
        ("Imge", ["Image", *(f"X{number}" for number in range(10_000))], ""),
        ("Imag", [*(f"X{number}" for number in range(10_000)), "IMAGE", "Image"], "?"),
    ],
)
def test_near_names_are_suggested(name, candidates, expected):
    said = did_you_mean(name, candidates)
    assert said == expected or (expected == "?" and "'Image'" in said)
