from pathlib import Path

import pytest

from specgen import lock
from specgen.compare import compare_tree, short_diff
from specgen.config.settings import shown
from specgen.diagnostics import Diagnostics
from specgen.lock import Lock
from specgen.report.text import text
from specgen.tree import encode
from specgen.write import write_tree

FILES = {
    "pyproject.toml": "[project]\n",
    "pkg/__init__.py": "",
    "pkg/a.py": "A = 1\nB = 2\nC = 3\n",
}


def describe(files: dict[str, str], **values: object) -> Lock:
    outputs = {path: lock.digest(data) for path, data in encode(files).items()}
    rules = {"generator": "g", "config": "c", "inputs": {"a.yaml": "1"}} | values
    return Lock(outputs=outputs, symbols={}, **rules)


@pytest.fixture
def root(tmp_path, monkeypatch):
    """An output folder as a build has left it."""
    monkeypatch.chdir(tmp_path)
    assert write_tree(tmp_path / "out", FILES, describe(FILES), Diagnostics())
    return tmp_path / "out"


def report(root: Path, files: dict[str, str], **values: object) -> str:
    found = compare_tree(root, files, describe(files, **values))
    assert all(finding.diagnostic.severity == "error" for finding in found)
    return text([finding.diagnostic for finding in found], {}, shown)


def test_nothing_differs(root):
    assert compare_tree(root, FILES, describe(FILES)) == ()


def test_an_edited_file(root):
    (root / "pkg/a.py").write_text("A = 1\nB = 'mine'\nC = 3\n")
    (finding,) = compare_tree(root, FILES, describe(FILES))
    assert finding.diagnostic.code == "output-edited"
    assert text([finding.diagnostic], {}, shown).startswith(
        "out/pkg/a.py:2:1: error[output-edited]: out/pkg/a.py was edited since"
    )
    assert list(finding.diff()) == [
        "--- out/pkg/a.py",
        "+++ out/pkg/a.py",
        "@@ -1,3 +1,3 @@",
        " A = 1",
        "-B = 'mine'",
        "+B = 2",
        " C = 3",
    ]


def test_a_missing_file(root):
    (root / "pkg/a.py").unlink()
    (finding,) = compare_tree(root, FILES, describe(FILES))
    assert finding.diagnostic.message == "out/pkg/a.py is missing"
    assert finding.diagnostic.code == "output-missing"
    assert list(finding.diff()) == []


@pytest.mark.parametrize(
    ("values", "reason"),
    [
        ({"inputs": {"a.yaml": "2"}}, "a.yaml changed"),
        ({"inputs": {"b.yaml": "1"}}, "a.yaml and 1 more changed"),
        ({"config": "d"}, "the configuration changed"),
        ({"generator": "h"}, "specgen g wrote it, this is h"),
        ({}, "a build writes something else"),
    ],
)
def test_an_outdated_file_says_why(root, values, reason):
    files = FILES | {"pkg/a.py": "A = 2\n"}
    found = report(root, files, **values)
    assert f"out/pkg/a.py is out of date: {reason}\n" in found
    assert f"out/specgen.lock is out of date: {reason}\n" in found
    assert found.endswith("2 errors\n")


def test_only_the_input_changed_and_the_output_would_not(root):
    found = report(root, FILES, inputs={"a.yaml": "2"})
    assert "out/specgen.lock is out of date: a.yaml changed" in found
    assert found.endswith("1 error\n")


def test_another_generator_that_writes_the_same_is_as_good(root):
    assert report(root, FILES, generator="other") == ""


def test_a_file_without_a_place(root):
    files = {path: data for path, data in FILES.items() if path != "pkg/a.py"}
    found = report(root, files)
    assert "out/pkg/a.py is left over: it is no longer part of the package" in found


def test_a_stranger_in_the_package(root):
    (root / "pkg/mine.py").write_text("")
    (root / "beside.py").write_text("")
    found = report(root, FILES)
    assert "error[output-left-over]: out/pkg/mine.py is left over: specgen did" in found
    assert "beside" not in found


def test_no_lock(root):
    (root / lock.NAME).unlink()
    (root / "pkg/a.py").write_text("A = 0\n")
    found = report(root, FILES)
    assert "out/specgen.lock is missing" in found
    assert "out/pkg/a.py is out of date: there is no readable specgen.lock" in found


def test_nothing_was_built(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    found = report(tmp_path / "nowhere", FILES)
    assert "error[output-no-package]: nowhere holds no package" in found
    assert found.count("error") == 2  # and their number
    assert "help: run specgen build" in found


def test_a_file_of_others_is_no_package(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    (tmp_path / "out").mkdir()
    (tmp_path / "out/pyproject.toml").write_text("mine")
    assert "out holds no package" in report(tmp_path / "out", FILES)


def test_a_lock_with_conflicts(root):
    path = root / lock.NAME
    path.write_text(path.read_text().replace(' "lock"', '\n<<<<<<< HEAD\n "lock"'))
    assert "not as specgen left it: it holds merge conflicts" in report(root, FILES)


def test_an_edited_lock(root):
    path = root / lock.NAME
    edited = lock.parse(path.read_bytes())._replace(symbols={"a#/b": {"model": "x"}})
    digest = path.read_text().splitlines()[2]
    lines = edited.render().decode().splitlines()
    path.write_text("\n".join([*lines[:2], digest, *lines[3:], ""]))
    assert "out/specgen.lock:15:1: error[lock-not-readable]" in report(root, FILES)


def test_an_interrupted_build(root):
    path = root / lock.NAME
    path.write_bytes(describe(FILES).render({}))
    assert "not as specgen left it: a build was interrupted" in report(root, FILES)


def test_a_difference_far_down_is_short_and_has_its_lines():
    old = [f"line {number}" for number in range(100_000)]
    new = [*old[:99_000], "another", *old[99_001:]]
    data = ["\n".join(lines).encode() for lines in (old, new)]
    lines = list(short_diff(data[0], data[1], "x"))
    assert lines[2] == "@@ -98998,7 +98998,7 @@"
    assert "-line 99000" in lines
    assert "+another" in lines


def test_a_long_difference_is_cut():
    old, new = ("\n".join(letter * 50).encode() for letter in "ab")
    lines = list(short_diff(old, new, "x"))
    assert len(lines) == 23
    assert lines[-1] == "…"


def test_what_has_no_place_and_is_gone_is_not_missed(root):
    (root / "pkg/a.py").unlink()
    files = {path: data for path, data in FILES.items() if path != "pkg/a.py"}
    assert "pkg/a.py" not in report(root, files)
