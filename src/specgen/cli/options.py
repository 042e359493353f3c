"""What can be said on the command line: each option, with its help.

Owns the options that several commands take, in the order in which help lists them.
Must not know what a command does with them: `config` reads those that are settings.
"""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any, get_args

import click

from specgen.config.settings import Enums, Formats, Target, Unresolved, Validation


def _choice(kind: object) -> click.Choice[str]:
    return click.Choice(get_args(kind))


_PATH = click.Path(path_type=Path)

INPUT = click.argument("input", required=False, type=_PATH)

REFERENCES = (
    click.option(
        "--unresolved",
        type=_choice(Unresolved),
        help="How grave a reference to nothing is.",
    ),
    click.option(
        "--root", type=_PATH, metavar="DIR", help="Folder that no reference leaves."
    ),
)

OUTPUT = click.option(
    "-o", "--output", type=_PATH, metavar="DIR", help="Folder of the package."
)
PACKAGE = click.option("--package", metavar="NAME", help="Import name of the package.")

SETTINGS = (
    INPUT,
    OUTPUT,
    PACKAGE,
    click.option("--distribution", metavar="NAME", help="Name that is installed."),
    click.option("--version", metavar="VERSION", help="Version of the distribution."),
    click.option(
        "--target",
        "targets",
        multiple=True,
        type=_choice(Target),
        help="What to generate; may be repeated. models, params and events by default.",
    ),
    click.option(
        "--validation",
        type=_choice(Validation),
        help="How strictly models hold to their schemas.",
    ),
    click.option(
        "--formats",
        type=_choice(Formats),
        help="What a format such as date-time becomes.",
    ),
    click.option("--enums", type=_choice(Enums), help="What a named enum becomes."),
    click.option(
        "--templates", type=_PATH, metavar="DIR", help="Templates that replace ours."
    ),
    *REFERENCES,
)


CONFIG = click.option(
    "--config",
    "config_file",
    type=_PATH,
    metavar="FILE",
    help="Configuration to use, whatever input it names.",
)


def _reporting(*styles: str) -> tuple[Callable[..., Any], ...]:
    """Options on how to report, with the forms that a command can print."""
    return (
        click.option(
            "--format",
            "style",
            type=click.Choice(styles),
            default="text",
            help="Form of the report.",
        ),
        click.option("--notes", is_flag=True, help="Show every note, and every place."),
        click.option("--timings", is_flag=True, help="Show what each stage took."),
        click.option("--debug", is_flag=True, help="Show where specgen itself fails."),
    )


BEGINNING = _reporting("text", "json", "github", "sarif")
REPORTING = (CONFIG, *BEGINNING)
EXPLAINING = (CONFIG, *_reporting("text", "json"))


def taking(
    *options: Callable[[Callable[..., Any]], Callable[..., Any]],
) -> Callable[[Callable[..., Any]], Callable[..., Any]]:
    """Give a command these options, to be listed in this order."""

    def decorate(command: Callable[..., Any]) -> Callable[..., Any]:
        for option in reversed(options):
            command = option(command)
        return command

    return decorate
