"""What a build may do to the files that are there already.

Owns the question whose a file is. Takes the output folder, the files of a package and
the last lock; gives what has to be replaced and deleted, or diagnostics
about what is in the way. Must not change anything.

A file is specgen's if the last lock claims it. Nothing else is ever replaced or
deleted, unless it holds already what would be written.
"""

from __future__ import annotations

import os
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import TypeAlias

from msgspec import Struct

from specgen import lock, tree
from specgen.config.settings import shown
from specgen.diagnostics import Diagnostics

Claims: TypeAlias = Mapping[str, set[str]]
"""The files of the last build, each with what it may hold, by digest."""


class FileChanges(Struct, frozen=True, kw_only=True):
    """What has to happen to files, decided before anything does."""

    written: Mapping[str, bytes]
    """Files to write, with what they are to hold."""

    stale: tuple[str, ...]
    """Files to delete."""

    replaced: Mapping[str, str]
    """Digests of all that is written or stale and specgen's, before that happens."""

    kept: tuple[str, ...]
    """Files that have no place in the package any more, but were edited by hand."""


def find_changes(
    root: Path, contents: Mapping[str, bytes], last: bytes, diagnostics: Diagnostics
) -> FileChanges | None:
    """Compare `contents` with the files in `root`, which the lock `last` describes."""
    problem = lock.problem(last) if last else ""
    if problem and not lock.is_incomplete(last):
        path = shown(root / lock.NAME)
        diagnostics.report("lock-not-readable", None, path=path, reason=problem)
    claims = {
        path: digests
        for path, digests in lock.claims(last).items()
        if tree.is_confined(path)
    }
    if _report_obstacles(root, contents, claims, diagnostics):
        return None
    replaced, kept = _without_place(root, claims, contents, diagnostics)
    stale = tuple(replaced)
    old, new = lock.package(stale), lock.package(contents)
    if old and new and old != new:
        path = shown(root)
        diagnostics.report("output-other-package", None, path=path, old=old, new=new)
    folded = {path.casefold() for path in stale}
    written = {}
    for path, content in contents.items():
        data = tree.read_output(f"{root}/{path}")
        # Where case does not count, deleting the old name deletes the new one too.
        if data == content and path.casefold() not in folded:
            continue
        written[path] = content
        if data is None or path not in claims:
            continue
        if lock.digest(data) in claims[path]:
            replaced[path] = lock.digest(data)
        else:
            _report_edited(root / path, "it is generated again", diagnostics)
    return FileChanges(written=written, stale=stale, replaced=replaced, kept=kept)


def find_collisions(paths: Iterable[str], diagnostics: Diagnostics) -> bool:
    """Report paths that are one path where upper and lower case are the same."""
    seen: dict[str, str] = {}
    found = set()
    for path in paths:
        for step in (*tree.folders(path), path):
            other = seen.setdefault(step.casefold(), step)
            if other != step:
                found.add((step, other))
    for step, other in sorted(found):
        diagnostics.report("output-collision", None, path=step, other=other)
    return bool(found)


def _report_obstacles(
    root: Path,
    contents: Mapping[str, bytes],
    claims: Claims,
    diagnostics: Diagnostics,
) -> bool:
    """Report every link, folder or file that is not ours to replace."""
    found = {}
    for folder in sorted({each for path in contents for each in tree.folders(path)}):
        if (root / folder).is_symlink():
            found[folder] = "output-link"
        elif (root / folder).is_file() and folder not in claims:
            found[folder] = "output-in-the-way"
    for path, content in contents.items():
        if _is_in_the_way(root, path, content, claims):
            found[path] = "output-in-the-way"
    for path, code in found.items():
        diagnostics.report(code, None, path=shown(root / path))
    return bool(found)


def _is_in_the_way(root: Path, path: str, content: bytes, claims: Claims) -> bool:
    if not os.path.lexists(f"{root}/{path}"):
        return False
    full = root / path
    if full.is_dir() and not full.is_symlink():
        return True
    if path in claims or tree.read_output(full) == content:
        return False
    variants = (each for each in claims if each.casefold() == path.casefold())
    return not any(_is_same(root / variant, full) for variant in variants)


def _is_same(one: Path, other: Path) -> bool:
    """Tell whether two paths are one file, as they may be where case does not count."""
    try:
        return one.samefile(other)
    except OSError:
        return False


def _without_place(
    root: Path,
    claims: Claims,
    contents: Mapping[str, bytes],
    diagnostics: Diagnostics,
) -> tuple[dict[str, str], tuple[str, ...]]:
    """Return what the package has no more: files to delete, and files to keep."""
    stale: dict[str, str] = {}
    kept: list[str] = []
    for path in sorted(claims.keys() - contents.keys()):
        if any((root / folder).is_symlink() for folder in tree.folders(path)):
            continue
        data = tree.read_output(root / path)
        if data is None:
            continue
        if lock.digest(data) in claims[path]:
            stale[path] = lock.digest(data)
        else:
            kept.append(path)
            text = "it is kept, though no longer part of the package"
            _report_edited(root / path, text, diagnostics)
    return stale, tuple(kept)


def _report_edited(path: Path, suggestion: str, diagnostics: Diagnostics) -> None:
    diagnostics.report("output-edited", None, path=shown(path), suggestion=suggestion)
