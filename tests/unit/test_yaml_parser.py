"""The parser written in Python does what libyaml does, and says it in its words."""

import pytest
import yaml
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from specgen.diagnostics import Diagnostics
from specgen.limits import MAX_DEPTH
from specgen.load import load_bytes

BOTH = pytest.mark.skipif(
    not yaml.__with_libyaml__, reason="PyYAML came without libyaml"
)


def read(text, parser, monkeypatch):
    """What comes of a text: its value, and of each finding what people go by."""
    with monkeypatch.context() as patch:
        if parser == "python":
            patch.delattr(yaml, "CSafeLoader", raising=False)
        found = Diagnostics()
        document = load_bytes(text.encode(), "a.yaml", found)
    said = [(i.code, i.message, i.help, i.target.line, i.target.column) for i in found]
    return document and document.value, said


@BOTH
@pytest.mark.parametrize(
    "text",
    [
        "a: &x [1, 'b', !!str 2]\nc: *x\n",
        "a: |\n  b\n\n  c\nd: >-\n  e\n  f\n",
        "a: 'It's here'",
        'a: "He said "no""',
        "a: **bold**",
        "a: @b",
        "a: b: c",
        "a:\n\tb: 1",
        "a:\n  - b\n - c\n",
        "a:\n    b: 1\n   c: 1\n",
        "a: [1, 2\nb: 3\n",
        "a: {b: 1]",
        "a: 'b\n",
        "a: \x01\n",
        "é: \x7f\n",
        "a\nb: c",
        "- a\nb: c",
        "a: *x",
        "a: 1\n---\nb: 1",
        "[" * (MAX_DEPTH + 1),
    ],
)
def test_what_both_say(text, monkeypatch):
    expected = read(text, "libyaml", monkeypatch)
    assert read(text, "python", monkeypatch) == expected


@pytest.mark.parametrize(
    ("text", "advice"),
    [
        ('a: "\\q"', "double the backslash"),
        ('a: "\\ud83d"', "\\U and eight digits"),
        ("a: [", ""),
    ],
)
def test_what_the_one_in_python_says_otherwise(text, advice, monkeypatch):
    value, [(code, _, said, line, _)] = read(text, "python", monkeypatch)
    assert (value, code, line) == (None, "yaml-syntax", 1)
    assert advice in said


VALUES = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text(),
    lambda inner: st.lists(inner) | st.dictionaries(st.text(), inner),
)


@BOTH
@settings(suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(VALUES, st.sampled_from([None, "", "'", '"', "|", ">"]), st.booleans())
def test_both_read_the_same(monkeypatch, value, style, flow):
    text = yaml.safe_dump(value, default_style=style, default_flow_style=flow)
    expected = read(text, "libyaml", monkeypatch)
    assert read(text, "python", monkeypatch) == expected
