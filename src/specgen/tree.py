"""The output folder as it is on disk.

Owns its paths and bytes, and the careful way to look: only regular files are read,
nothing is reached through a link, and a path that leaves the folder is a bug. Takes
the folder and relative paths, gives contents and names. Must not change anything.

Version control may have written a text with the line ends of another system, and so
may an editor. That is no change of it: digests and what is compared are of texts whose
lines end as those that a build writes.
"""

from __future__ import annotations

import os
import re
import stat
from collections.abc import Collection, Iterator, Mapping
from hashlib import sha256
from pathlib import Path

# Neither may keep us waiting: a pipe for its writer, a link for what is behind it.
_REGULAR = os.O_RDONLY | getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_BINARY", 0)
_NO_LINK = _REGULAR | getattr(os, "O_NOFOLLOW", 0)

_SMALL, _LARGE = 1 << 16, 1 << 18


def read(path: str | Path, *, follow: bool = True) -> bytes | None:
    """Return the bytes of a regular file, or None where there is none to read."""
    try:
        descriptor = os.open(path, _REGULAR if follow else _NO_LINK)
    except (OSError, ValueError):
        return None
    try:
        status = os.fstat(descriptor)
        if not stat.S_ISREG(status.st_mode):
            return None
        data = os.read(descriptor, status.st_size + 1)
        while more := os.read(descriptor, 1 << 20):
            data += more
    except OSError:
        return None
    finally:
        os.close(descriptor)
    return data


def unified(data: bytes) -> bytes:
    """Return a text with the line ends of what a build writes."""
    # A single byte is found much sooner than two, and there hardly ever is one.
    return data.replace(b"\r\n", b"\n") if b"\r" in data else data


def read_output(path: str | Path) -> bytes | None:
    """Return the text of a file that a build may have written, as it writes texts."""
    data = read(path, follow=False)
    return None if data is None else unified(data)


def digest(path: str, *, follow: bool = True) -> str | None:
    """Return the digest of a regular file, or None where there is none to read.

    The hot path of an unchanged build, which for a large specification reads thousands
    of small files. One read and no look at the file's status for each of these halves
    the cost (56 ms to 30 for 6,800 files); a file that needs more is looked at.
    """
    try:
        descriptor = os.open(path, _REGULAR if follow else _NO_LINK)
    except (OSError, ValueError):
        return None
    try:
        data = os.read(descriptor, _SMALL)
        found = sha256(data)
        is_unified = b"\r" not in data
        if len(data) == _SMALL:
            if not stat.S_ISREG(os.fstat(descriptor).st_mode):
                return None
            while data := os.read(descriptor, _LARGE):
                found.update(data)
                is_unified = is_unified and b"\r" not in data
    except OSError:
        return None
    finally:
        os.close(descriptor)
    if is_unified:
        return found.hexdigest()
    whole = read(path, follow=follow)
    return None if whole is None else sha256(unified(whole)).hexdigest()


_ASTRAY = re.compile(r"[\\\0:]|/\.{0,2}/")
"""In a path between slashes: a drive, a step that is empty, `.` or `..`."""


def encode(files: Mapping[str, bytes | str]) -> dict[str, bytes]:
    """Return the bytes of every file, in the order of paths."""
    contents = {}
    for path in sorted(files):
        check_confined(path)
        content = files[path]
        data = content.encode() if isinstance(content, str) else content
        contents[path] = unified(data)
    return contents


def check_confined(path: str) -> None:
    """Raise an error about a path that does not stay in the folder it is meant for.

    Names are made to be safe long before; this is the last door.
    """
    if _ASTRAY.search(f"/{path}/"):
        message = f"not a path inside an output folder: {path!r}"
        raise ValueError(message)


def is_confined(path: str) -> bool:
    """Tell whether a path that others wrote stays in its folder."""
    try:
        check_confined(path)
    except ValueError:
        return False
    return True


def folders(path: str) -> Iterator[str]:
    """Yield the folders that lead to `path`, the outermost first."""
    at = path.find("/")
    while at >= 0:
        yield path[:at]
        at = path.find("/", at + 1)


def strangers(root: Path, known: Collection[str]) -> list[str]:
    """Return the files in the folders of the package that are not `known`.

    Beside the package anything may lie (tests, builds); inside it only what was
    generated, and what Python and its tools leave behind.
    """
    packages = {path.partition("/")[0] for path in known if "/" in path}
    found: list[str] = []
    for package in sorted(packages):
        for folder, names, files in os.walk(root / package):
            names[:] = [name for name in names if not _is_by_product(name)]
            start = os.path.relpath(folder, root).replace(os.sep, "/")
            for name in files:
                path = f"{start}/{name}"
                if path not in known and not _is_by_product(name):
                    found.append(path)
    return sorted(found)


def _is_by_product(name: str) -> bool:
    return name.startswith(".") or name == "__pycache__" or name.endswith(".pyc")
