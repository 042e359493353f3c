"""Server-sent events: the fields of one, and how streams of them end by custom.

Owns what the standard says of an event (WHATWG HTML, 9.2), and what servers make of it.
Must not know how a specification describes a stream.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence

EVENT_STREAM = "text/event-stream"

EVENT_FIELDS = frozenset({"event", "data", "id", "retry"})

UNNAMED = "message"
"""The name of an event that states none."""

CUSTOMARY_ENDS = ("[DONE]",)
"""The texts that end any stream of JSON, in place of an event."""


def are_an_end(values: Sequence[str]) -> bool:
    """Whether the texts that `data` may be are one that ends streams by custom."""
    return [value.upper() for value in values] == [*CUSTOMARY_ENDS]


def with_ends(
    known: tuple[str, ...] | None, more: Iterable[str]
) -> tuple[str, ...] | None:
    """The texts that end a stream: those it is known to end by, and more.

    None stands for those by which any stream of JSON ends.
    """
    found = tuple(dict.fromkeys((*(known or CUSTOMARY_ENDS), *more)))
    return known if found == CUSTOMARY_ENDS else found
