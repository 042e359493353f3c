"""Modules rendered by two processes, where there are many of them.

Owns: how the work is split, nothing of the work. A module's text depends on the plan
alone, so a copy of this process renders every other one and hands back the texts.
On two cores that takes a fifth off the build of a large specification (`make bench`).
"""

from __future__ import annotations

import os
import pickle
import threading
from collections.abc import Callable, Sequence
from typing import TypeAlias

from specgen.emit.module import Files

Task: TypeAlias = tuple[str, Callable[[], str]]
"""The path of a module, and what renders it."""

WORTHWHILE = 300
"""With fewer modules than these, the second process costs more than it gives."""


def rendered(tasks: Sequence[Task]) -> Files:
    """The text of every module, by path, in the order of the tasks."""
    if len(tasks) < WORTHWHILE or not _can_fork():
        return {path: render() for path, render in tasks}
    own, other = tasks[::2], tasks[1::2]
    reading, writing = os.pipe()
    child = os.fork()
    if child == 0:
        _hand_back(other, reading, writing)
    os.close(writing)
    texts = {path: render() for path, render in own}
    with open(reading, "rb") as pipe:
        data = pipe.read()
    os.waitpid(child, 0)
    if data:
        texts.update(pickle.loads(data))  # noqa: S301 - our own child wrote it
    return {path: texts[path] if path in texts else render() for path, render in tasks}


def _can_fork() -> bool:
    """Whether a copy of this process is sound, and has a core to run on."""
    cores = len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else 1
    return hasattr(os, "fork") and cores > 1 and threading.active_count() == 1


def _hand_back(tasks: Sequence[Task], reading: int, writing: int) -> None:
    """Render in the child, and end it; what fails is left to the parent to report."""
    os.close(reading)
    try:
        texts = {path: render() for path, render in tasks}
        with open(writing, "wb") as pipe:
            pickle.dump(texts, pipe, pickle.HIGHEST_PROTOCOL)
    finally:
        os._exit(0)
