"""What the loader reads, and how it refuses what it does not."""

from __future__ import annotations

import codecs
import json
import math
import os
import re
import time

import pytest
import yaml
from hypothesis import assume, example, given
from hypothesis import strategies as st

from specgen.diagnostics import Diagnostics
from specgen.limits import MAX_DEPTH
from specgen.load import from_value, load_bytes, read_file
from specgen.load.from_json import load_json, load_sound_json
from specgen.source import Location, SourceFile


def load(text: str | bytes, uri: str = "a.yaml"):
    """Load a text in which nothing is wrong."""
    data = text.encode() if isinstance(text, str) else text
    diagnostics = Diagnostics()
    document = load_bytes(data, uri, diagnostics)
    assert not list(diagnostics)
    assert document is not None
    return document.value


def refused(text: str | bytes, uri: str = "a.yaml") -> list[tuple[str, int, int]]:
    """Return code, line and column of all that is wrong with a text."""
    data = text.encode() if isinstance(text, str) else text
    diagnostics = Diagnostics()
    load_bytes(data, uri, diagnostics)
    found = diagnostics.sorted({})
    assert all(item.severity == "error" for item in found)
    return [(item.code, item.target.line, item.target.column) for item in found]


def only(text: str | bytes, uri: str = "a.yaml"):
    """Return the one diagnostic that a text gives."""
    diagnostics = Diagnostics()
    load_bytes(text.encode() if isinstance(text, str) else text, uri, diagnostics)
    [item] = diagnostics.sorted({})
    return item


# --- scalars -----------------------------------------------------------------


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


# --- keys --------------------------------------------------------------------


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


# --- aliases and merge keys --------------------------------------------------


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


def bomb(levels: int, width: int, link: str = "[{}]") -> str:
    lines = ["a0: &a0 {x: xxxxxxxxxxxxxxxxxxxx}"]
    for level in range(1, levels):
        aliases = ", ".join([f"*a{level - 1}"] * width)
        lines.append(f"a{level}: &a{level} {link.format(aliases)}")
    return "\n".join(lines)


@pytest.mark.parametrize("link", ["[{}]", "{{<<: [{}]}}", "{{k: [{}]}}"])
def test_alias_bombs_are_refused(link):
    started = time.process_time()
    item = only(bomb(12, 9, link))
    assert item.code == "yaml-alias-bomb"
    assert item.target.line > 5
    assert time.process_time() - started < 1


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


# --- limits ------------------------------------------------------------------


@pytest.mark.parametrize("uri", ["a.yaml", "a.json"])
@pytest.mark.parametrize("depth", [MAX_DEPTH + 1, 10_000, 100_000])
def test_deep_nesting_is_refused(uri, depth):
    assert refused("[" * depth + "]" * depth, uri) == [
        ("yaml-too-deep", 1, MAX_DEPTH + 1)
    ]
    assert [code for code, *_ in refused('{"a":' * depth + "1" + "}" * depth, uri)] == [
        "yaml-too-deep"
    ]


def test_half_a_character_is_refused():
    assert load(r'{"a": "\ud83d\ude00"}', "a.json") == {"a": "😀"}
    text = '{"a": 1,\n "b": ["x", "\\ud83d x"]}'
    assert refused(text, "a.json") == [("json-syntax", 2, 13)]
    assert [code for code, *_ in refused('a: "\\ud83d"')] == ["yaml-syntax"]


def test_deep_block_nesting_is_refused():
    text = "".join(f"{' ' * level}a:\n" for level in range(1000))
    assert refused(text) == [("yaml-too-deep", MAX_DEPTH + 1, MAX_DEPTH + 1)]


@pytest.mark.parametrize("uri", ["a.yaml", "a.json"])
def test_the_allowed_depth_is_allowed(uri):
    value = load("[" * MAX_DEPTH + "]" * MAX_DEPTH, uri)
    assert json.dumps(value) == "[" * MAX_DEPTH + "]" * MAX_DEPTH


# --- syntax ------------------------------------------------------------------


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


def test_json_is_known_by_its_content_too():
    text = '{"a": "\\ud83d\\ude00", "b": 1e2}'
    assert load(text, "a.yaml") == {"a": "😀", "b": 100.0}
    assert load(f"\n {text}", "openapi") == load(text, "a.json")


def test_flow_style_is_not_taken_for_json():
    assert load("{a: 1, b: [x, NaN,],}\n") == {"a": 1, "b": ["x", "NaN"]}
    document = load_bytes(b"{a: {b: 1}}", "a.yaml", Diagnostics())
    assert document is not None
    assert document.source.locate("/a/b").column == 9


# --- encodings ---------------------------------------------------------------


@pytest.mark.parametrize("uri", ["a.yaml", "a.json"])
@pytest.mark.parametrize(
    ("mark", "encoding"),
    [
        (b"", "utf-8"),
        (codecs.BOM_UTF8, "utf-8"),
        (codecs.BOM_UTF16_LE, "utf-16-le"),
        (codecs.BOM_UTF16_BE, "utf-16-be"),
        (b"", "utf-16-le"),
        (codecs.BOM_UTF32_LE, "utf-32-le"),
    ],
)
def test_unicode_is_read_in_every_encoding(uri, mark, encoding):
    data = mark + '{"a": "é😀"}'.encode(encoding)
    assert load(data, uri) == {"a": "é😀"}


def test_positions_are_right_in_every_encoding():
    for encoding in ("utf-8", "utf-8-sig", "utf-16", "utf-32"):
        assert refused("é: 1\né: 2\n".encode(encoding)) == [
            ("yaml-duplicate-key", 2, 1)
        ]


def test_other_encodings_are_refused_with_the_place():
    item = only("a: 1\nb: né".encode("latin-1"))
    assert item.code == "file-encoding"
    assert item.message == "byte 0xe9 is not valid UTF-8"
    assert (item.target.line, item.target.column) == (2, 5)
    assert only(codecs.BOM_UTF16_LE + b"a\0\0\xd8").code == "file-encoding"


# --- files -------------------------------------------------------------------


def test_a_file_is_loaded(tmp_path):
    path = tmp_path / "a.yaml"
    path.write_bytes(b"a: 1\r\nb: 2\r\n")
    data = read_file(path, "specs/a.yaml", Diagnostics())
    assert data == path.read_bytes()
    document = load_bytes(data, "specs/a.yaml", Diagnostics(), path)
    assert document is not None
    assert document.uri == document.source.uri == "specs/a.yaml"
    assert document.source.path == path
    assert document.value == {"a": 1, "b": 2}
    assert document.source.locate("/b").line == 2


def file_error(path, referrer=None):
    diagnostics = Diagnostics()
    assert read_file(path, path.name, diagnostics, referrer) is None
    [item] = diagnostics
    return item


def test_a_missing_file_is_reported_where_it_is_asked_for(tmp_path):
    (tmp_path / "images.yaml").touch()
    referrer = Location("openapi.yaml", "/$ref")
    item = file_error(tmp_path / "image.yaml", referrer)
    assert (item.code, item.target) == ("file-not-found", referrer)
    assert item.help == "did you mean 'images.yaml'?"
    item = file_error(tmp_path / "images.yaml" / "x")
    assert (item.code, item.target) == ("file-not-found", Location("x", ""))
    assert file_error(tmp_path / "a\0b").code == "file-not-found"


def test_what_is_no_regular_file_is_refused(tmp_path):
    os.mkfifo(tmp_path / "pipe")
    for path in (tmp_path, tmp_path / "pipe", type(tmp_path)("/dev/zero")):
        item = file_error(path)
        assert item.code == "file-not-readable"
        assert "no regular file" in item.message


def test_a_huge_file_is_refused(tmp_path, monkeypatch):
    monkeypatch.setattr("specgen.load.MAX_FILE_SIZE", 2**20)
    path = tmp_path / "huge.yaml"
    with path.open("wb") as file:
        file.truncate(5 * 2**30)
    item = file_error(path)
    assert item.code == "file-not-readable"
    assert "larger than 1 MiB" in item.message


def test_a_link_in_a_circle_is_refused(tmp_path):
    (tmp_path / "loop").symlink_to("loop")
    assert file_error(tmp_path / "loop").code == "file-not-readable"


def test_an_unreadable_file_is_refused(tmp_path, monkeypatch):
    def refuse(*_):
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr(os, "open", refuse)
    item = file_error(tmp_path / "secret.yaml")
    assert item.code == "file-not-readable"
    assert item.message.endswith("cannot be read: Permission denied")


# --- values ------------------------------------------------------------------


def test_a_value_in_memory_is_a_document():
    value = {"a": {"b": "é"}}
    document = from_value("memory", value)
    assert document.value is value
    assert document.source.locate("/a/b").line == 3
    assert json.loads(document.source.data) == value


def test_an_endless_value_is_no_document():
    value: list[object] = []
    value.append(value)
    with pytest.raises(ValueError, match="nested"):
        from_value("memory", value)


# --- round trips -------------------------------------------------------------

scalars = (
    st.none()
    | st.booleans()
    | st.integers()
    | st.floats(allow_nan=False)
    | st.text()
    | st.text("01.:-+_eExXofnulltrsTN~<=y ", max_size=6)
)
documents = st.recursive(
    scalars,
    lambda inner: (
        st.lists(inner, max_size=4)
        | st.dictionaries(st.text(max_size=5), inner, max_size=4)
    ),
    max_leaves=20,
)


class CoreDumper(yaml.SafeDumper):
    """Quotes strings that are numbers in YAML 1.2 though they are none in 1.1."""


CoreDumper.add_implicit_resolver(
    "tag:yaml.org,2002:float",
    re.compile(r"[-+]?(\.[0-9]+|[0-9]+(\.[0-9]*)?)([eE][-+]?[0-9]+)?$|0o[0-7]+$"),
    list("-+.0123456789"),
)


def same(left: object, right: object) -> bool:
    """Compare by type too: 1, 1.0 and True are three values."""
    return repr(left) == repr(right)


@given(documents, st.sampled_from([None, True, False]))
def test_what_yaml_writes_is_read_back(value, flow_style):
    # These three break lines in YAML 1.1, which is what PyYAML writes.
    assume(
        not {"\x85", "\u2028", "\u2029"} & set(json.dumps(value, ensure_ascii=False))
    )
    text = yaml.dump(
        value,
        Dumper=CoreDumper,
        default_flow_style=flow_style,
        sort_keys=False,
        allow_unicode=True,
    )
    assert same(load(text), value)


@given(documents.filter(lambda value: "inf" not in repr(value)), st.booleans())
def test_what_json_writes_is_read_back(value, escape):
    text = json.dumps(value, ensure_ascii=escape)
    assert same(load(text, "a.json"), value)


FRAGMENTS = r'{ } [ ] , : "a" "a\\": "\":" "\u0061" "\ud800" "é" 1 -0 1.5e3 1e999 NaN'
fragments = st.sampled_from([*FRAGMENTS.split(), " ", "\n", '"a" :', "\x01", "9" * 25])


@given(st.lists(fragments, max_size=12).map("".join) | documents.map(json.dumps))
@example('{"a": 1, "a": "\\": "}')
@example('{"a\\\\": 1, "a\\\\" : 2}')
@example("9" * 5000)
@example("[" * (MAX_DEPTH + 1) + "]" * (MAX_DEPTH + 1))
def test_both_ways_into_json_lead_to_the_same(text):
    source, diagnostics = SourceFile("a.json", text.encode()), Diagnostics()
    sound = load_sound_json(source.data)
    if sound is not None:
        assert repr(load_json(text, source, diagnostics)) == repr(sound)
        assert not sound.has_duplicates
        assert not list(diagnostics)


@pytest.mark.parametrize(
    "text", ["{}", '{"a": [1, {"b\\\\" : "\\": "}]}', ' ["é"]\n', "null"]
)
def test_sound_json_is_known_as_such(text):
    sound = load_sound_json(text.encode())
    assert sound is not None
    assert sound.value == json.loads(text)


@given(st.binary(max_size=40) | st.text("a:-[]{}&*!|>'\"%@`#,? \n\t0.<", max_size=40))
def test_no_input_is_an_exception(data):
    for uri in ("a.yaml", "a.json"):
        diagnostics = Diagnostics()
        document = load_bytes(
            data.encode() if isinstance(data, str) else data, uri, diagnostics
        )
        assert document is not None or diagnostics.has_errors
        assert len(diagnostics.sorted({})) <= len(diagnostics)


@pytest.mark.parametrize("text", ["", " \n"])
def test_an_empty_json_file(text):
    found = Diagnostics()
    assert load_bytes(text.encode(), "a.json", found) is None
    assert [item.code for item in found] == ["input-empty"]
