"""The four formats in which diagnostics are printed."""

from __future__ import annotations

import json

import pytest

from specgen.diagnostics import CODES, Diagnostics, Related
from specgen.report import printer
from specgen.report.frame import frame, visible
from specgen.report.github import github
from specgen.report.json import json as as_json
from specgen.report.sarif import sarif
from specgen.report.text import text as as_text
from specgen.source import Location, SourceFile

SOURCE = SourceFile("a.yaml", b"one:\n  two: 2\n" + b"#\n" * 8 + b"ten: 3\n")
SOURCES = {"a.yaml": SOURCE}


def bag(*reports):
    diagnostics = Diagnostics()
    for code, target, values in reports:
        diagnostics.report(code, target, **values)
    return diagnostics


DANGLING = (
    "ref-not-found",
    Location("a.yaml", "/one/two"),
    {
        "ref": "#/x",
        "suggestion": "did you mean '#/y'?",
        "related": [Related("nearest", Location("a.yaml", "/ten", "key"))],
    },
)


def framed(text: str, start: int, end: int) -> tuple[str, str]:
    source, carets = frame(SourceFile("a", text.encode()).span(start, end), 1)
    return source.removeprefix(" 1 |").removeprefix(" "), carets.removeprefix("   | ")


def test_text_shows_the_line_the_help_and_the_related_place():
    assert as_text(bag(DANGLING), SOURCES, lambda uri: f"spec/{uri}") == (
        "spec/a.yaml:2:8: error[ref-not-found]: '#/x' does not exist\n"
        "  2 |   two: 2\n"
        "    |        ^\n"
        "    = help: did you mean '#/y'?\n"
        "spec/a.yaml:11:1: note: nearest\n"
        " 11 | ten: 3\n"
        "    | ^^^\n"
        "\n"
        "1 error\n"
    )


def test_text_does_without_a_place():
    diagnostics = bag(
        ("file-not-found", Location("b.yaml", ""), {"path": "b.yaml"}),
        ("schema-empty-enum", None, {}),
    )
    assert as_text(diagnostics, SOURCES) == (
        "note[schema-empty-enum]: an empty enum accepts nothing\n"
        "\n"
        "b.yaml: error[file-not-found]: file b.yaml does not exist\n"
        "\n"
        "1 error, 1 note\n"
    )


def test_text_says_nothing_where_nothing_is_wrong():
    assert as_text([], {}) == ""


def test_notes_of_one_code_are_folded_and_errors_are_not():
    offsets = range(3)
    notes = [("schema-empty-enum", SOURCE.span(offset), {}) for offset in offsets]
    errors = [("ref-not-found", SOURCE.span(at), {"ref": "x"}) for at in offsets]
    others = [("format-unknown", SOURCE.span(0), {"format": "x", "type": "string"})]
    diagnostics = bag(*notes, *errors, *others)
    text = as_text(diagnostics, {})
    assert text.count("note[schema-empty-enum]") == 1
    assert text.count("note[format-unknown]") == 1
    assert text.count("error[ref-not-found]") == 3
    assert text.count("   = and 2 more like this (--notes shows all)\n") == 1
    assert text.count("more like this") == 1
    assert text.endswith("\n\n3 errors, 4 notes\n")
    everything = as_text(diagnostics, {}, all_notes=True)
    assert everything.count("note[schema-empty-enum]") == 3
    assert "more like this" not in everything


def test_places_that_suffer_from_one_cause_are_folded():
    def missing(at, cause, **values):
        values |= {"path": "gone.yaml", "cause": cause}
        return "file-not-found", SOURCE.span(at), values

    diagnostics = bag(
        *[missing(at, "gone.yaml") for at in range(3)],
        *[missing(at, "lost.yaml") for at in range(2)],
        *[missing(at, "gone.yaml", severity="warning") for at in range(2)],
        *[missing(at, "") for at in (5, 6)],
    )
    text = as_text(diagnostics, {})
    assert text.count("error[file-not-found]") == 1 + 1 + 2
    assert text.count("warning[file-not-found]") == 1
    assert text.count("and 2 more like this (--notes shows all)") == 1
    assert text.count("and 1 more like this (--notes shows all)") == 2
    assert text.endswith("\n\n7 errors, 2 warnings\n")
    everything = as_text(diagnostics, {}, all_notes=True)
    assert everything.count("[file-not-found]") == 9
    for machine in (as_json, sarif, github):
        assert machine(diagnostics, {}).count("gone.yaml does not exist") == 9


def test_files_whose_notes_are_folded_are_not_read():
    def unread():
        pytest.fail("this file was read")

    sources = {**SOURCES, "b.yaml": SourceFile("b.yaml", unread)}
    places = [Location(uri, "/one") for uri in ("b.yaml", "a.yaml", "b.yaml")]
    diagnostics = bag(*[("schema-empty-enum", place, {}) for place in places])
    text = as_text(diagnostics, sources)
    assert text.startswith("a.yaml:2:3: note[schema-empty-enum]")
    assert text.endswith("\n\n2 notes\n")


def test_text_says_what_its_parts_are():
    painted = as_text(
        bag(DANGLING), SOURCES, paint=lambda text, role: f"<{role}>{text}</>"
    )
    first, source, *_ = painted.splitlines()
    assert first == (
        "<place>a.yaml:2:8: </><error>error[ref-not-found]</>: '#/x' does not exist"
    )
    assert source == "<frame>  2 |   two: 2</>"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("plain", "plain"),
        ("é 日本", "é 日本"),
        ("a\tb", "a    b"),
        ("\x1b[31m\r\n\0", "\\x1b[31m\\r\\n\\x00"),
        ("\u202e\u2028\u200b\x85", "\\u202e\\u2028\\u200b\\x85"),
        ("\ud800", "\\ud800"),
    ],
)
def test_what_could_deceive_is_escaped(text, expected):
    assert visible(text) == expected


@pytest.mark.parametrize(
    ("text", "start", "end", "source", "carets"),
    [
        ("a: bcd", 3, 6, "a: bcd", "   ^^^"),
        ("a: bcd", 6, 6, "a: bcd", "      ^"),
        ("", 0, 0, "", "^"),
        ("a:\tb", 3, 4, "a:    b", "      ^"),
        ("日本: x", 4, 5, "日本: x", "      ^"),
        ("e\u0301: x", 4, 5, "e\u0301: x", "   ^"),
        ("\x1b: x", 3, 4, "\\x1b: x", "      ^"),
        ("a: |\n  b\n  c", 3, 12, "a: |", "   ^"),
    ],
)
def test_the_caret_stands_below_the_place(text, start, end, source, carets):
    assert framed(text, start, end) == (source, carets)


@pytest.mark.parametrize("start", [0, 30, 99, 5_000, 9_999])
def test_long_lines_are_cut_around_the_place(start):
    text = "x" * start + "Y" + "x" * (9_999 - start)
    source, carets = framed(text, start, start + 1)
    assert len(source) <= 102
    assert source[carets.index("^")] == "Y"
    assert source.startswith("…") == (start > 40)
    assert source.endswith("…") == (start < 9_999)


def test_a_long_mark_is_cut():
    source, carets = framed("a: " + "b" * 500, 3, 503)
    assert source == "a: " + "b" * 97 + "…"
    assert carets == "   " + "^" * 98


def test_json_is_an_array_of_everything():
    first, second = json.loads(
        as_json(bag(DANGLING, ("schema-empty-enum", None, {})), SOURCES)
    )
    assert first == {
        "code": "schema-empty-enum",
        "severity": "note",
        "message": "an empty enum accepts nothing",
        "help": None,
        "path": None,
        "line": None,
        "column": None,
        "end_line": None,
        "end_column": None,
        "related": [],
    }
    place = {"line": 2, "column": 8, "end_line": 2, "end_column": 9}
    assert second == {
        "code": "ref-not-found",
        "severity": "error",
        "message": "'#/x' does not exist",
        "help": "did you mean '#/y'?",
        "path": "a.yaml",
        **place,
        "related": [
            {
                "message": "nearest",
                "path": "a.yaml",
                "line": 11,
                "column": 1,
                "end_line": 11,
                "end_column": 4,
            }
        ],
    }
    assert as_json([], {}) == "[]\n"


def test_github_gets_one_command_a_line():
    diagnostics = bag(DANGLING, ("schema-empty-enum", None, {}))
    assert github(diagnostics, SOURCES) == (
        "::notice title=schema-empty-enum::an empty enum accepts nothing\n"
        "::error file=a.yaml,line=2,col=8,title=ref-not-found::"
        "'#/x' does not exist%0Ahelp: did you mean '#/y'?%0Aa.yaml:11:1: nearest\n"
    )


def test_github_takes_no_commands_from_a_specification():
    evil = "x\n::set-output name=a::b\r%0A\x1b"
    diagnostics = bag(
        ("file-not-found", Location(f"a,b:{evil}", ""), {"path": evil}),
        ("yaml-unknown-tag", SOURCE.span(0), {"tag": evil}),
    )
    lines = github(diagnostics, {}).splitlines()
    assert len(lines) == 2
    assert all(line.startswith("::error file=a") for line in lines)
    assert "file=a%2Cb%3Ax\\n%3A%3Aset-output" in lines[0]
    assert "%250A" in lines[1]


def test_sarif_has_rules_results_and_regions():
    diagnostics = bag(DANGLING, ("file-not-found", Location("b c#", ""), {"path": "b"}))
    log = json.loads(sarif(diagnostics, SOURCES))
    assert log["version"] == "2.1.0"
    [run] = log["runs"]
    rules = run["tool"]["driver"]["rules"]
    assert [rule["id"] for rule in rules] == ["file-not-found", "ref-not-found"]
    first, second = run["results"]
    for result in run["results"]:
        assert rules[result["ruleIndex"]]["id"] == result["ruleId"]
        assert result["level"] == CODES[result["ruleId"]].severity
    assert first["message"]["text"] == "'#/x' does not exist\ndid you mean '#/y'?"
    [place] = first["locations"]
    assert place["physicalLocation"] == {
        "artifactLocation": {"uri": "a.yaml"},
        "region": {"startLine": 2, "startColumn": 8, "endLine": 2, "endColumn": 9},
    }
    [other] = first["relatedLocations"]
    assert other["message"]["text"] == "nearest"
    [place] = second["locations"]
    assert place["physicalLocation"] == {"artifactLocation": {"uri": "b%20c%23"}}


def test_all_printers_take_the_same_and_print_ascii_or_utf8():
    evil = "\ud800 \u202e"
    diagnostics = bag(("yaml-unknown-tag", SOURCE.span(0), {"tag": evil}))
    for style in ("text", "json", "github", "sarif"):
        text = printer(style)(diagnostics, SOURCES, str)
        assert text.endswith("\n")
        assert "\u202e" not in text
        text.encode()
