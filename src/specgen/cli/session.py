"""One run of a command, from its options to the code that it exits with.

Owns what a run's end means to a shell:

    0  all is well              3  the specification has errors
    1  check, diff found some   4  a bug in specgen
    2  wrong usage, configuration, templates or output folder

Must not know any command.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from enum import IntEnum
from pathlib import Path
from typing import Any, Self

import click

from specgen import config
from specgen.cli.console import Bar, Console
from specgen.config import Config
from specgen.diagnostics import CODES, Diagnostic, Diagnostics
from specgen.source import SourceFile
from specgen.timings import Timings

TYPE_CHECKING = False
if TYPE_CHECKING:
    from specgen.compare import Finding


class Exit(IntEnum):
    """How a run can end."""

    OK = 0
    FOUND = 1
    USAGE = 2
    SPECIFICATION = 3
    BUG = 4
    INTERRUPTED = 130


class Run:
    """One run of a command: its configuration, its findings, its end."""

    def __init__(
        self,
        *,
        style: str,
        notes: bool,
        timings: bool,
        debug: bool,  # noqa: ARG002 - `_run` looks for it, as it comes before any run
        config_file: Path | None = None,
        targets: tuple[str, ...] = (),
        **settings: Any,
    ) -> None:
        """Take the options of a command; those that are not named are settings."""
        self.console = Console(style, notes=notes)
        self.wants_timings = timings
        self.file = config_file
        # A report that is read by a program, or asks for all notes, must be complete.
        self.may_be_silent = not notes and style == "text"
        # click gives () for an option that may be repeated and is not there at all
        self.settings = {**settings, "targets": targets or None}
        self.diagnostics = Diagnostics()
        self.bar = Bar()
        self.timings = Timings(self.bar)

    def __enter__(self) -> Self:
        """Begin; the end takes the progress bar away."""
        return self

    def __exit__(self, *_: object) -> None:
        self.bar.close()

    @property
    def folder(self) -> Path:
        """The working directory."""
        try:
            return Path.cwd()
        except FileNotFoundError:
            raise click.UsageError("the working directory was deleted") from None

    def configure(self) -> Config:
        """Find the configuration, and go by it."""
        return self.go_by(
            config.load(
                self.settings, self.diagnostics, directory=self.folder, file=self.file
            )
        )

    def go_by(self, found: Config | None) -> Config:
        """Name files as this configuration does; that there is none ends the run."""
        if found is None:
            self.console.report(self.diagnostics, {})
            raise click.exceptions.Exit(Exit.USAGE)
        self.console.root = found.root
        return found

    def end(
        self,
        sources: Mapping[str, SourceFile],
        line: str = "",
        *,
        findings: Sequence[Finding] = (),
    ) -> Exit:
        """Report, say `line`, and return how the run ends.

        `sources` are the documents that were read, `findings` what differs on disk.
        """
        self.bar.close()
        reported = [*self.diagnostics, *(finding.diagnostic for finding in findings)]
        self.console.report(reported, sources)
        self.console.diffs(findings)
        if line:
            self.console.say(f"{line} ({self.timings.seconds:.2f} s)")
        if self.wants_timings:
            self.console.timings(self.timings)
        code = exit_code(self.diagnostics)
        return Exit.FOUND if findings and code is Exit.OK else code

    def answer(self, text: str) -> Exit:
        """Print what was asked for, in place of a report."""
        self.bar.close()
        click.echo(text, nl=False)
        if self.wants_timings:
            self.console.timings(self.timings)
        return Exit.OK

    def end_unanswered(self, sources: Mapping[str, SourceFile]) -> Exit:
        """Report the errors that leave no answer, and return how the run ends.

        The rest of what was found is for a build to tell.
        """
        self.diagnostics = Diagnostics(
            item for item in self.diagnostics if item.severity == "error"
        )
        return self.end(sources)


def exit_code(diagnostics: Iterable[Diagnostic]) -> Exit:
    """Return how a run with these diagnostics ends."""
    wrong = {CODES[item.code].about for item in diagnostics if item.severity == "error"}
    if not wrong:
        return Exit.OK
    if wrong == {"changes"}:
        return Exit.FOUND
    return Exit.SPECIFICATION if "specification" in wrong else Exit.USAGE
