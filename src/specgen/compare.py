"""The output on disk held against what a build would write: the heart of `check`.

Owns the reasons why they differ: a file is missing, was edited, is out of date, or is
left over. Takes the files of a package and their lock; gives findings that name the
file, the reason, and the first lines that differ. Must not change anything.
"""

from __future__ import annotations

import difflib
import re
from collections.abc import Iterator, Mapping
from itertools import chain, islice
from pathlib import Path
from typing import Any, NamedTuple

from specgen import lock, tree
from specgen.config.settings import shown
from specgen.diagnostics import Diagnostic, Site, and_more
from specgen.lock import Lock, LockError
from specgen.source import SourceFile, decode

DIFF_LINES = 20
"""How many lines of a difference are shown."""

_MAX_LINES_COMPARED = 300
_HUNK = re.compile(r"@@ -(\d+)(.*) \+(\d+)")


class Finding(NamedTuple):
    """One file that is not as a build would leave it, or the folder if it has none."""

    diagnostic: Diagnostic
    path: Path
    disk: bytes | None
    """What it holds, or None if it is missing."""
    wanted: bytes | None
    """What it should hold, or None if it should not be there."""

    def diff(self) -> Iterator[str]:
        """Yield the first lines that differ, "-" on disk and "+" as it should be."""
        if self.disk is None or self.wanted is None:
            return iter(())
        return short_diff(self.disk, self.wanted, shown(self.path))


def compare_tree(
    root: Path, files: Mapping[str, bytes | str], new: Lock
) -> tuple[Finding, ...]:
    """Return every way in which `root` differs from `files` and the lock `new`."""
    on_disk = tree.read_output(root / lock.NAME)
    try:
        last = lock.parse(on_disk or b"")
    except LockError:
        last = None
    contents = tree.encode(files)
    if on_disk is None and not (root / lock.package(contents)).exists():
        return (_finding("output-no-package", root, None, None),)
    return tuple(
        chain(
            _compare_files(root, contents, last, new),
            _compare_locks(root / lock.NAME, on_disk, last, new),
            _left_over(root, contents, last),
        )
    )


def short_diff(disk: bytes, wanted: bytes, name: str) -> Iterator[str]:
    """Yield a unified diff of a few lines, in time that does not grow with the file.

    Comparing is quadratic in the worst case, so only the stretch from the first line
    that differs is compared.
    """
    old, new = (decode(data, "replace").splitlines() for data in (disk, wanted))
    start = max(_first_difference(old, new) - 3, 0)
    stretch = slice(start, start + _MAX_LINES_COMPARED)
    lines = difflib.unified_diff(old[stretch], new[stretch], name, name, lineterm="")
    for line in islice(lines, DIFF_LINES + 2):
        yield _HUNK.sub(lambda found: _shifted(found, start), line, count=1)
    if next(lines, None) is not None:
        yield "…"


def _compare_files(
    root: Path, contents: Mapping[str, bytes], last: Lock | None, new: Lock
) -> Iterator[Finding]:
    for path, wanted in contents.items():
        disk = tree.read_output(root / path)
        if disk == wanted:
            continue
        if disk is None:
            yield _finding("output-missing", root / path, None, wanted)
        elif last and path in last.outputs and last.outputs[path] != lock.digest(disk):
            suggestion = "run specgen build to undo it, or change the specification"
            yield _finding(
                "output-edited", root / path, disk, wanted, suggestion=suggestion
            )
        else:
            reason = _cause(last, new)
            yield _finding("output-outdated", root / path, disk, wanted, reason=reason)


def _compare_locks(
    path: Path, disk: bytes | None, last: Lock | None, new: Lock
) -> Iterator[Finding]:
    """Compare all but the generator: another one that writes the same is as good."""
    wanted = new.render()
    if disk is None:
        yield _finding("output-missing", path, None, wanted)
    elif reason := lock.problem(disk):
        yield _finding("lock-not-readable", path, disk, wanted, reason=reason)
    elif last and disk != new._replace(generator=last.generator).render():
        reason = _cause(last, new)
        yield _finding("output-outdated", path, disk, wanted, reason=reason)


def _left_over(
    root: Path, contents: Mapping[str, bytes], last: Lock | None
) -> Iterator[Finding]:
    """Find what lies in the package and has no place there."""
    claimed = set(last.outputs) if last else set()
    present = {path for path in claimed if tree.is_confined(path)} - contents.keys()
    for path in sorted(present | set(tree.strangers(root, contents.keys()))):
        disk = tree.read_output(root / path)
        if disk is None:
            continue
        if path in claimed:
            values = {
                "reason": "it is no longer part of the package",
                "suggestion": "run specgen build",
            }
        else:
            values = {
                "reason": "specgen did not write it",
                "suggestion": "delete it, or move it out of the package",
            }
        yield _finding("output-left-over", root / path, disk, None, **values)


def _finding(
    code: str, path: Path, disk: bytes | None, wanted: bytes | None, **values: Any
) -> Finding:
    """Make a finding: an error, whatever a build thinks of it."""
    target: Site = None
    if disk is not None and wanted is not None:
        source = SourceFile(path.as_posix(), disk, path)
        pair = (decode(data, "replace").splitlines() for data in (disk, wanted))
        line = min(_first_difference(*pair) + 1, source.lines.count)
        target = source.span(source.lines.bounds(line)[0])
    found = Diagnostic.of(code, target, severity="error", path=shown(path), **values)
    return Finding(found, path, disk, wanted)


def _cause(last: Lock | None, new: Lock) -> str:
    """Return what changed since `last` was written."""
    if last is None:
        return f"there is no readable {lock.NAME}"
    changed = sorted(
        uri
        for uri in {*last.inputs, *new.inputs}
        if last.inputs.get(uri) != new.inputs.get(uri)
    )
    if changed:
        return f"{changed[0]}{and_more(len(changed) - 1)} changed"
    if last.config != new.config:
        return "the configuration changed"
    if last.generator != new.generator:
        return f"specgen {last.generator} wrote it, this is {new.generator}"
    return "a build writes something else"


def _first_difference(old: list[str], new: list[str]) -> int:
    """Return the index of the first line that is not the same."""
    pairs = enumerate(zip(old, new, strict=False))
    shorter = min(len(old), len(new))
    return next((index for index, (one, other) in pairs if one != other), shorter)


def _shifted(hunk: re.Match[str], by: int) -> str:
    """Return the head of a hunk as it reads in the whole file."""
    return f"@@ -{int(hunk[1]) + by}{hunk[2]} +{int(hunk[3]) + by}"
