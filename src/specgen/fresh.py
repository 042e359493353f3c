"""Whether there is anything to do, told from digests alone.

Owns the fast path of `build` and `check`. Takes a configuration and the lock of the
last build; gives the first reason why that build is not the one that would be made
now, or none. Must not load the specification, nor import anything that is slow to
import: an unchanged build of a large specification is nearly all in here.

What a lock cannot see is looked for: a new file in a folder that is the input, a file
that a reference named in vain and that now exists. Times of files are never trusted.
"""

from __future__ import annotations

from pathlib import Path
from typing import NamedTuple

from specgen import generator, library, lock, tree
from specgen.config import Config, discover
from specgen.lock import Lock, LockError


class LastBuild(NamedTuple):
    """What the last build left, as the digests tell."""

    reason: str
    """Why that is not what a build would write now; empty if it is."""

    package: str = ""
    """The package that was written."""

    files: int = 0
    """How many files were written, the lock included."""

    reported: int = 0
    """How many warnings there were then."""

    @property
    def fresh(self) -> bool:
        """Whether there is nothing to do."""
        return not self.reason


def examine(config: Config, *, strict: bool = False) -> LastBuild:
    """Compare everything that a build depends on with what the last one saw.

    `strict` also minds files in the package that specgen did not write: a check does,
    a build leaves them alone.
    """
    try:
        last = _last(config.output)
    except LockError as error:
        return LastBuild(f"{lock.NAME}: {error}")
    reason = _changed_rules(config, last)
    reason = reason or _changed_input(config, last)
    reason = reason or _changed_output(config.output, last)
    if strict and not reason:
        found = tree.strangers(config.output, last.outputs)
        reason = f"{found[0]}: not written by specgen" if found else ""
    package, files = lock.package(last.outputs), len(last.outputs) + 1
    return LastBuild(reason, package, files, last.reported)


def _last(output: Path) -> Lock:
    """Return the lock of the last build, but for its symbols."""
    data = tree.read_output(output / lock.NAME)
    if data is None:
        raise LockError("there is none")
    return lock.parse_head(data)


def _changed_rules(config: Config, last: Lock) -> str:
    """Return what of the generator and its settings is not what it was."""
    if last.generator != generator.identity():
        return "another specgen wrote it"
    if last.config != lock.config_digest(config):
        return "the configuration changed"
    return ""


def _changed_input(config: Config, last: Lock) -> str:
    """Return the first input that is not what it was."""
    for uri in discover.documents(config):
        if uri not in last.inputs:
            return f"{uri}: new"
    root = f"{config.root}/"
    found = library.repeated(last.inputs, config)
    for uri, expected in last.inputs.items():
        if uri in found:
            digest = lock.digest_of(found[uri])
        else:
            digest = tree.digest(root + uri) or lock.ABSENT
        if digest != expected:
            return f"{uri}: changed"
    return ""


def _changed_output(output: Path, last: Lock) -> str:
    """Return the first output that is not as it was written."""
    root = f"{output}/"
    for path, expected in last.outputs.items():
        if tree.digest(root + path, follow=False) != expected:
            return f"{path}: changed"
    return ""
