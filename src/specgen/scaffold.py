"""The first configuration of a project: `specgen init`.

Owns where it goes and what it says: input, output and package, in a table of the
pyproject.toml that stands in the folder, else in a new specgen.toml. Takes a folder and
the settings that are given; gives the configuration, then the file that says the same,
or diagnostics. Must not write, nor propose a change of a configuration that is there.
"""

from __future__ import annotations

import json
import os
import posixpath
from collections.abc import Mapping
from pathlib import Path
from shlex import quote
from typing import Any

from specgen import config, tree
from specgen.config import ENTRY_NAMES, Config, discover
from specgen.config.settings import describe, shown
from specgen.diagnostics import Diagnostics, and_more, listed

_NEXT = """
Next:

  specgen build           write the package; no work where nothing has changed
  specgen check --fast    for CI: exit 1 and what is not up to date

To build before each commit, in .pre-commit-config.yaml:

repos:
  - repo: local
    hooks:
      - id: specgen-build
        name: specgen build
        entry: specgen build{options}
        language: system
        pass_filenames: false
        always_run: true
"""

_MANY = 5


def propose(
    given: Mapping[str, Any], folder: Path, diagnostics: Diagnostics
) -> Config | None:
    """Return the settings of a project in `folder`, or report why there are none.

    They are those that are `given`, and else the defaults; the input is then the one
    entry of a specification in the folder.
    """
    existing = config.find(folder, diagnostics)
    if diagnostics.has_errors:
        return None
    if existing is None or existing.folder != folder:
        entry = given.get("input") or _entry(folder, diagnostics)
        if entry is None:
            return None
        found = config.load({**given, "input": entry}, diagnostics, directory=folder)
        if found is None or found.origin is None:
            return _with_own_output(found, folder, diagnostics)
        existing = found.origin  # of a folder around this one, and about this input
    diagnostics.report("config-exists", existing.span())
    return None


def written(
    settings: Config, folder: Path, diagnostics: Diagnostics
) -> tuple[Path, bytes] | None:
    """Return the file in `folder` that says `settings`, and its content as a whole.

    Reports why not, where a pyproject.toml cannot take another table.
    """
    lines = [
        f"input = {_string(_relative(settings.input, folder))}",
        f"output = {_string(_relative(settings.output, folder))}",
        f"package = {_string(settings.package or '')}",
    ]
    file = folder / "pyproject.toml"
    before = tree.read(file)
    if before is None:
        file, before = folder / "specgen.toml", b""
    else:
        gap = [""] if before.endswith(b"\n") or not before else ["", ""]
        lines = [*gap, "[tool.specgen]", *lines]
    newline = "\r\n" if b"\r\n" in before else "\n"
    text = "".join(f"{line}{newline}" for line in lines)
    # A name that is no text to the file system is none in TOML: reading it tells.
    content = before + text.encode(errors="surrogateescape")
    return (file, content) if config.parse(file, content, diagnostics) else None


def next_steps(file: Path) -> str:
    """Return what to do with a configuration that has just been written to `file`.

    Hooks run where the repository begins, and are told of a configuration below.
    """
    folders = [folder for folder in file.parents if (folder / ".git").exists()]
    is_below = folders and folders[0] != file.parent
    options = f" --config {quote(_relative(file, folders[0]))}" if is_below else ""
    return _NEXT.format(options=options)


def _entry(folder: Path, diagnostics: Diagnostics) -> Path | None:
    """Return the one document in `folder` that specifications are entered by."""
    everything = Config(input=folder, output=folder / "generated", root=folder)
    found = [
        uri
        for uri in discover.documents(everything)
        if posixpath.basename(uri) in ENTRY_NAMES
    ]
    if len(found) == 1:
        return folder / found[0]
    if found:
        some = listed(map(repr, found[:_MANY]), "and")
        there = f"{some}{and_more(len(found) - _MANY)}"
    else:
        there = f"no {listed(ENTRY_NAMES, 'or')} here"
    diagnostics.report(
        "config-missing",
        None,
        key="input",
        suggestion=f"name it after the command: there is {there}",
    )
    return None


def _with_own_output(
    settings: Config | None, folder: Path, diagnostics: Diagnostics
) -> Config | None:
    """Return `settings`, unless the package would lie around its configuration."""
    if settings is None or not folder.is_relative_to(settings.output):
        return settings
    diagnostics.report(
        "config-bad-value",
        None,
        key="output",
        expected="a folder for the package alone",
        actual=describe(shown(settings.output)),
    )
    return None


def _relative(path: Path, folder: Path) -> str:
    """Return a path as a file in `folder` says it."""
    try:
        return Path(os.path.relpath(path, folder)).as_posix()
    except ValueError:  # on another drive
        return path.as_posix()


def _string(value: str) -> str:
    """Return a string as TOML writes it, which escapes as JSON does."""
    return json.dumps(value, ensure_ascii=False)
