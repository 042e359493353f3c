"""The generator itself: its version, its templates, and the digest of both.

Owns where the files of specgen's own installation are. Takes nothing, gives a path
and a digest by which a lock file tells whether the generator that wrote it is this
one. Must not import anything of specgen: it stands on the fast path of every command.
"""

from __future__ import annotations

import hashlib
import os
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import Final

VERSION: Final = "0.1.0"

PACKAGE: Final = Path(__file__).parent


def templates() -> Path:
    """Return the folder of the templates: in the wheel, else in the repository."""
    installed = PACKAGE / "templates"
    return installed if installed.is_dir() else PACKAGE.parent.parent / "templates"


@cache
def identity() -> str:
    """Return version and digest of this generator, as lock files record it.

    The same for a wheel and for the checkout that it was built from.
    """
    code = folder_digest(PACKAGE, without="templates")
    layout = folder_digest(templates())
    return f"{VERSION}+{hashlib.sha256(f'{code}{layout}'.encode()).hexdigest()[:32]}"


def version_of_dmcg() -> str:
    """Return the version of datamodel-code-generator, or "" where there is none."""
    from importlib import metadata  # late: hardly any build leaves a target to it

    try:
        return metadata.version("datamodel-code-generator")
    except metadata.PackageNotFoundError:
        return ""


def folder_digest(folder: Path, without: str = "") -> str:
    """Return one digest of the names and contents of all files in `folder`.

    `without` names a folder at its top that does not count. What goes away meanwhile,
    such as an editor's copy of a file, is no part of it.
    """
    digest = hashlib.sha256()
    for name, path in sorted(_files(os.fspath(folder))):
        if without and name.startswith(f"{without}/"):
            continue
        try:
            with open(path, "rb", buffering=0) as file:
                content = file.read().replace(b"\r\n", b"\n")  # as in digests of texts
        except FileNotFoundError:
            continue
        digest.update(f"{name}\0{len(content)}\0".encode())
        digest.update(content)
    return digest.hexdigest()


def _files(folder: str, prefix: str = "") -> Iterator[tuple[str, str]]:
    """Yield the relative name and the path of every file in `folder`.

    Bytecode and hidden files are no part of anything: they come and go.
    """
    try:
        with os.scandir(folder) as found:
            entries = list(found)
    except FileNotFoundError:
        return
    for entry in entries:
        if entry.name.startswith((".", "__pycache__")):
            continue
        if entry.is_dir():
            yield from _files(entry.path, f"{prefix}{entry.name}/")
        else:
            yield f"{prefix}{entry.name}", entry.path
