"""What is said of a text that is no YAML or no JSON, and which of the two it is."""

import pytest

from specgen.diagnostics import Diagnostics
from specgen.load import load_bytes
from tests.unit.load.texts import load, only, refused


@pytest.mark.parametrize(
    ("text", "line", "column", "said"),
    [
        ("a:\n\tb: 1\n", 2, 1, "indent with spaces"),
        ("a: @b\n", 1, 4, "put the text in quotes: none may begin with @"),
        ("a: b: c\n", 1, 5, "in quotes, or check the indentation"),
        ("a: [1, 2\nb: 3\n", 2, 2, ""),
        ("a: 'b\n", 2, 1, "close the quote"),
        ("a:\n  - b\n - c\n", 3, 2, "check the indentation of this line"),
        ("a: \x01\n", 1, 4, "write it as an escape"),
        ("é: \x7f\n", 1, 4, "write it as an escape"),
        ("%YAML 3.0\n---\na\n", 1, 1, ""),
    ],
)
def test_what_is_no_yaml_is_placed_and_explained(text, line, column, said):
    item = only(text)
    assert item.code == "yaml-syntax"
    assert (item.target.line, item.target.column) == (line, column)
    assert said in item.help


def test_an_escape_that_yaml_has_not():
    item = only('a: "\\q"\n')
    assert (item.code, item.target.line) == ("yaml-syntax", 1)
    assert item.target.column in (5, 6), "which of the two depends on the parser"
    assert "double the backslash" in item.help


def test_a_syntax_error_shows_where_the_construct_began():
    item = only("a: [1, 2\nb: 3\n")
    assert "',' or ']'" in item.message
    [other] = item.related
    assert other.message == "the flow sequence begins here"
    assert (other.target.line, other.target.column) == (1, 4)


@pytest.mark.parametrize(
    ("text", "column", "said"),
    [
        ('{"a": 1,}', 8, "no comma before a closing bracket"),
        ("[1 ,]", 4, "no comma before a closing bracket"),
        ("[1, 2", 6, "expected ',' or the closing bracket"),
        ("{a: 1}", 2, "expected a property name in double quotes"),
        ('{"a" 1}', 6, "expected ':'"),
        ("[1] 2", 5, "expected the end of the file"),
        ("[nope]", 2, "expected a value"),
        ('["a', 2, "no closing quote"),
        ('["\\q"]', 3, "no escape sequence"),
        ('["a\tb"]', 4, "must be written as an escape"),
        ('["NaN", {"NaN": NaN}]', 17, "JSON has no NaN"),
        ("[-Infinity]", 2, "JSON has no -Infinity"),
        (f'["a", 1, {"9" * 5000}]', 10, "this number cannot be read"),
        ("// comment", 1, "expected a value"),
    ],
)
def test_what_is_no_json_is_placed_and_explained(text, column, said):
    item = only(text, "a.json")
    assert item.code == "json-syntax"
    assert said in item.message
    assert (item.target.line, item.target.column) == (1, column)


def test_a_second_document_is_refused():
    assert refused("a: 1\n---\nb: 2\n") == [("yaml-multiple-documents", 2, 1)]
    assert load("%YAML 1.2\n---\na: 1\n...\n") == {"a": 1}


@pytest.mark.parametrize("text", ["", "# only a comment\n", "---\n"])
def test_an_empty_file_holds_null(text):
    assert load(text) is None


def test_half_a_character_is_refused():
    assert load(r'{"a": "\ud83d\ude00"}', "a.json") == {"a": "😀"}
    text = '{"a": 1,\n "b": ["x", "\\ud83d x"]}'
    assert refused(text, "a.json") == [("json-syntax", 2, 13)]
    assert [code for code, *_ in refused('a: "\\ud83d"')] == ["yaml-syntax"]


@pytest.mark.parametrize("text", ["", " \n"])
def test_an_empty_json_file(text):
    found = Diagnostics()
    assert load_bytes(text.encode(), "a.json", found) is None
    assert [item.code for item in found] == ["input-empty"]


def test_json_is_known_by_its_content_too():
    text = '{"a": "\\ud83d\\ude00", "b": 1e2}'
    assert load(text, "a.yaml") == {"a": "😀", "b": 100.0}
    assert load(f"\n {text}", "openapi") == load(text, "a.json")


def test_flow_style_is_not_taken_for_json():
    assert load("{a: 1, b: [x, NaN,],}\n") == {"a": 1, "b": ["x", "NaN"]}
    document = load_bytes(b"{a: {b: 1}}", "a.yaml", Diagnostics())
    assert document is not None
    assert document.source.locate("/a/b").column == 9
