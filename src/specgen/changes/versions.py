"""How much two versions say that has changed between them (semver.org, 4, 7 and 8).

Takes: version numbers. Gives: levels. Must not know: what did change.
"""

from __future__ import annotations

import re
from enum import IntEnum

from specgen.emit.distribution import normal_version


class Level(IntEnum):
    """How far a version goes beyond another one."""

    NONE = 0
    PATCH = 1
    MINOR = 2
    MAJOR = 3


def announced(base: str, new: str) -> Level:
    """What a version says, to those who have `base`, of what is new.

    Below 1.0.0 the first number that is not 0 counts as the major one.
    """
    before, after = _release(base), _release(new)
    if after <= before:
        return Level.NONE
    first = next(
        n for n, (a, b) in enumerate(zip(before, after, strict=True)) if a != b
    )
    return Level(max(Level.PATCH, Level.MAJOR - max(0, first - _leading(before))))


def due(base: str, level: Level) -> str:
    """The least version after `base` that says as much as `level`."""
    before = _release(base)
    at = min(_leading(before) + Level.MAJOR - level, len(before) - 1)
    after = [*before[:at], before[at] + 1, *(0 for _ in before[at + 1 :])]
    return ".".join(map(str, after))


def _release(version: str) -> tuple[int, int, int]:
    """The numbers of a version, of whatever form; 0.0.0 where it has none."""
    found = re.match("[0-9.]*[0-9]", normal_version(version))
    numbers = map(int, found[0].split(".")) if found else ()
    major, minor, patch = [*numbers, 0, 0, 0][:3]
    return major, minor, patch


def _leading(release: tuple[int, ...]) -> int:
    """Where the first number stands that is not 0, as far as the middle one."""
    return 0 if release[0] else 1
