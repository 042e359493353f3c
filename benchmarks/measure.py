"""Whole processes, measured: wall clock, processor time, memory.

Owns how a process is run and what is read off it. Takes command lines; gives figures.
Must not know what is measured.
"""

from __future__ import annotations

import os
import subprocess
import sys
import tempfile
import threading
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from statistics import median
from typing import IO, TypeAlias

SOURCE = Path(__file__).resolve().parents[1] / "src"
ENVIRONMENT = {**os.environ, "PYTHONPATH": str(SOURCE), "PYTHONHASHSEED": "0"}
LAUNCHER = (sys.executable, "-I", "-S", str(Path(__file__).with_name("launch.py")))
SAMPLING = 0.005
"""Seconds between two looks at the memory of a tree of processes."""

Command: TypeAlias = Sequence[str]


@dataclass(frozen=True, slots=True, kw_only=True)
class Figures:
    """What one run of a process took."""

    seconds: float
    """Wall clock, from before the start to after the end."""

    cpu: float
    """User and system time, that of its children included."""

    peak: int
    """Most bytes that any one process of the tree held resident."""

    output: str


class FailedError(RuntimeError):
    """A process that was to be measured ended with an error."""


def python(code: str, *arguments: str) -> list[str]:
    """Return a command that runs Python code."""
    return [sys.executable, "-c", code, *arguments]


def run(
    command: Command, watch: Callable[[int], None] | None = None, *, code: int = 0
) -> Figures:
    """Run a process to its end; `watch` is called with its parent's id meanwhile."""
    with (
        tempfile.TemporaryFile() as out,
        tempfile.TemporaryFile() as err,
        tempfile.TemporaryFile() as figures,
    ):
        process = subprocess.Popen(
            [*LAUNCHER, str(figures.fileno()), *command],
            stdout=out,
            stderr=err,
            env=ENVIRONMENT,
            pass_fds=[figures.fileno()],
        )
        if watch is not None:
            watch(process.pid)
        if process.wait():
            raise FailedError(f"{' '.join(command)} did not start:\n{_read(err)}")
        seconds, cpu, peak, ended = _read(figures).split()
        if int(ended) != code:
            tail = _read(err)[-2000:]
            raise FailedError(f"{' '.join(command)} ended with {ended}:\n{tail}")
        return Figures(
            seconds=float(seconds),
            cpu=float(cpu),
            peak=int(peak) * (1 if sys.platform == "darwin" else 1024),
            output=_read(out),
        )


def _read(file: IO[bytes]) -> str:
    file.seek(0)
    return file.read().decode(errors="replace")


Action: TypeAlias = Callable[[], Figures]


def alternate(times: int, *actions: Action) -> list[list[Figures]]:
    """Run A B A B …, so that a machine that drifts does so for all of them."""
    results: list[list[Figures]] = [[] for _ in actions]
    for _ in range(times):
        for action, found in zip(actions, results, strict=True):
            found.append(action())
    return results


def seconds(runs: Sequence[Figures]) -> float:
    """Return the median of the wall clock."""
    return median(figures.seconds for figures in runs)


def cpu(runs: Sequence[Figures]) -> float:
    """Return the median of the processor time."""
    return median(figures.cpu for figures in runs)


def peak_of(runs: Sequence[Figures]) -> int:
    """Return the most bytes that a process held in any of them."""
    return max(figures.peak for figures in runs)


def peak_of_tree(command: Command) -> int:
    """Return the most bytes that a process and its children held together.

    Where the system tells proportional set sizes they are summed over the tree, so
    that a page which a fork shares counts once; a process that lives between two
    samples is caught by the kernel's own peak of the largest single process.
    """
    sampled = 0
    ended = threading.Event()

    def sample(pid: int) -> None:
        nonlocal sampled
        while not ended.wait(SAMPLING):
            sampled = max(sampled, sum(map(_proportional, _below(pid))))

    def watch(pid: int) -> None:
        threading.Thread(target=sample, args=(pid,), daemon=True).start()

    try:
        figures = run(command, watch)
    finally:
        ended.set()
    return max(sampled, figures.peak)


def _below(pid: int) -> Iterator[int]:
    """Yield the processes that a process has started, and those that they have."""
    try:
        children = Path(f"/proc/{pid}/task/{pid}/children").read_text().split()
    except OSError:  # it has ended, or there is no such file here
        return
    for child in map(int, children):
        yield child
        yield from _below(child)


def _proportional(pid: int) -> int:
    try:
        lines = Path(f"/proc/{pid}/smaps_rollup").read_text().splitlines()
    except OSError:
        return 0
    found = [line for line in lines if line.startswith("Pss:")]
    return int(found[0].split()[1]) * 1024 if found else 0
