"""Positions: from JSON pointers and offsets to lines and columns."""

from __future__ import annotations

import codecs
import json
import re
from bisect import bisect_right
from typing import Any

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from specgen.source import (
    Location,
    SourceFile,
    child,
    decode,
    lines,
    parent,
    positions,
    split_id,
    tokens,
    type_id,
)

SPEC = """\
# pets
paths:
  /pets/{id}:
    get:
      200: {$ref: 'x~y'}
      tags:
      - a
      -   - b
          - c
      description: |
        two
        lines
      empty:
"""


def located(text: str, pointer: str, part: Any = "value", uri: str = "a.yaml") -> str:
    """Return the text that a pointer is located at."""
    span = SourceFile(uri, text.encode()).locate(pointer, part)
    return span.file.text[span.start : span.end]


def position(text: str, pointer: str, part: Any = "value") -> tuple[int, int]:
    span = SourceFile("a.yaml", text.encode()).locate(pointer, part)
    return span.line, span.column


@given(st.lists(st.text()))
def test_pointer_tokens_round_trip(steps):
    assert tokens(child("", *steps)) == tuple(steps)


def test_pointers_are_those_of_rfc_6901():
    assert child("", "paths", "/pets", "a~b", 0) == "/paths/~1pets/a~0b/0"
    assert tokens("") == ()
    assert tokens("/") == ("",)
    assert tokens("/~01") == ("~1",)
    assert parent("/a/b") == "/a"
    assert parent("/a") == parent("") == ""


@given(st.text().filter(lambda uri: "#" not in uri), st.text())
def test_type_ids_round_trip(uri, key):
    pointer = child("", key)
    assert split_id(type_id(uri, pointer)) == Location(uri, pointer)


@pytest.mark.parametrize(
    ("pointer", "line", "column", "text"),
    [
        ("", 2, 1, "paths:"),
        ("/paths", 3, 3, "/pets/{id}:"),
        ("/paths/~1pets~1{id}/get/200", 5, 12, "{$ref: 'x~y'}"),
        ("/paths/~1pets~1{id}/get/200/$ref", 5, 19, "'x~y'"),
        ("/paths/~1pets~1{id}/get/tags/0", 7, 9, "a"),
        ("/paths/~1pets~1{id}/get/tags/1/1", 9, 13, "c"),
        ("/paths/~1pets~1{id}/get/empty", 13, 13, ""),
    ],
)
def test_values_are_located(pointer, line, column, text):
    span = SourceFile("a.yaml", SPEC.encode()).locate(pointer)
    assert (span.line, span.column) == (line, column)
    assert located(SPEC, pointer) == text


def test_keys_are_located():
    assert located(SPEC, "/paths/~1pets~1{id}", "key") == "/pets/{id}"
    assert position(SPEC, "/paths/~1pets~1{id}/get/200", "key") == (5, 7)


def test_the_key_of_what_has_none_is_its_value():
    assert located("[a, b]", "/1", "key") == "b"
    assert position("a: 1", "", "key") == (1, 1)


@pytest.mark.parametrize("pointer", ["/b/x", "/b/0", "/b/x/y/z"])
def test_a_missing_pointer_is_located_at_its_nearest_ancestor(pointer):
    assert located("a: 1\nb: {c: 2}\n", pointer) == "{c: 2}"
    assert located("a: 1\nb: {c: 2}\n", pointer, "key") == "b"


def test_what_stands_behind_an_alias_is_located_where_it_is_written():
    text = "a: &x {b: [1, {c: 2}]}\nd: *x\ne: &y\n  f: *x\ng: *y\n"
    assert located(text, "/d") == "*x"
    assert position(text, "/d/b/1/c") == (1, 19)
    assert position(text, "/g/f/b/0") == (1, 12)
    assert located(text, "/d/none") == "*x"


def test_what_a_merge_key_brings_is_located_where_it_is_written():
    text = "a: &x {b: 1}\nc:\n  <<: *x\n  d: 2\n"
    assert position(text, "/c/b") == (1, 11)
    assert position(text, "/c/d") == (4, 6)
    assert located(text, "/c/none", "key") == "c"


def test_the_first_of_two_equal_keys_is_located():
    assert position("a: 1\na: 2\n", "/a") == (1, 4)


def test_an_alias_cycle_ends():
    assert located("a: &x [*x]", "/a/0/0/0/0/0/0/0/0/0/0/0/0/0") == "*x"


def test_positions_before_a_syntax_error_are_found():
    assert position("a: 1\nb: [\n", "/a") == (1, 4)
    assert located("", "/a/b") == ""


def test_many_pointers_take_one_walk(monkeypatch):
    walks = []

    def counted(*arguments):
        walks.append(arguments)
        return marks(*arguments)

    marks = positions.marks
    monkeypatch.setattr(positions, "marks", counted)
    source = SourceFile("a.yaml", SPEC.encode())
    spans = source.locate_all([("/paths", "key"), ("/nowhere", "value")])
    assert spans["/paths", "key"].line == 2
    assert len(walks) == 1
    assert source.locate("/paths") == spans["/paths", "key"].file.locate("/paths")
    assert len(walks) == 1


def test_the_walk_ends_with_the_last_pointer():
    seen = []

    def watched():
        tokens = positions.marks("a: 1\nb: 2\nc: 3\n", "yaml")
        for mark in tokens:
            seen.append(mark.text)
            yield mark

    walk = positions.Walk([("a",)])
    walk.through("a: 1\n", watched())
    assert seen == ["", "a", "1"]


def test_json_is_located_in_json():
    text = '{"a": {"\\u0062": [1, {"c": "\\ud83d\\ude00"}]},\r\n\t"d/e" : null}'
    assert located(text, "/a/b/0", uri="a.json") == "1"
    assert located(text, "/a/b/1/c", uri="a.json") == '"\\ud83d\\ude00"'
    span = SourceFile("a.json", text.encode()).locate("/d~1e", "key")
    assert (span.line, span.column, span.end_column) == (2, 2, 7)


def test_json_is_skipped_where_nothing_is_wanted():
    text = '{"skip": [{"}": "]\\""}, [[]]], "a": {"b": 1}}'
    assert located(text, "/a/b", uri="a.json") == "1"
    assert located('{"skip": [[', "/a/b", uri="a.json") == '{"skip": [['


@pytest.mark.parametrize(
    ("text", "line", "column"),
    [("a\nbc", 2, 2), ("a\r\nbc", 2, 2), ("a\rbc", 2, 2), ("\u2028a\x85c", 1, 4)],
)
def test_lines_end_where_editors_end_them(text, line, column):
    source = SourceFile("a.yaml", text.encode())
    assert source.position(text.index("c")) == (line, column)
    start, end = source.lines.bounds(line)
    assert source.text[start:end] in ("bc", "\u2028a\x85c")


@given(st.text("a\r\n", max_size=60), st.integers(1, 9))
def test_lines_are_those_of_a_plain_search(text, stretch):
    ends = [found.end() for found in re.finditer(r"\r\n?|\n", text)]
    starts = [0, *ends]
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(lines, "_STRETCH", stretch)
        found = lines.Lines(text)
    assert found.count == len(starts)
    for line, (start, end) in enumerate(zip(starts, [*ends, len(text)], strict=True)):
        assert found.at(start) == (line + 1, start)
        assert found.bounds(line + 1) == (start, start + len(text[start:end].rstrip()))
    for offset in range(len(text) + 1):
        line = bisect_right(starts, offset)
        assert found.at(offset) == (line, starts[line - 1])


def test_columns_count_characters():
    assert position("é: {ü: [ß, x]}", "/é/ü/1") == (1, 12)


def test_spans_stay_inside_the_text():
    span = SourceFile("a.yaml", b"abc").span(2, 99)
    assert (span.start, span.end) == (2, 3)
    assert SourceFile("a.yaml", b"abc").span(99).end == 3
    assert SourceFile("a.yaml", b"").span(0).line == 1


@pytest.mark.parametrize(
    ("mark", "encoding"),
    [
        (b"", "utf-8"),
        (codecs.BOM_UTF8, "utf-8"),
        (b"", "utf-16-le"),
        (b"", "utf-16-be"),
        (codecs.BOM_UTF16_LE, "utf-16-le"),
        (codecs.BOM_UTF16_BE, "utf-16-be"),
        (b"", "utf-32-le"),
        (b"", "utf-32-be"),
        (codecs.BOM_UTF32_LE, "utf-32-le"),
        (codecs.BOM_UTF32_BE, "utf-32-be"),
    ],
)
def test_every_unicode_encoding_is_read(mark, encoding):
    data = mark + "a: é\nb: 1\n".encode(encoding)
    assert decode(data) == "a: é\nb: 1\n"
    assert SourceFile("a.yaml", data).locate("/b", "key").line == 2


def test_bad_bytes_still_have_lines():
    source = SourceFile("a.yaml", b"a: \xff\nb: 1")
    assert source.text[slice(*source.lines.bounds(1))] == "a: \ufffd"
    assert source.locate("/b").line == 2


def test_data_is_made_only_when_asked_for():
    source = SourceFile("a.json", lambda: b'{"a": 1}')
    assert source.locate("/a").column == 7
    assert source.data == b'{"a": 1}'
    assert repr(source) == "SourceFile('a.json')"


values = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text("ab~/é \n", max_size=4),
    lambda inner: (
        st.lists(inner, max_size=3)
        | st.dictionaries(st.text("ab~/é<&*", max_size=3), inner, max_size=3)
    ),
    max_leaves=12,
)


@given(values, st.sampled_from(["json", "yaml"]))
def test_every_pointer_of_a_document_is_located(value, syntax):
    if syntax == "json":
        text = json.dumps(value, indent=1)
    else:
        text = yaml.safe_dump(value, allow_unicode=True)
    source = SourceFile(f"a.{syntax}", text.encode())
    wanted = dict(_pointers(value, ""))
    places = positions.find(text, source.syntax, map(tokens, wanted))
    for pointer, expected in wanted.items():
        assert tokens(pointer) in places
        if isinstance(expected, str | int | None):
            span = source.locate(pointer)
            assert yaml.safe_load(text[span.start : span.end] or "null") == expected


def _pointers(value, pointer):
    yield pointer, value
    if isinstance(value, dict):
        for key, each in value.items():
            yield from _pointers(each, child(pointer, key))
    elif isinstance(value, list):
        for index, each in enumerate(value):
            yield from _pointers(each, child(pointer, index))
