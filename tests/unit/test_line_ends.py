"""Line ends are those of a system or of a checkout, and say nothing."""

import json
from pathlib import Path

import pytest

import specgen
from specgen import cli, lock, tree

OPENAPI = """\
openapi: 3.1.0
info:
  title: Lines
  version: 1.0.0
  description: |
    One line,

    and another.
paths: {}
components:
  schemas:
    Pet:
      type: object
      description: >-
        Folded
        lines.
      properties:
        name:
          type: string
          default: "two
            lines"
          x-comment: 'a

            b'
          pattern: "\\r\\n"
        other: {$ref: 'other.json'}
"""
OTHER = json.dumps({"type": "object", "properties": {"a": {"not": {}}}}, indent=1)


@pytest.fixture
def spec(tmp_path):
    folder = tmp_path / "spec"
    folder.mkdir()
    (folder / "openapi.yaml").write_text(OPENAPI)
    (folder / "other.json").write_text(OTHER)
    return folder


def check_out(folder: Path) -> None:
    """Write all texts as version control does on Windows (core.autocrlf)."""
    for path in folder.rglob("*"):
        if path.is_file():
            path.write_bytes(path.read_bytes().replace(b"\n", b"\r\n"))


def texts(folder: Path) -> dict[str, bytes]:
    return {
        path.relative_to(folder).as_posix(): path.read_bytes()
        for path in folder.rglob("*")
        if path.is_file()
    }


def test_the_same_is_built(spec, tmp_path):
    assert specgen.build(spec / "openapi.yaml", output=tmp_path / "a").ok
    check_out(spec)
    assert specgen.build(spec / "openapi.yaml", output=tmp_path / "b").ok
    assert texts(tmp_path / "a") == texts(tmp_path / "b")
    assert not any(b"\r" in text for text in texts(tmp_path / "b").values())


def test_a_checkout_is_up_to_date(spec, tmp_path):
    output = tmp_path / "out"
    specgen.build(spec / "openapi.yaml", output=output)
    check_out(tmp_path)
    before = texts(output)
    arguments = [str(spec / "openapi.yaml"), "-o", str(output)]
    assert cli.run(["check", "--fast", *arguments]) == 0
    assert cli.run(["check", *arguments]) == 0
    assert cli.run(["build", *arguments]) == 0
    assert cli.run(["build", "--notes", *arguments]) == 0  # compiles
    assert texts(output) == before


def test_what_changes_in_a_checkout_is_not_taken_for_edited(spec, tmp_path):
    output = tmp_path / "out"
    specgen.build(spec / "openapi.yaml", output=output, package="p")
    check_out(tmp_path)
    path = spec / "openapi.yaml"
    path.write_bytes(path.read_bytes().replace(b"Folded", b"Other"))
    again = specgen.build(path, output=output, package="p")
    assert not [d for d in again.diagnostics if d.code.startswith("output-")]
    assert lock.NAME in again.written
    assert specgen.check(path, output=output, package="p").ok
    model = next(path for path in output.rglob("*.py") if b"Other" in path.read_bytes())
    model.write_bytes(model.read_bytes().replace(b"Other", b"Mine"))
    found = specgen.check(path, output=output, package="p")
    assert not found.ok
    assert "output-edited" in [d.code for d in found.diagnostics]


@pytest.mark.parametrize("size", [1, 1 << 16, (1 << 16) + 1, 1 << 19])
def test_a_digest_is_that_of_the_text(tmp_path, size):
    data = b"\r\na\rb" * size + b"\r"
    path = tmp_path / "text"
    path.write_bytes(data)
    assert tree.digest(str(path)) == lock.digest(data)
    assert lock.digest(data) == lock.digest(data.replace(b"\r\n", b"\n"))
    assert lock.digest(data) != lock.digest(data.replace(b"\r", b""))
