"""From path → content to files on disk: the only stage that writes.

Owns the output folder while a build changes it. Takes the files of a package and the
lock that describes them; gives what became of each file, or diagnostics and an
untouched folder. Must not know what is in a file.

What is promised:

- a file is replaced as a whole or not at all, and keeps its time of change where it
  was up to date;
- nothing is replaced or deleted that the last lock does not claim, and a file that no
  longer belongs to the package but was edited meanwhile is kept;
- everything is staged before the first file is replaced, so that a full disk, a
  missing permission or an interrupt leaves the old package. An interrupt in the very
  moment of replacing leaves whole files, old and new, all of them claimed by a lock
  that is marked incomplete: the next build sets that right;
- two builds at once take turns.
"""

from __future__ import annotations

import errno
import os
import shutil
import time
from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import contextmanager, suppress
from importlib import import_module
from pathlib import Path
from typing import Any

from msgspec import Struct

from specgen import lock, tree
from specgen.config.settings import shown
from specgen.diagnostics import Diagnostics
from specgen.lock import Lock
from specgen.ownership import FileChanges, find_changes, find_collisions

STAGING = ".specgen-staging"
DOOR = ".specgen-door"
PATIENCE = 30.0
"""How many seconds a build waits for another one that writes to the same folder."""


class WriteResult(Struct, frozen=True, kw_only=True):
    """What became of each file, as paths relative to the output folder."""

    written: tuple[str, ...] = ()
    unchanged: tuple[str, ...] = ()
    deleted: tuple[str, ...] = ()
    kept: tuple[str, ...] = ()
    """No longer part of the package, but edited by hand, and so not deleted."""


class _BusyError(Exception):
    """Another build has held the output folder for too long."""


def write_tree(
    root: Path, files: Mapping[str, bytes | str], new: Lock, diagnostics: Diagnostics
) -> WriteResult | None:
    """Make the folder `root` hold `files` and the lock `new`, or report why not."""
    contents = tree.encode(files)
    if find_collisions(contents, diagnostics):
        return None
    if root.is_symlink():
        diagnostics.report("output-link", None, path=shown(root))
        return None
    try:
        root.mkdir(parents=True, exist_ok=True)
        with _turn(root):
            return _write(root, contents, new, diagnostics)
    except _BusyError:
        diagnostics.report("output-busy", None, path=shown(root))
    except OSError as error:
        _report(error, root, diagnostics)
    return None


def write_file(path: Path, content: bytes, diagnostics: Diagnostics) -> None:
    """Replace one file as a whole, or report why not; who may read it stays so.

    What a link leads to is replaced, not the link. Into what is no file, such as a pipe
    or a device, the content is written.
    """
    file = os.path.realpath(path)
    staged = f"{file}{STAGING}"
    try:
        if path.exists() and not path.is_file():
            _stage(str(path), content)
        else:
            _stage(staged, content)
            if path.exists():
                shutil.copymode(file, staged)
            os.replace(staged, file)
    except OSError as error:
        with suppress(OSError):
            os.unlink(staged)
        _report(error, path, diagnostics)


def _report(error: OSError, path: Path, diagnostics: Diagnostics) -> None:
    named = str(error.filename2 or error.filename or path)
    if STAGING in named:  # where it was to go is what people know
        named = str(path)
    reason = error.strerror or str(error)
    diagnostics.report("output-not-writable", None, path=shown(named), reason=reason)


def _write(
    root: Path, contents: Mapping[str, bytes], new: Lock, diagnostics: Diagnostics
) -> WriteResult | None:
    """Find what changes, stage it, replace. Nobody else writes to `root` meanwhile."""
    last = tree.read_output(root / lock.NAME) or b""
    changes = find_changes(root, contents, last, diagnostics)
    if changes is None:
        return None
    final = new.render()
    _replace_all(root, changes, new, None if last == final else final)
    written = {*changes.written, *([] if last == final else [lock.NAME])}
    return WriteResult(
        written=tuple(sorted(written)),
        unchanged=tuple(sorted({*contents, lock.NAME} - written)),
        deleted=changes.stale,
        kept=changes.kept,
    )


def _replace_all(
    root: Path, changes: FileChanges, new: Lock, final: bytes | None
) -> None:
    """Stage everything, then put it in place; `final` is the lock, if it changed."""
    if not changes.written and final is None:
        return
    with _staging(root) as stage:
        staged = {
            path: _stage(f"{stage}/{number}", content)
            for number, (path, content) in enumerate(changes.written.items())
        }
        if final is not None:
            _check_folders(root, (*changes.written, *changes.stale))
            # Meanwhile the old files and the new ones are all claimed.
            claim = _stage(f"{stage}/claim", new.render(changes.replaced))
            staged[lock.NAME] = _stage(f"{stage}/lock", final)
            os.replace(claim, root / lock.NAME)
        for path in changes.stale:
            (root / path).unlink(missing_ok=True)
        for folder in sorted({os.path.dirname(path) for path in changes.written}):
            (root / folder).mkdir(parents=True, exist_ok=True)
        for path, file in staged.items():  # the lock is the last
            os.replace(file, f"{root}/{path}")
    for path in changes.stale:
        _remove_empty_folders(root, path)


def _check_folders(root: Path, paths: Iterable[str]) -> None:
    """Raise an error if files cannot be replaced, as their folder is read-only."""
    for name in sorted({os.path.dirname(path) for path in paths}):
        folder = root / name
        if folder.exists() and not os.access(folder, os.W_OK):
            raise PermissionError(errno.EACCES, os.strerror(errno.EACCES), folder)


def _stage(path: str, content: bytes) -> str:
    with open(path, "wb", buffering=0) as file:
        written = file.write(content)
        while written < len(content):  # a disk that fills up may take a part
            written += file.write(content[written:])
    return path


def _remove_empty_folders(root: Path, path: str) -> None:
    """Remove the folders that the deleted file `path` leaves empty."""
    for folder in reversed(list(tree.folders(path))):
        try:
            (root / folder).rmdir()
        except OSError:  # there is something in it, or it is gone already
            return


@contextmanager
def _staging(root: Path) -> Iterator[Path]:
    """Make a folder for new files on the same file system, and clean up after it."""
    stage = root / STAGING
    _remove(stage)  # of a build that was killed: it is our turn, so nobody uses it
    stage.mkdir()
    try:
        yield stage
    finally:
        _remove(stage)


def _remove(stage: Path) -> None:
    if stage.is_symlink():
        stage.unlink()
    elif stage.exists():
        shutil.rmtree(stage, ignore_errors=True)


@contextmanager
def _turn(root: Path) -> Iterator[None]:
    """Wait until no other build writes to `root`, and keep others waiting.

    The operating system gives the turn back when a build dies.
    """
    with _door(root) as lock_door:
        patient_until = time.monotonic() + PATIENCE
        while True:
            try:
                lock_door()
            except BlockingIOError:
                if time.monotonic() > patient_until:
                    raise _BusyError from None
                time.sleep(0.05)
                continue
            except OSError:  # some network file systems lock no folders
                pass
            break
        yield


@contextmanager
def _door(root: Path) -> Iterator[Callable[[], None]]:
    """Open what one build at a time can lock; give what does so, if it is free."""
    try:
        import fcntl
    except ImportError:
        with _windows_door(root) as lock_door:
            yield lock_door
        return
    descriptor = os.open(root, os.O_RDONLY)
    try:
        yield lambda: fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
    finally:
        with suppress(OSError):
            os.close(descriptor)


@contextmanager
def _windows_door(root: Path) -> Iterator[Callable[[], None]]:
    """Do the same where no folder can be opened, by a file that is there meanwhile."""
    msvcrt: Any = import_module("msvcrt")
    path = root / DOOR
    descriptor = os.open(path, os.O_RDWR | os.O_CREAT)

    def lock_door() -> None:
        try:
            msvcrt.locking(descriptor, msvcrt.LK_NBLCK, 1)
        except PermissionError as error:
            raise BlockingIOError from error

    try:
        yield lock_door
    finally:
        os.close(descriptor)
        with suppress(OSError):  # another build has it open, and waits
            path.unlink()
