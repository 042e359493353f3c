"""What each stage of a run took, and how much memory the process held after it.

Owns the record and the clock. Takes the names of stages as they begin and end; gives
rows. Must not know which stages there are, nor how a table or a bar is drawn.
"""

from __future__ import annotations

import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import NamedTuple, TypeAlias

Listener: TypeAlias = Callable[[str], None]


class Stage(NamedTuple):
    """One stage: its name, its wall-clock seconds, and the peak of memory so far."""

    name: str
    seconds: float
    peak_bytes: int


class Timings:
    """The stages of one run, in the order in which they ended."""

    def __init__(self, listener: Listener | None = None) -> None:
        """Start the clock; `listener` is told the name of each stage as it begins."""
        self.stages: list[Stage] = []
        self._listener = listener
        self._begun = time.perf_counter()

    @property
    def seconds(self) -> float:
        """Wall-clock seconds since the run began."""
        return time.perf_counter() - self._begun

    @contextmanager
    def stage(self, name: str) -> Iterator[None]:
        """Time what happens inside; a stage that fails is recorded too."""
        if self._listener is not None:
            self._listener(name)
        begun = time.perf_counter()
        try:
            yield
        finally:
            seconds = time.perf_counter() - begun
            self.stages.append(Stage(name, seconds, peak_bytes()))


def peak_bytes() -> int:
    """Return the most memory this process ever held, or 0 where nothing tells."""
    try:
        import resource  # only some systems have it
    except ImportError:
        return 0
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    return peak if sys.platform == "darwin" else peak * 1024
