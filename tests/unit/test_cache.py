"""Kept documents: the same ones, sooner, and nothing that is not known for sure."""

import os
import shutil

import pytest

from specgen import cli
from specgen.cache import DOCUMENTS, FOLDER, Cache
from specgen.diagnostics import Diagnostics

GENERATOR = "1.0+abc"
FILES = {
    "a.yaml": b"n: 1\nf: 1.0\ns: 'yes'\nnull: [true, .nan, 1e400, -0.0]\n",
    "b.json": b'{"z": 1, "a": {"\\u00e9": []}}',
    "c.yaml": b"[on, {off: 0x1F}]",
}


def load(cache, files=FILES):
    diagnostics = Diagnostics()
    found = {uri: cache.load(data, uri, diagnostics) for uri, data in files.items()}
    return found, diagnostics


@pytest.fixture
def parsed(monkeypatch):
    """The documents that were parsed, by URI, in order."""
    from specgen import cache

    seen = []
    load_bytes = cache.load_bytes

    def recorded(data, uri, *rest):
        seen.append(uri)
        return load_bytes(data, uri, *rest)

    monkeypatch.setattr(cache, "load_bytes", recorded)
    return seen


@pytest.fixture
def kept(tmp_path):
    """A folder in which a build has left all `FILES`."""
    cache = Cache(tmp_path, GENERATOR)
    load(cache)
    cache.save()
    return tmp_path


def test_known_documents_are_the_same_and_are_not_parsed(kept, parsed):
    fresh, _ = load(Cache(kept / "nowhere", GENERATOR))
    assert parsed == list(FILES)
    parsed.clear()
    again, diagnostics = load(Cache(kept, GENERATOR))
    assert not parsed
    assert not diagnostics
    for uri, document in again.items():
        assert repr(document.value) == repr(fresh[uri].value)
        assert document.source.syntax == fresh[uri].source.syntax
        assert document.source.data == FILES[uri]


def test_a_changed_document_is_parsed(kept, parsed):
    found, _ = load(Cache(kept, GENERATOR), FILES | {"a.yaml": b"n: 2"})
    assert parsed == ["a.yaml"]
    assert found["a.yaml"].value == {"n": 2}


def test_bytes_are_json_or_yaml_by_their_name(kept, parsed):
    load(Cache(kept, GENERATOR), {"b.yaml": FILES["b.json"]})
    assert parsed == ["b.yaml"]


def test_so_is_what_has_nothing_but_a_suffix_for_a_name(tmp_path, parsed):
    cache = Cache(tmp_path, GENERATOR)
    load(cache, {"a": b"n: 1", "b": b"n: 2"})
    cache.save()
    found, diagnostics = load(Cache(tmp_path, GENERATOR), {".json": b"n: 1"})
    assert parsed == ["a", "b", ".json"]
    assert found == {".json": None}
    assert diagnostics.has_errors


def test_what_another_generator_kept_is_no_good(kept, parsed):
    load(Cache(kept, "1.1+abc"))
    assert parsed == list(FILES)


@pytest.mark.parametrize(
    "damage",
    [b"", b"\xc1", b"\x91" * 100_000, b"\x92\xa7" + GENERATOR.encode() + b"\x01"],
)
def test_a_damaged_file_is_no_good(kept, parsed, damage):
    (kept / FOLDER / DOCUMENTS).write_bytes(damage)
    load(Cache(kept, GENERATOR))
    assert parsed == list(FILES)


def test_a_damaged_document_is_parsed(kept, parsed):
    path = kept / FOLDER / DOCUMENTS
    data = path.read_bytes()
    assert data.count(b"yes") == 1
    path.write_bytes(data.replace(b"yes", b"\xff\xff\xff"))  # no text at all
    cache = Cache(kept, GENERATOR)
    found, _ = load(cache)
    assert parsed == ["a.yaml"]
    assert found["a.yaml"].value["s"] == "yes"
    cache.save()
    assert path.read_bytes() == data


@pytest.mark.parametrize(
    "data",
    [
        b"{a: 1, a: 2}",  # is reported, each time
        b"n: 1" + b"0" * 30,  # an integer that the format of the file does not have
        b'{"s": "\\ud800"}',  # half a character
        b"a: &a [1]\nb: *a",  # two places are one object
    ],
)
def test_some_documents_are_always_parsed(tmp_path, parsed, data):
    for _ in range(2):
        parsed.clear()
        cache = Cache(tmp_path, GENERATOR)
        load(cache, FILES | {"x.yaml": data})
        cache.save()
    assert parsed == ["x.yaml"]


def test_only_the_last_build_is_remembered(kept, parsed):
    for files in (dict(list(FILES.items())[:2]), FILES):
        parsed.clear()
        cache = Cache(kept, GENERATOR)
        load(cache, files)
        cache.save()
    assert parsed == ["c.yaml"]


def test_what_a_killed_build_left_is_cleared_away(kept):
    before = sorted(path.name for path in (kept / FOLDER).iterdir())
    (kept / FOLDER / f"{DOCUMENTS}.123").write_bytes(b"half")
    cache = Cache(kept, GENERATOR)
    load(cache, FILES | {"a.yaml": b"n: 2"})
    cache.save()
    assert sorted(path.name for path in (kept / FOLDER).iterdir()) == before


def test_one_document_alone_is_not_kept(tmp_path):
    cache = Cache(tmp_path, GENERATOR)
    load(cache, {"a.yaml": FILES["a.yaml"]})
    cache.save()
    assert not list(tmp_path.iterdir())


def test_a_folder_that_cannot_be_written_is_done_without(tmp_path):
    (tmp_path / FOLDER).write_text("a file, of all things", encoding="utf-8")
    cache = Cache(tmp_path, GENERATOR)
    load(cache)
    cache.save()
    assert (tmp_path / FOLDER).is_file()


@pytest.fixture
def project(tmp_path, monkeypatch):
    """A specification of two files, built twice: the first build keeps nothing."""
    monkeypatch.chdir(tmp_path)
    (tmp_path / "a.yaml").write_text(
        "A: {type: object, properties: {b: {$ref: b.yaml#/B}}}", encoding="utf-8"
    )
    (tmp_path / "b.yaml").write_text("B: {type: number}", encoding="utf-8")
    assert cli.run(["build", "a.yaml", "-o", "out", "--package", "p"]) == 0
    assert not (tmp_path / "out" / FOLDER).exists()
    (tmp_path / "b.yaml").write_text("B: {type: string}", encoding="utf-8")
    assert cli.run(["build", "a.yaml", "-o", "out", "--package", "p"]) == 0
    return tmp_path


def test_a_build_parses_what_changed(project, parsed, capsys):
    (project / "b.yaml").write_text("B: {type: integer}", encoding="utf-8")
    assert cli.run(["build", "a.yaml", "-o", "out", "--package", "p"]) == 0
    assert parsed == ["b.yaml"]
    kept = [p.read_bytes() for p in sorted((project / "out" / "p").rglob("*.py"))]
    shutil.rmtree(project / "out")
    assert cli.run(["build", "a.yaml", "-o", "out", "--package", "p"]) == 0
    again = [p.read_bytes() for p in sorted((project / "out" / "p").rglob("*.py"))]
    assert kept == again


def test_what_an_alias_repeats_is_told_as_often_as_before(project):
    (project / "a.yaml").write_text(
        "A: &a {properties: {b: {$ref: b.yaml#/B}, c: {$ref: b.yaml#/C}}}\n"
        "callbacks: {a: *a}",
        encoding="utf-8",
    )
    options = ["a.yaml", "-o", "out", "--package", "p", "--unresolved", "warn"]
    for kind in ("number", "integer"):
        (project / "b.yaml").write_text(f"B: {{type: {kind}}}", encoding="utf-8")
        assert cli.run(["build", *options]) == 0
    assert cli.run(["check", *options]) == 0


def test_a_check_takes_nothing_for_granted(project, parsed):
    assert cli.run(["check", "a.yaml", "-o", "out", "--package", "p"]) == 0
    assert parsed == []  # nor does it ask the cache: it loads by itself
    name = os.listdir(project / "out" / FOLDER)
    assert sorted(name) == [".gitignore", DOCUMENTS]
