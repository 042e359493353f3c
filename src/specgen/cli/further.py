"""The commands that neither `build` nor `check` has need of: imported when called.

Must not do any work of its own: `commands` does.
"""

from __future__ import annotations

import gc
from collections.abc import Iterable, Mapping, Sequence
from importlib.util import find_spec
from pathlib import Path
from typing import Any

import click

from specgen import commands as building
from specgen.cli.console import told
from specgen.cli.options import (
    BEGINNING,
    EXPLAINING,
    INPUT,
    OUTPUT,
    PACKAGE,
    REFERENCES,
    REPORTING,
    SETTINGS,
    taking,
)
from specgen.cli.session import Exit, Run
from specgen.commands import Built
from specgen.commands import further as commands
from specgen.config import Config
from specgen.config.settings import shown
from specgen.diagnostics import Diagnostics, and_more
from specgen.source import SourceFile, Syntax


@click.command()
@taking(INPUT, OUTPUT, PACKAGE, *BEGINNING)
def init(**options: Any) -> int:
    """Write a configuration, so that `specgen build` needs no options.

    It becomes the table [tool.specgen] of the pyproject.toml in the working directory,
    or else a file specgen.toml. Without INPUT it is about the one openapi.yaml, .yml
    or .json that lies there or below.
    """
    from specgen import scaffold

    with Run(**options) as run:
        begun = commands.init(run.settings, run.folder, run.diagnostics, run.timings)
        settings = run.go_by(begun.config)
        if begun.file is None:
            return run.end(begun.sources, "nothing was written")
        source, output = shown(settings.input), shown(settings.output)
        line = f"{shown(begun.file)}: {source} becomes {settings.package}"
        end = run.end(begun.sources, f"{line} in {output}/")
        run.console.say(scaffold.next_steps(begun.file))
        return end


@click.command()
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


@click.command()
@click.argument("location")
@taking(*SETTINGS, *EXPLAINING)
def explain(*, location: str, **options: Any) -> int:
    """Tell how each keyword of a schema is held, and why so strictly.

    LOCATION is a place such as schemas/images.yaml#/ImageData, a name in Python
    such as ImageData or gateway_models.ImageData, or a property of it such as
    ImageData.url.
    """
    with Run(**options) as run:
        settings = run.configure()
        explained = commands.explain(location, settings, run.diagnostics, run.timings)
        if explained.explanation is None:
            return run.end_unanswered(explained.sources)
        return run.answer(run.console.explained(explained.explanation))


@click.command()
@taking(
    INPUT,
    click.option(
        "--of",
        "about",
        metavar="LOCATION",
        help="Tell of one file or schema: why it is read, who refers to it, to what.",
    ),
    *REFERENCES,
    *EXPLAINING,
)
def graph(*, about: str | None, **options: Any) -> int:
    """Tell who refers to whom in INPUT, and what leads back to itself.

    LOCATION is a file, a place such as schemas/images.yaml#/ImageData, or what a schema
    or an operation is called there.
    """
    with Run(**options) as run:
        settings = run.configure()
        graphed = commands.graph(about, settings, run.diagnostics, run.timings)
        if graphed.references is None:
            return run.end_unanswered(graphed.sources)
        return run.answer(run.console.graphed(graphed.references, graphed.node))


@click.command()
@click.argument("base", type=click.Path(exists=True, path_type=Path, resolve_path=True))
@taking(*SETTINGS, *REPORTING)
def diff(*, base: Path, **options: Any) -> int:
    """Tell what changed since BASE, for those who use the package.

    BASE is an earlier version of INPUT, at another path, or a folder that has it, such
    as another worktree. What breaks code that was written for it is an error, unless
    the version of the specification says so.
    """
    from specgen.changes.outcome import summary

    with Run(**options) as run:
        settings = run.configure()
        compared = commands.diff(base, settings, run.diagnostics, run.timings)
        run.console.root = compared.root
        if compared.outcome is None:
            return run.end(compared.sources)
        return run.end(compared.sources, summary(compared.outcome))


@click.command()
@taking(*SETTINGS, *REPORTING)
def watch(**options: Any) -> int:
    """Build, and build again whenever something changes.

    That is any file which decides what is written. Errors are shown, and watching goes
    on. Ctrl-C ends it.
    """
    if find_spec("watchfiles") is None:
        raise click.UsageError("watching needs watchfiles: pip install watchfiles")
    from specgen import watch as watching

    with Run(**options) as run:
        settings = run.configure()
    gc.enable()  # which other commands end too soon to need
    try:
        _watch(settings, options)
    except watching.WatchError as error:
        raise click.UsageError(f"changes cannot be watched: {error}") from None
    except KeyboardInterrupt:  # that is how it ends
        pass
    return Exit.OK


def _watch(settings: Config, options: Mapping[str, Any]) -> None:
    """Build in rounds, and look at what the last build depended on."""
    from specgen import watch as watching

    watcher = watching.Watcher(watching.scope(settings))
    built: Built | None = None
    for changed in watcher.rounds():
        if built and not changed:
            is_locked = bool(built.fresh or built.result)
            changed = watching.missed(settings, built.inputs, is_locked=is_locked)
            if not changed:
                continue
        with Run(**options) as run:
            if changed:
                run.console.say(f"\n{_changed(changed)}")
            try:
                settings = run.configure()
            except click.exceptions.Exit:  # what is wrong with it may be put right
                continue
            is_first = built is None
            built = building.build(
                settings, run.diagnostics, run.timings, fast=run.may_be_silent
            )
            run.end(built.sources, told(built))
            if is_first:
                run.console.say("watching; Ctrl-C ends it")
        watcher.scope = watching.scope(settings, built.inputs)


def _changed(paths: Sequence[str]) -> str:
    return f"{shown(paths[0])}{and_more(len(paths) - 1)} changed"


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


COMMANDS = (bundle, diff, explain, graph, init, watch)
