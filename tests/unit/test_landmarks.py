"""Landmarks: parts of a large YAML document tell as much as the whole of it."""

from __future__ import annotations

import random
from pathlib import Path

import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from specgen.diagnostics import Diagnostics
from specgen.load import from_yaml as load_yaml
from specgen.load import load_bytes
from specgen.source import positions
from specgen.source.positions import nearest


def marked(data: bytes):
    """Load a document, with landmarks however small it is; None without one."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(load_yaml, "SMALLEST", 0)
        document = load_bytes(data, "a.yaml", Diagnostics())
    return document if document and document.source.landmarks else None


def pointers(value, at=()):
    """Yield the way to every value, and ways that end on the way."""
    yield at
    if isinstance(value, dict):
        for key, each in value.items():
            yield from pointers(each, (*at, key))
    elif isinstance(value, list):
        for index, each in enumerate(value):
            yield from pointers(each, (*at, str(index)))
    yield (*at, "none")


def disagreements(document, wanted):
    text, landmarks = document.source.text, document.source.landmarks
    by_parts = landmarks.find(text, wanted)
    by_walk = positions.find(text, "yaml", wanted)
    return [
        pointer
        for pointer in wanted
        if nearest(by_parts, pointer) != nearest(by_walk, pointer)
    ]


# --- YAML as people write it, and as they should not ---------------------------

KEYS = ["a", "b", "c", "d e", "'f'", '"g\\n"', "é{h", "/p/{i}", "1", "&k j", "!!str l"]
KEYS += ["? m", "*y ", '""', "n#{"]
MERGES = ["<<: *x", "<<: [*x, {s: 1}]", "'<<': {t: 1}"]
INLINE = ["", "1", "x y", "'q: {'", '"\\""', "é😀", "*x", "*y", "!!str 1", "&x {q: 1}"]
INLINE += ["[]", "{}", "&w {a: 1, b: {c: [d]}}", "[a, {b: c}, d: e]", "# none", "~"]
INLINE += [
    "{a: 1,\n b: 2}",
    "[\n1,\n\n 2 ]",
    "'a\n\n  b'",
    '"a\\\n  b: c"',
    "&y",
    "{a}",
]
INLINE += ["{\na: 1,\n  b: {\n    c: 2}\n}"]
ENDS = ["", "", "", " ", " # {x: 1}", "\t"]
BETWEEN = ["", "", "", "", "", "\n", "# {\n", "      # deep\n", "  \n"]
BLOCKS = ["|", ">", "|-", ">+", "|2", "|1-"]
HEADS = ["", "", "", "# {{ head }}\n", "---\n", "%YAML 1.1\n---\n", "\ufeff", "  \n"]
HEADS += ["%TAG ! tag:yaml.org,2002:\n---\n", "&r\n", "--- # a: 1\n", "--- !!map\n"]
ANCHORS = [
    "",
    "z: [&x {q: {r: 1}}, &y u]\n",
    "z:\n      r: &x {q: {r: 1}}\n      s: &y u\n",
]
TAILS = ["", "", "...\n", "# end", "\n\n", "...\n# a: 1"]


@st.composite
def nodes(draw, indent, depth):
    """Return what stands behind a key or a dash, up to the end of its last line."""
    kinds = ["inline", "block", "lines"] + ["map", "map", "map", "seq"] * (depth < 5)
    kind = draw(st.sampled_from(kinds))
    end = draw(st.sampled_from(ENDS)) + "\n"
    if kind == "inline":
        return f" {draw(st.sampled_from(INLINE))}{end}"
    inner = indent + draw(st.integers(1, 3))
    pad = " " * inner
    if kind == "block":
        style = draw(st.sampled_from(BLOCKS))
        lines = draw(st.lists(st.sampled_from(["x: {", "# y", "", "  z"]), max_size=3))
        return f" {style}\n" + "".join(f"{pad} {line}\n" for line in lines)
    if kind == "lines":
        return f" x\n{pad}y\n\n{pad}z{end}"
    start = draw(st.sampled_from(["", "", "", " &u", " &v !!map", " # {"]))
    if kind == "map":
        return f"{start}\n{draw(mappings(inner, depth + 1))}"
    start = start.replace(" !!map", "")
    dashes = draw(st.integers(indent, inner))
    return f"{start}\n{draw(sequences(dashes, depth + 1))}"


@st.composite
def mappings(draw, indent, depth):
    keys = draw(st.lists(st.sampled_from(KEYS), min_size=1, max_size=4, unique=True))
    pad = " " * indent
    entries = []
    for key in keys:
        entries.append(draw(st.sampled_from(BETWEEN)))
        colon = f"\n{pad}:" if key.startswith("?") else ":"
        entries.append(pad + key + colon + draw(nodes(indent, depth)))
    if draw(st.integers(0, 9)) == 0:
        entries.append(pad + draw(st.sampled_from(MERGES)) + "\n")
    return "".join(entries)


@st.composite
def sequences(draw, indent, depth):
    items = []
    for _ in range(draw(st.integers(1, 3))):
        items.append(draw(st.sampled_from(BETWEEN)))
        node = draw(nodes(indent, depth))
        if draw(st.booleans()):  # the first key beside the dash
            node = " " + draw(mappings(indent + 2, depth + 1)).lstrip(" ")
        items.append(" " * indent + "-" + node)
    return "".join(items)


@st.composite
def texts(draw):
    head, tail = draw(st.sampled_from(HEADS)), draw(st.sampled_from(TAILS))
    indent = draw(st.sampled_from([0, 0, 2]))
    body = draw(mappings(indent, 1))
    if anchors := draw(st.sampled_from(ANCHORS)):
        body = " " * indent + anchors + body
    text = head + body + tail
    return text.replace("\n", draw(st.sampled_from(["\n", "\n", "\r\n", "\r", "\x85"])))


@settings(suppress_health_check=[HealthCheck.too_slow])
@given(texts(), st.randoms(use_true_random=False))
@example("a: &x {b: 1}\nc:\n  <<: *x\n  d: {e: 1}\nf: *x\n", random.Random(1))
@example("a:\n  b: |2\n    x\n   # y\n  c:\n    ? d\n    : e\n", random.Random(1))
@example("a: {b:\n 1, c:\n  2}\nd: {e: 1}\n", random.Random(1))
@example("a: {\n  b: 1,\n  c: {d: 1}\n}\n", random.Random(1))
@example("a:\n  b: 1\n  ? c\n  :   d: 1\n      e: 2\n", random.Random(1))
@example("%TAG !e! tag:yaml.org,2002:\n---\na: !e!map {b: 1}\n", random.Random(1))
@example("z: &y u\na:\n b: 1\n*y :\n b: 1\n <<: {c: 1}\n", random.Random(1))
def test_parts_tell_as_much_as_the_whole(text, rng):
    document = marked(text.encode())
    if document is None:
        return  # it is no YAML, or was not meant to be
    wanted = list(pointers(document.value))
    assert disagreements(document, wanted) == []
    some = rng.sample(wanted, min(3, len(wanted)))
    assert disagreements(document, some) == []
    assert disagreements(document, some[:1]) == []


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-32-be"])
def test_real_documents_have_landmarks(encoding):
    found = sorted(Path(__file__).parents[1].glob("cases/*/spec/**/*.yaml"))
    compared = 0
    for path in found:
        document = marked(path.read_text("utf-8").encode(encoding))
        if document is not None:
            assert disagreements(document, list(pointers(document.value))) == [], path
            compared += 1
    assert compared > 50


def test_only_the_part_in_question_is_read(monkeypatch):
    document = marked(b"a:\n  b: {c: 1}\n  d:\n    e:\n      f: 2\ng: 3\n")
    monkeypatch.delattr(positions, "find")
    source = document.source
    assert source.locate("/a/d/e/f").line == 5
    assert source.locate("/a/d/e/none", "key").line == 4
    assert source.locate("/a/none", "key").line == 1
    assert source.locate("/a/b/c").column == 10
    assert source.locate("/g").line == 6


def test_small_documents_and_doubtful_ones_have_no_landmarks():
    assert marked(b"a: 1\n") is not None
    assert marked(b"a: 1\na: 2\n") is None
    small = load_bytes(b"a: 1\n", "a.yaml", Diagnostics())
    assert small is not None
    assert small.source.landmarks is None
