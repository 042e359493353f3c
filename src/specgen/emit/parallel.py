"""Modules rendered by as many processes as there are cores, where there are many.

Owns: how the work is divided, nothing of the work. Takes: what renders each module.
Gives: the texts. A module's text depends on the plan alone, so copies of this process
render modules too, each the next ones that nobody has taken, and hand back the texts.
What a copy does not hand back, its parent renders: so errors are reported there.
"""

from __future__ import annotations

import os
import pickle
import threading
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager, suppress
from typing import TypeAlias

from specgen.emit.module import Files

Task: TypeAlias = tuple[str, Callable[[], str]]
"""The path of a module, and what renders it."""

WORTHWHILE = 40
"""With fewer modules for each process, another one costs more than it gives."""

BATCHES = 200
"""In how many parts the work is divided at most; the number of each is one byte."""


@contextmanager
def rendering(
    tasks: Sequence[Task], is_sound: Callable[[], bool] = lambda: True
) -> Iterator[Callable[[], Files]]:
    """Begin to render modules elsewhere; the result does the rest and has all texts.

    Of a copy of this process in which they do not come out sound, nothing is taken.

    Between the two this process is free to do something else. The texts come by path,
    in the order of the tasks.
    """
    size = len(tasks) // BATCHES + 1
    batches = [tasks[start : start + size] for start in range(0, len(tasks), size)]
    queue, filling = os.pipe()
    os.write(filling, bytes(range(len(batches))))
    os.close(filling)
    helpers = [_Helper(batches, queue, is_sound) for _ in range(_helpers_for(tasks))]

    def finish() -> Files:
        texts = _render(batches, queue)
        for helper in helpers:
            texts.update(helper.result())
        return {p: texts[p] if p in texts else render() for p, render in tasks}

    try:
        yield finish
    finally:
        os.close(queue)
        for helper in helpers:
            helper.end()


def _render(batches: Sequence[Sequence[Task]], queue: int) -> Files:
    """Render batches, each the next one in the queue, until there is none."""
    texts: Files = {}
    while number := os.read(queue, 1):
        texts.update((path, render()) for path, render in batches[number[0]])
    return texts


def _helpers_for(tasks: Sequence[Task]) -> int:
    """Return how many copies of this process are worthwhile, sound, and have a core."""
    if not hasattr(os, "fork") or _threads() > 1:
        return 0
    cores = len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else 1
    return max(0, min(cores, len(tasks) // WORTHWHILE) - 1)


def _threads() -> int:
    """Return how many threads this process has: no copy is made of any but this one.

    Where the system tells, those are counted that Python does not know of.
    """
    try:
        return len(os.listdir("/proc/self/task"))
    except OSError:
        return threading.active_count()


class _Helper:
    """A copy of this process that renders batches from the queue."""

    def __init__(
        self,
        batches: Sequence[Sequence[Task]],
        queue: int,
        is_sound: Callable[[], bool],
    ) -> None:
        self._pipe, writing = os.pipe()
        self._process = os.fork()
        if self._process == 0:
            _hand_back(batches, queue, writing, is_sound)
        os.close(writing)

    def result(self) -> Files:
        """What the copy has rendered; nothing where it failed."""
        with open(self._pipe, "rb", closefd=False) as pipe:
            data = pipe.read()
        texts: Files = pickle.loads(data) if data else {}  # noqa: S301 - our own copy's
        return texts

    def end(self) -> None:
        """Let the copy go, however far it is."""
        os.close(self._pipe)
        with suppress(ChildProcessError):  # somebody waits for all children
            os.waitpid(self._process, 0)


def _hand_back(
    batches: Sequence[Sequence[Task]],
    queue: int,
    writing: int,
    is_sound: Callable[[], bool],
) -> None:
    """Render in the copy, and end it; what fails is left to the parent to report."""
    try:
        texts = _render(batches, queue)
        if is_sound():
            with open(writing, "wb") as pipe:
                pickle.dump(texts, pipe, pickle.HIGHEST_PROTOCOL)
    finally:
        os._exit(0)
