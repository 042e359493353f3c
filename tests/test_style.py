"""The project's own files: code by the tools that `make lint` runs, texts as merged."""

import re
import subprocess
import sys

import pytest


@pytest.mark.parametrize(
    "command", ["ruff check .", "ruff format --check .", "mypy --no-incremental"]
)
def test_our_own_code_is_clean(command, repository):
    found = subprocess.run(
        [sys.executable, "-m", *command.split()],
        cwd=repository,
        capture_output=True,
        text=True,
        check=False,
    )
    assert found.returncode == 0, found.stdout + found.stderr


def test_no_merge_was_left_half_done(repository):
    mark = re.compile("^(<{7}|>{7}) ", re.MULTILINE)
    kinds = ("*.md", "*.toml", "*.yml", "*.jinja", "*.lock", "Makefile")
    files = {path for kind in kinds for path in repository.rglob(kind)}
    own = [path for path in files if ".venv" not in path.parts]
    assert len(own) > 10
    assert [path for path in own if mark.search(path.read_text("utf-8"))] == []
