"""What a run says, and where: reports to their stream, the rest to stderr.

Owns colours, the progress bar, and the words around a report. Takes diagnostics,
findings and timings. Must not decide anything, least of all an exit code. Colours and
the bar are for a terminal; into a pipe goes text alone.
"""

from __future__ import annotations

import os
import sys
import time
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from specgen.config.settings import shown
from specgen.diagnostics import counted

if TYPE_CHECKING:
    from rich.progress import Progress

    from specgen.commands import Built, Checked
    from specgen.compare import Finding
    from specgen.diagnostics import Diagnostic
    from specgen.explain import Explanation
    from specgen.references import References
    from specgen.report.text import Role
    from specgen.source import SourceFile
    from specgen.timings import Timings

DIFFS = 10
"""How many differing files are shown with their lines."""

_BAR_AFTER = 1.0
_BAR_STAGES = 9
_COLOURS: Mapping[Role, dict[str, Any]] = {
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
        from specgen.report import printer

        printed = printer(self.style)(items, sources, self.display)
        newline = bool(printed) and not printed.endswith("\n")
        click.echo(printed, nl=newline, err=self.aside)

    def _report_text(
        self, items: list[Diagnostic], sources: Mapping[str, SourceFile]
    ) -> None:
        from specgen.report.text import text

        paint = _paint if self.coloured else _plain
        printed = text(items, sources, self.display, all_notes=self.notes, paint=paint)
        click.echo(printed, err=True, nl=False)

    def explained(self, explanation: Explanation) -> str:
        """Return an explanation as it is printed: as JSON, or else for people."""
        from specgen.explain import PRINTERS

        return PRINTERS[self.style](explanation, self.display)

    def graphed(self, references: References, node: str) -> str:
        """Return who refers to whom as it is printed: as JSON, or else for people."""
        from specgen.references.printers import PRINTERS

        return PRINTERS[self.style](references, node, self.display)

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


def told(built: Built) -> str:
    """Return one line about what a build did, such as "pkg: 3 files written"."""
    if built.fresh:
        files = f"{_files(built.fresh)} unchanged"
        return f"{built.package}: {files}{_reported(built.reported)}"
    if built.result is None:
        return "nothing was written"
    parts = [f"{_files(len(built.result.written))} written"]
    if built.result.deleted:
        parts.append(f"{len(built.result.deleted)} deleted")
    parts.append(f"{len(built.result.unchanged)} unchanged")
    return f"{built.package}: {', '.join(parts)}"


def judged(checked: Checked) -> str:
    """Return one line about what a check found, such as "pkg: up to date"."""
    state = f"{_state(checked)}, {_files(checked.files)} in all"
    return f"{checked.package}: {state}{_reported(checked.reported)}"


def _state(checked: Checked) -> str:
    """Return in a few words what a check found."""
    codes = [finding.diagnostic.code for finding in checked.findings]
    if "output-no-package" in codes:
        return "not built"
    return f"{_files(len(codes))} not as built" if codes else "up to date"


def _reported(count: int) -> str:
    """Return what to say of warnings that an earlier build has given."""
    if not count:
        return ""
    return f", {counted(count, 'warning')} as before (--notes shows all)"


def _files(count: int) -> str:
    return counted(count, "file")


class Bar:
    """A progress bar by stage, for a run that takes longer than a second.

    Listens to timings, and is drawn as stages begin: a thread that draws would keep
    the run from rendering in several processes. Where stderr is no terminal, there is
    none.
    """

    def __init__(self) -> None:
        """Start the clock."""
        self._begun = time.monotonic()
        self._done = -1
        self._progress: Progress | None = None

    def __call__(self, stage: str) -> None:
        """Note that `stage` begins."""
        self._done += 1
        if self._progress is None:
            is_long = time.monotonic() - self._begun > _BAR_AFTER
            if not (is_long and sys.stderr.isatty()):
                return
            self._progress = _progress()
        task = self._progress.task_ids[0]
        total = max(_BAR_STAGES, self._done + 1)
        self._progress.update(
            task, description=stage, completed=self._done, total=total, refresh=True
        )

    def close(self) -> None:
        """Take the bar away."""
        if self._progress is not None:
            self._progress.stop()


def _progress() -> Progress:
    """Show a bar of one task, which moves when it is told to."""
    from rich.console import Console as Terminal
    from rich.progress import BarColumn, Progress, TextColumn

    columns = TextColumn("{task.description:<8}"), BarColumn()
    terminal = Terminal(stderr=True)
    progress = Progress(*columns, console=terminal, transient=True, auto_refresh=False)
    progress.add_task("", total=_BAR_STAGES)
    progress.start()
    return progress


def _plain(text: str, _: Role) -> str:
    return text


def _paint(text: str, role: Role) -> str:
    return click.style(text, **_COLOURS[role])


def _diff_line(line: str) -> str:
    colour = {"+": "green", "-": "red", "@": "cyan"}.get(line[:1])
    return click.style(line, fg=colour)
