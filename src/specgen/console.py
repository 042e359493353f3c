"""What a run says, and where: reports to their stream, the rest to stderr.

Owns colours, the progress bar, and the words around a report. Takes diagnostics,
findings and timings. Must not decide anything, least of all an exit code. Colours and
the bar are for a terminal; into a pipe goes text alone.
"""

from __future__ import annotations

import os
import sys
import threading
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import TYPE_CHECKING

import click

from specgen.settings import shown

if TYPE_CHECKING:
    from rich.progress import Progress

    from specgen.compare import Finding
    from specgen.diagnostics import Diagnostic
    from specgen.explain import Explanation
    from specgen.report.text import Role
    from specgen.source import SourceFile
    from specgen.timings import Timings

DIFFS = 10
"""How many differing files are shown with their lines."""

_BAR_AFTER = 1.0
_BAR_STAGES = 9
_COLOURS: Mapping[Role, dict[str, object]] = {
    "error": {"fg": "red", "bold": True},
    "warning": {"fg": "yellow", "bold": True},
    "note": {"fg": "cyan", "bold": True},
    "place": {"bold": True},
    "frame": {"fg": "blue"},
    "help": {"fg": "green"},
}


class Console:
    """One run's way to speak."""

    def __init__(self, style: str, *, notes: bool = False) -> None:
        """Speak in `style`: text, json, github or sarif; with `notes`, tell all."""
        self.style = style
        self.notes = notes
        self.coloured = sys.stderr.isatty() and not os.environ.get("NO_COLOR")
        self.root = Path()
        """The folder that uris start at."""
        self.aside = False
        """Whether stdout is for something else than the report."""

    def say(self, line: str) -> None:
        """Say something to the person at the keyboard."""
        click.echo(line, err=True)

    def report(
        self, diagnostics: Iterable[Diagnostic], sources: Mapping[str, SourceFile]
    ) -> None:
        """Print a report: text for people on stderr, any other form on stdout."""
        items = list(diagnostics)
        if self.style == "text":
            if items:  # spares an unchanged build the printers
                self._report_text(items, sources)
            return
        from specgen.report import PRINTERS

        printed = PRINTERS[self.style](items, sources, self.display)
        newline = bool(printed) and not printed.endswith("\n")
        click.echo(printed, nl=newline, err=self.aside)

    def _report_text(
        self, items: list[Diagnostic], sources: Mapping[str, SourceFile]
    ) -> None:
        from specgen.report import text

        paint = _paint if self.coloured else _plain
        printed = text(items, sources, self.display, all_notes=self.notes, paint=paint)
        click.echo(printed, err=True, nl=False)

    def explained(self, explanation: Explanation) -> str:
        """Return an explanation as it is printed: as JSON, or else for people."""
        from specgen.explain import PRINTERS

        style = "json" if self.style == "json" else "text"
        return PRINTERS[style](explanation, self.display)

    def display(self, uri: str) -> str:
        """Return a uri as people know the file: relative to where they are."""
        if "://" in uri:
            return uri
        return shown(self.root / uri)

    def diffs(self, findings: Iterable[Finding]) -> None:
        """Show the first lines of the first files that differ."""
        if self.style != "text":
            return
        differing = [item for item in findings if item.disk and item.wanted]
        for finding in differing[:DIFFS]:
            self.say("")
            for line in finding.diff():
                self.say(_diff_line(line) if self.coloured else line)
        if len(differing) > DIFFS:
            self.say(f"\n… and {len(differing) - DIFFS} more files differ")

    def timings(self, timings: Timings) -> None:
        """Show what each stage took, and the peak of memory when it ended."""
        self.say(f"{'stage':<10}{'seconds':>10}{'peak MB':>10}")
        for stage in timings.stages:
            megabytes = f"{stage.peak_bytes / 1e6:.0f}" if stage.peak_bytes else "-"
            self.say(f"{stage.name:<10}{stage.seconds:>10.3f}{megabytes:>10}")
        self.say(f"{'all':<10}{timings.seconds:>10.3f}")


class Bar:
    """A progress bar by stage, which appears once a run has taken a second.

    Listens to timings. A timer shows it, as a single stage may take long; where
    stderr is no terminal, there is none.
    """

    def __init__(self) -> None:
        """Start the timer, on a terminal."""
        self._lock = threading.Lock()
        self._stage = ""
        self._done = -1
        self._progress: Progress | None = None
        self._timer = threading.Timer(_BAR_AFTER, self._show)
        self._timer.daemon = True
        if sys.stderr.isatty():
            self._timer.start()

    def __call__(self, stage: str) -> None:
        """Note that `stage` begins."""
        with self._lock:
            self._stage = stage
            self._done += 1
            self._update()

    def close(self) -> None:
        """Take the bar away."""
        self._timer.cancel()
        with self._lock:
            if self._progress is not None:
                self._progress.stop()
            self._done = -1

    def _show(self) -> None:
        from rich.console import Console as Terminal
        from rich.progress import BarColumn, Progress, TextColumn

        columns = TextColumn("{task.description:<8}"), BarColumn()
        terminal = Terminal(stderr=True)
        with self._lock:
            if self._done < 0:
                return
            self._progress = Progress(*columns, console=terminal, transient=True)
            self._progress.add_task("", total=_BAR_STAGES)
            self._update()
            self._progress.start()

    def _update(self) -> None:
        if self._progress is not None:
            task = self._progress.task_ids[0]
            total = max(_BAR_STAGES, self._done + 1)
            self._progress.update(
                task, description=self._stage, completed=self._done, total=total
            )


def _plain(text: str, _: Role) -> str:
    return text


def _paint(text: str, role: Role) -> str:
    return click.style(text, **_COLOURS[role])  # type: ignore[arg-type]


def _diff_line(line: str) -> str:
    colour = {"+": "green", "-": "red", "@": "cyan"}.get(line[:1])
    return click.style(line, fg=colour)
