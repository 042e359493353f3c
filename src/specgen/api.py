"""`build` and `check` as functions: what the commands do, for Python callers.

Owns the results' shape. Takes options as keywords, where the commands take flags.
Must not print.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from os import PathLike
from pathlib import Path
from typing import Any, TypeAlias

from specgen import commands, config
from specgen.diagnostics import Diagnostic, Diagnostics
from specgen.report.text import text
from specgen.timings import Stage, Timings

Source: TypeAlias = str | PathLike[str]


@dataclass(frozen=True, slots=True, kw_only=True)
class Result:
    """What came of it, for whoever asked.

    Attributes:
        ok: Whether the output folder holds what the specification says.
        package: Import name of the generated package.
        diagnostics: All that was found, sorted by file, line and column.
        timings: What each stage took.
    """

    ok: bool
    package: str
    diagnostics: tuple[Diagnostic, ...]
    timings: tuple[Stage, ...]

    def report(self) -> str:
        """All that was found, as the commands print it; "" if nothing was."""
        return text(self.diagnostics, {})


@dataclass(frozen=True, slots=True, kw_only=True)
class BuildResult(Result):
    """What `build` did.

    Attributes:
        files: Every file of the output, by its path relative to the output folder;
            empty where nothing was compiled, as all was fresh or there are errors.
        written: The paths that were written or changed.
    """

    files: Mapping[str, str]
    written: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class CheckResult(Result):
    """What `check` found: nothing, where `ok` is true."""


def build(
    input: Source | None = None, output: Source | None = None, **options: Any
) -> BuildResult:
    """Compile a specification and write the package, as `specgen build` does.

    Args:
        input: The document or the folder of documents; None: as configured.
        output: The folder of the generated distribution; None: as configured.
        options: The settings of the configuration file, by their names there.

    Returns:
        What was done. Errors are in it, none is raised: look at `ok`.
    """
    found, timings = Diagnostics(), Timings()
    settings = _config(input, output, options, found)
    if settings is None:
        return BuildResult(
            ok=False,
            package="",
            files={},
            written=(),
            diagnostics=found.sorted({}),
            timings=(),
        )
    built = commands.build(settings, found, timings)
    return BuildResult(
        ok=not found.has_errors,
        package=built.package,
        files=built.compiled.files if built.compiled else {},
        written=tuple(built.result.written) if built.result else (),
        diagnostics=found.sorted(built.sources),
        timings=tuple(timings.stages),
    )


def check(
    input: Source | None = None, output: Source | None = None, **options: Any
) -> CheckResult:
    """Find out whether the output is what a build would write, as `specgen check` does.

    Takes what `build` takes; changes nothing.
    """
    found, timings = Diagnostics(), Timings()
    settings = _config(input, output, options, found)
    if settings is None:
        return CheckResult(
            ok=False, package="", diagnostics=found.sorted({}), timings=()
        )
    checked = commands.check(settings, found, timings)
    findings = tuple(finding.diagnostic for finding in checked.findings)
    return CheckResult(
        ok=not found.has_errors and not findings,
        package=checked.package,
        diagnostics=(*found.sorted(checked.sources), *findings),
        timings=tuple(timings.stages),
    )


def _config(
    input: Source | None,
    output: Source | None,
    options: Mapping[str, Any],
    diagnostics: Diagnostics,
) -> config.Config | None:
    given = {name: value for name, value in options.items() if value is not None}
    for name, path in (("input", input), ("output", output)):
        if path is not None:
            given[name] = str(path)
    return config.load(given, diagnostics, directory=Path.cwd())
