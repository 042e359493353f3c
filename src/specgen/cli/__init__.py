"""The command line: options in, exit codes out.

Owns the commands. Must not do any work of its own, nor import more at the top than it
takes to find out that nothing has changed: an unchanged build is mostly imports.
"""

from __future__ import annotations

import os
import sys
from collections.abc import Sequence
from contextlib import suppress
from pathlib import Path
from typing import Any, NoReturn

import click

from specgen import commands, generator
from specgen.cli.console import Console, judged, told
from specgen.cli.options import REPORTING, SETTINGS, taking
from specgen.cli.outlets import OutletError, open_outlets
from specgen.cli.session import Exit, Run, exit_code
from specgen.diagnostics import Diagnostic


class _Commands(click.Group):
    """The commands: `build` and `check` at once, the others when they are asked for."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        self._add_further()
        return super().list_commands(ctx)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        if cmd_name not in self.commands:
            self._add_further()
        return super().get_command(ctx, cmd_name)

    def _add_further(self) -> None:
        from specgen.cli.further import COMMANDS

        for command in COMMANDS:
            self.add_command(command)


@click.group(
    cls=_Commands,
    context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 88},
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
        built = commands.build(
            settings, run.diagnostics, run.timings, fast=run.may_be_silent
        )
        return run.end(built.sources, told(built))


@specgen.command()
@click.option("--fast", is_flag=True, help="Trust digests where all of them match.")
@taking(*SETTINGS, *REPORTING)
def check(*, fast: bool, **options: Any) -> int:
    """Find out whether the package is what a build would write now.

    Names each file that is edited, missing, out of date or left over.
    """
    with Run(**options) as run:
        settings = run.configure()
        checked = commands.check(
            settings, run.diagnostics, run.timings, fast=fast and run.may_be_silent
        )
        line = "" if run.diagnostics.has_errors else judged(checked)
        return run.end(checked.sources, line, findings=checked.findings)


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
    found = Diagnostic.of(
        "output-not-writable", None, path=error.name, reason=error.reason
    )
    with suppress(OutletError):  # it may be the same disk that is full
        Console("text").report([found], {})
    return exit_code([found])


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
