"""What a benchmark says: rows of a table, each with its target.

Owns the shape of what is reported and the register of all claims. Takes functions
that measure; must not measure anything.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import TypeAlias

from bench import Bench


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    """One line of the table: what was measured, on both sides, against what target."""

    what: str
    ours: str
    peer: str = ""
    result: str = ""
    target: str = ""
    met: bool | None = None
    """None where nothing is promised."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Report:
    """What one claim's function found: rows, and what a reader should know of them."""

    rows: list[Row]
    notes: str = ""


Claim: TypeAlias = Callable[[Bench], Report]
CLAIMS: dict[str, tuple[str, Claim]] = {}
"""By the name for `--only`: a title, and the function that measures."""


def claim(title: str) -> Callable[[Claim], Claim]:
    """Register a function that measures one claim, under its own name."""

    def register(function: Claim) -> Claim:
        CLAIMS[function.__name__] = (title, function)
        return function

    return register


def faster(what: str, ours: float, peer: float, times: float, target: str = "") -> Row:
    """Return a row that says that the peer takes `times` as long, or longer."""
    return Row(
        what=what,
        ours=duration(ours),
        peer=duration(peer),
        result=f"{peer / ours:.1f}x faster",
        target=target or f"at least {times:g}x",
        met=peer / ours >= times,
    )


def at_most(what: str, value: float, limit: float, peer: float | None = None) -> Row:
    """Return a row that says that something takes no more than `limit` seconds."""
    return Row(
        what=what,
        ours=duration(value),
        peer="" if peer is None else duration(peer),
        target=f"at most {duration(limit)}",
        met=value <= limit,
    )


def duration(seconds: float) -> str:
    """Return seconds as people write them."""
    if seconds < 1e-3:
        return f"{seconds * 1e6:.2f} us"
    return f"{seconds * 1e3:.0f} ms" if seconds < 1 else f"{seconds:.2f} s"


def megabytes(count: float) -> str:
    """Return bytes as people write them."""
    return f"{count / 2**20:.0f} MB"
