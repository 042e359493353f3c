"""The tools that judge generated code, each at its strictest, and how they are run."""

import json
import subprocess
import sys
from pathlib import Path
from typing import Any

import specgen

CHECKERS = {
    "mypy": ["mypy", "--strict", "--config-file=", "--no-incremental", "."],
    "pyright": ["pyright", "--pythonpath", sys.executable],
    "ty": ["ty", "check", "--python", sys.prefix, "--output-format", "concise", "."],
}
LINTERS = {
    "ruff check": ["ruff", "check", "--isolated", "--no-cache", "."],
    "ruff format": ["ruff", "format", "--isolated", "--no-cache", "--check", "."],
}


def run(folder: Path, *command: str) -> subprocess.CompletedProcess[str]:
    """Run a module of Python with a folder for its working directory."""
    return subprocess.run(
        [sys.executable, *command],
        cwd=folder,
        capture_output=True,
        text=True,
        check=False,
    )


def judge(folder: Path, *command: str) -> str:
    """What a tool says of a folder, which may be no more than that all is well."""
    result = run(folder, "-m", *command)
    said = result.stdout[-10_000:] + result.stderr[-2_000:]
    assert result.returncode == 0, said
    return said


def configure_pyright(folder: Path, **settings: Any) -> None:
    """Have pyright be strict in a folder."""
    strict = {"typeCheckingMode": "strict", **settings}
    (folder / "pyrightconfig.json").write_text(json.dumps(strict))


def project_of(specification: Any, name: str, folder: Path) -> Path:
    """A folder in `folder` with the package of a specification, for what uses it."""
    document = folder / "openapi.json"
    document.write_text(json.dumps(specification))
    result = specgen.build(document, folder / "generated", package=name)
    assert result.ok, result.report()
    project = folder / "project"
    project.mkdir()
    (folder / "generated" / name).rename(project / name)
    return project
