"""What tests of commands share: a specification, edits of files, processes."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

from specgen import generator

SPEC = """\
openapi: 3.1.0
info: {title: Pets, version: 1.2.0}
paths: {}
components:
  schemas:
    Pet:
      type: object
      required: [name]
      properties:
        name: {type: string}
        age: {type: integer}
    Owner:
      type: object
      properties:
        pet: {$ref: '#/components/schemas/Pet'}
"""


needs_a_full_disk = pytest.mark.skipif(
    not Path("/dev/full").exists(), reason="there is no /dev/full"
)


def edit(path: Path, old: str, new: str) -> None:
    text = path.read_text()
    assert old in text
    path.write_text(text.replace(old, new))


def times(folder: Path) -> dict[Path, int]:
    return {
        path: path.stat().st_mtime_ns for path in folder.rglob("*") if path.is_file()
    }


def process(
    folder: Path, *arguments: str, redirected: str = "", **extra: str
) -> subprocess.CompletedProcess:
    """Run Python, with streams that lead where a shell may lead them."""
    source = generator.PACKAGE.parent
    shell = ["/bin/sh", "-c", f'exec "$@" {redirected}', "sh"] if redirected else []
    return subprocess.run(
        [*shell, sys.executable, *arguments],
        cwd=folder,
        env=os.environ | {"PYTHONPATH": str(source)} | extra,
        capture_output=True,
        text=True,
        check=False,
    )
