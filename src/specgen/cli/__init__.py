"""The command line: options in, exit codes out.

Owns the commands, and what a run's end means to a shell:

    0  all is well              3  the specification has errors
    1  check found something    4  a bug in specgen
    2  wrong usage, configuration, templates or output folder

Must not do any work of its own, nor import more at the top than it takes to find out
that nothing has changed: an unchanged build is mostly imports.
"""

from __future__ import annotations

import os
import sys
from collections.abc import Iterable, Mapping, Sequence
from contextlib import suppress
from enum import IntEnum
from pathlib import Path
from typing import Any, NoReturn, Self

import click

from specgen import commands, config, generator
from specgen.cli.console import Bar, Console
from specgen.cli.options import (
    EXPLAINING,
    INPUT,
    REFERENCES,
    REPORTING,
    SETTINGS,
    taking,
)
from specgen.cli.outlets import OutletError, open_outlets
from specgen.config import Config
from specgen.diagnostics import CODES, Diagnostic, Diagnostics
from specgen.source import SourceFile, Syntax
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
        config_file: Path | None,
        debug: bool,  # noqa: ARG002 - `_run` looks for it, as it comes before any run
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

    def configure(self) -> Config | None:
        """Find the configuration."""
        try:
            here = Path.cwd()
        except FileNotFoundError:
            raise click.UsageError("the working directory was deleted") from None
        found = config.load(
            self.settings, self.diagnostics, directory=here, file=self.file
        )
        if found is not None:
            self.console.root = found.root
        return found

    def refuse(self) -> Exit:
        """Report what is wrong with the configuration, and return how the run ends."""
        self.console.report(self.diagnostics, {})
        return Exit.USAGE

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

    def keep_errors(self) -> None:
        """Leave the rest of what was found to a build: something else was asked for."""
        self.diagnostics = Diagnostics(
            item for item in self.diagnostics if item.severity == "error"
        )

    def answer(self, text: str) -> Exit:
        """Print what was asked for, in place of a report."""
        self.bar.close()
        click.echo(text, nl=False)
        if self.wants_timings:
            self.console.timings(self.timings)
        return Exit.OK


def exit_code(diagnostics: Iterable[Diagnostic]) -> Exit:
    """Return how a run with these diagnostics ends."""
    wrong = {CODES[item.code].about for item in diagnostics if item.severity == "error"}
    if not wrong:
        return Exit.OK
    return Exit.SPECIFICATION if "specification" in wrong else Exit.USAGE


@click.group(
    context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 88}
)
@click.version_option(generator.VERSION, message="specgen %(version)s")
def specgen() -> None:
    """Compile an API specification into an installable Python package.

    Settings come from [tool.specgen] in the nearest pyproject.toml, or from
    specgen.toml; options win over them.
    """


@specgen.command()
@taking(*SETTINGS, *REPORTING)
def build(**options: Any) -> int:
    """Compile INPUT, a file or a folder, and write the package.

    Where nothing has changed since the last build, nothing is compiled or written.
    """
    with Run(**options) as run:
        settings = run.configure()
        if settings is None:
            return run.refuse()
        built = commands.build(
            settings, run.diagnostics, run.timings, fast=run.may_be_silent
        )
        return run.end(built.sources, _told(built))


@specgen.command()
@click.option("--fast", is_flag=True, help="Trust digests where all of them match.")
@taking(*SETTINGS, *REPORTING)
def check(*, fast: bool, **options: Any) -> int:
    """Find out whether the package is what a build would write now.

    Names each file that is edited, missing, out of date or left over.
    """
    with Run(**options) as run:
        settings = run.configure()
        if settings is None:
            return run.refuse()
        checked = commands.check(
            settings, run.diagnostics, run.timings, fast=fast and run.may_be_silent
        )
        line = ""
        if not run.diagnostics.has_errors:
            state = f"{_state(checked)}, {_files(checked.files)} in all"
            line = f"{checked.package}: {state}{_reported(checked.reported)}"
        return run.end(checked.sources, line, findings=checked.findings)


@specgen.command()
@taking(
    INPUT,
    click.option(
        "-o",
        "target",
        type=click.Path(path_type=Path, dir_okay=False),
        metavar="FILE",
        help="File to write, in JSON if its name ends so; stdout by default.",
    ),
    click.option("--json", "as_json", is_flag=True, help="Write JSON."),
    *REFERENCES,
    *REPORTING,
)
def bundle(*, target: Path | None, as_json: bool, **options: Any) -> int:
    """Write INPUT, a file, as one document that refers to no other.

    Schemas have the names there that they have in Python.
    """
    with Run(**options) as run:
        settings = run.configure()
        if settings is None:
            return run.refuse()
        text, sources = commands.bundle(
            settings,
            run.diagnostics,
            run.timings,
            syntax="json" if as_json else _syntax(target),
        )
        run.console.aside = target is None  # stdout is for the bundle
        if text and target is None:
            click.echo(text, nl=False)
        elif text and target is not None:
            _save(target, text, sources.values(), run.diagnostics)
        return run.end(sources)


@specgen.command()
@click.argument("location")
@taking(*SETTINGS, *EXPLAINING)
def explain(*, location: str, **options: Any) -> int:
    """Tell how each keyword of a schema is held, and why so strictly.

    LOCATION is a place such as schemas/images.yaml#/ImageData, or a name in Python
    such as ImageData or gateway_models.ImageData.
    """
    with Run(**options) as run:
        settings = run.configure()
        if settings is None:
            return run.refuse()
        explained = commands.explain(location, settings, run.diagnostics, run.timings)
        if explained.explanation is None:
            run.keep_errors()
            return run.end(explained.sources)
        return run.answer(run.console.explained(explained.explanation))


def _syntax(target: Path | None) -> Syntax | None:
    """Return the syntax that the name of a file promises."""
    suffixes: dict[str, Syntax] = {".json": "json", ".yaml": "yaml", ".yml": "yaml"}
    return suffixes.get(target.suffix.lower()) if target else None


def _save(
    target: Path,
    text: str,
    sources: Iterable[SourceFile],
    diagnostics: Diagnostics,
) -> None:
    """Write a bundle to a file that it was not made from."""
    from specgen.write import write_file

    if target.resolve() in {
        source.path and source.path.resolve() for source in sources
    }:
        diagnostics.report(
            "config-bad-value",
            None,
            key="the output",
            expected="another file than those of the specification",
            actual=repr(str(target)),
        )
        return
    write_file(target, text.encode(), diagnostics)


def _told(built: commands.Built) -> str:
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


def _state(checked: commands.Checked) -> str:
    """Return in a few words what a check found."""
    codes = [finding.diagnostic.code for finding in checked.findings]
    if "output-no-package" in codes:
        return "not built"
    return f"{_files(len(codes))} not as built" if codes else "up to date"


def _reported(count: int) -> str:
    """Return what to say of warnings that an earlier build has given."""
    if not count:
        return ""
    return f", {_counted(count, 'warning')} as before (--notes shows all)"


def _files(count: int) -> str:
    return _counted(count, "file")


def _counted(count: int, what: str) -> str:
    return f"{count} {what}{'' if count == 1 else 's'}"


def main(arguments: Sequence[str] | None = None) -> NoReturn:
    """Run the command line and end the process.

    Nothing is freed first: of a large build, that would take a twentieth.
    """
    open_outlets()
    os._exit(run(sys.argv[1:] if arguments is None else arguments))


def run(arguments: Sequence[str]) -> int:
    """Run a command line and return its exit code, whatever happens."""
    try:
        return _run(arguments)
    except OutletError as error:
        return _give_up(error)


def _run(arguments: Sequence[str]) -> int:
    try:
        code = specgen.main(list(arguments), "specgen", standalone_mode=False)
    except click.ClickException as error:
        error.show()
        return Exit.USAGE
    except (click.Abort, KeyboardInterrupt):
        click.echo("interrupted", err=True)
        return Exit.INTERRUPTED
    except OutletError:
        raise
    except Exception as error:  # noqa: BLE001 - the last stop of every bug of ours
        _confess(error, with_traceback="--debug" in arguments)
        return Exit.BUG
    return int(code or 0)


def _give_up(error: OutletError) -> Exit:
    """Say that nothing more can be said, unless nobody wants to hear it."""
    if error.is_unread:
        return Exit.FOUND
    diagnostics = Diagnostics()
    diagnostics.report(
        "output-not-writable", None, path=error.name, reason=error.reason
    )
    with suppress(OutletError):  # it may be the same disk that is full
        Console("text").report(diagnostics, {})
    return exit_code(diagnostics)


def _confess(error: Exception, *, with_traceback: bool) -> None:
    """Say that specgen has a bug, and how to report it."""
    import traceback

    if with_traceback:
        traceback.print_exception(error)
    last = traceback.extract_tb(error.__traceback__)[-1]
    where = f"{Path(last.filename).name}:{last.lineno}"
    click.echo(
        f"specgen: internal error: {type(error).__name__}: {error} ({where})\n"
        "This is a bug in specgen, not in your specification. Please report it with the"
        " specification\nand the output of the same command"
        f"{'' if with_traceback else ' with --debug'}, specgen {generator.VERSION},"
        f" Python {sys.version.split()[0]}.",
        err=True,
    )
