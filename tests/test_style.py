"""The project's own code, by the tools that `make lint` runs."""

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
