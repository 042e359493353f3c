"""The configuration: `[tool.specgen]` in pyproject.toml, or specgen.toml.

Owns the settings together: their defaults, where they are found, and which of them
depend on each other. Takes the nearest configuration file and the options of the
command line, which win; gives a frozen `Config` with absolute paths, or diagnostics
that point at the line. Must not read the specification, nor know what a stage makes
of a setting.

A configuration file describes one package. Where the command line names another
input than the file does, the file is not about that input and is left aside, unless
it was asked for by name.
"""

from __future__ import annotations

import os
from collections.abc import Mapping
from pathlib import Path
from typing import Any, NamedTuple

from specgen.config import settings
from specgen.config.settings import (
    DMCG_TARGETS,
    Enums,
    Formats,
    Reader,
    Stream,
    Target,
    Unresolved,
    Validation,
    shown,
)
from specgen.config.tomlfile import TomlError, TomlFile
from specgen.diagnostics import Diagnostics
from specgen.source import SourceFile, Span, Steps

ENTRY_NAMES = ("openapi.yaml", "openapi.yml", "openapi.json")
"""Files that a specification is entered by; the folder of one is its root."""

_TABLE = ("tool", "specgen")
"""Where settings stand in a file that others use as well."""


_NO_ESCAPE = "write / between folders; text with \\ needs single quotes"


class Config(NamedTuple):
    """Everything that decides what a build makes of a specification."""

    input: Path
    """The document, or the folder of documents, that is compiled."""

    output: Path
    """The folder that the distribution is written to."""

    root: Path
    """The folder that references may not leave; names of modules mirror it."""

    package: str | None = None
    """Import name of the generated package; None: made from the document."""

    distribution: str | None = None
    """Name that is installed; None: the package's, with hyphens."""

    version: str | None = None
    """Version of the distribution; None: `info.version` of the document."""

    targets: tuple[Target, ...] = ("models", "params", "events")
    """What is generated."""

    validation: Validation = "by-direction"
    """How strictly models hold to their schemas."""

    formats: Formats | None = None
    """What a format such as date-time becomes; None: by the kind of document."""

    enums: Enums = "literal"
    """What a named enum becomes."""

    streams: Mapping[str, Stream] = {}
    """Schemas that describe event streams without an operation that says so."""

    names: Mapping[str, str] = {}
    """Names for places (`uri#pointer`), where the proposed ones do not do."""

    unresolved: Unresolved = "error"
    """How grave a reference to nothing is."""

    templates: Path | None = None
    """A folder whose templates take the place of those of the same name."""

    origin: Origin | None = None
    """The file that settings came from; for diagnostics only."""

    @property
    def uri(self) -> str:
        """The input, relative to the root: "." where they are the same folder."""
        return self.input.relative_to(self.root).as_posix()

    @property
    def dmcg_targets(self) -> tuple[Target, ...]:
        """The targets that are left to datamodel-code-generator."""
        return tuple(target for target in self.targets if target in DMCG_TARGETS)

    def span(self, *steps: str) -> Span | None:
        """Return where a setting such as `"names", "a.yaml#/A"` is written."""
        return self.origin.span(*steps) if self.origin else None


class Origin(NamedTuple):
    """A configuration file, and the steps to the table that holds the settings."""

    toml: TomlFile
    prefix: Steps

    @property
    def folder(self) -> Path:
        """The folder of the file: where its relative paths start."""
        return self.toml.path.parent

    def span(self, *steps: str) -> Span:
        """Return where a setting is written."""
        return self.toml.span(*self.prefix, *steps)

    def table(self) -> object:
        """Return the settings as written; what is no table is a finding of theirs."""
        table: object = self.toml.parse()
        for step in self.prefix:
            table = table.get(step, {}) if isinstance(table, Mapping) else {}
        return table


def load(
    options: Mapping[str, Any],
    diagnostics: Diagnostics,
    *,
    directory: Path,
    file: Path | None = None,
) -> Config | None:
    """Return the configuration of a run in `directory`, or None and diagnostics.

    `options` are settings that win over those of the file; relative paths in them
    start at `directory`, those in a file at the file's own folder. An option that is
    None was not given. `file` is a configuration file asked for by name.
    """
    found = Diagnostics()
    line = Reader(found, directory)
    given = {name: value for name, value in options.items() if value is not None}
    chosen = settings.read(given, line)
    readers = dict.fromkeys(chosen, line)
    origin = _read(directory / file, found) if file else find(directory, found)
    if origin is not None:
        reader = Reader(found, origin.folder, origin.toml, origin.prefix)
        written = settings.read(origin.table(), reader)
        if file is None and _about_another(written, chosen):
            path = shown(origin.toml.path)
            found.report("config-not-used", None, path=path, input=given["input"])
            origin = None
        else:
            chosen = written | chosen
            readers = dict.fromkeys(written, reader) | readers
    config = None
    if not found.has_errors:
        config = _assemble(chosen, readers, origin, line)
    diagnostics.extend(found)
    return None if found.has_errors else config


def default_root(document: Path) -> Path:
    """Return the folder that the references of `document` may not leave.

    A folder is its own root. For a file it is the nearest folder upward that holds
    an entry such as openapi.yaml, as a file of a larger specification refers to its
    neighbours; where there is none, the file's own folder.
    """
    if document.is_dir():
        return document
    for folder in document.parents:
        if any((folder / name).is_file() for name in ENTRY_NAMES):
            return folder
        if (folder / ".git").exists():
            break
    return document.parent


def find(directory: Path, diagnostics: Diagnostics) -> Origin | None:
    """Return the nearest configuration file, from `directory` upward."""
    for folder in (directory, *directory.parents):
        path = folder / "specgen.toml"
        if path.is_file():
            return _read(path, diagnostics)
        path = folder / "pyproject.toml"
        if path.is_file():
            origin = _read(path, diagnostics, only_with_table=True)
            if origin is not None:
                return origin
    return None


def _read(
    path: Path, diagnostics: Diagnostics, *, only_with_table: bool = False
) -> Origin | None:
    """Return the configuration file at `path`, or None and what is wrong with it.

    With `only_with_table`, a file that does not speak of specgen is passed over.
    """
    try:
        data = path.read_bytes()
    except OSError as error:
        reason = error.strerror or str(error)
        diagnostics.report("file-not-readable", None, path=shown(path), reason=reason)
        return None
    if only_with_table and b"specgen" not in data:  # spares most projects a parse
        return None
    origin = parse(path, data, diagnostics)
    if only_with_table and origin and not _holds(origin.toml.parse(), origin.prefix):
        return None
    return origin


def parse(path: Path, data: bytes, diagnostics: Diagnostics) -> Origin | None:
    """Return the configuration file that `data` is, or None and what is wrong with it.

    Nothing needs to be at `path` yet: its name tells where in the file settings stand.
    """
    try:
        data.decode()
    except UnicodeDecodeError as error:
        reason = f"{shown(path)} is not UTF-8: {error.reason} at byte {error.start}"
        diagnostics.report("file-encoding", None, reason=reason)
        return None
    prefix: Steps = _TABLE if path.name == "pyproject.toml" else ()
    toml = TomlFile(SourceFile(path.as_posix(), data, path))
    parsed = toml.parse()
    if isinstance(parsed, TomlError):
        problem = parsed.problem
        suggestion = _NO_ESCAPE if problem.startswith("Unescaped") else ""
        diagnostics.report(
            "config-syntax", parsed.span, problem=problem, suggestion=suggestion
        )
        return None
    if not prefix and _holds(parsed, _TABLE):
        diagnostics.report(
            "config-unknown-key",
            toml.span(*_TABLE),
            key=".".join(_TABLE),
            suggestion=f"leave the name of the table out: {path.name} has no other",
        )
        return None
    return Origin(toml, prefix)


def _holds(values: object, steps: Steps) -> bool:
    """Tell whether there is something at `steps`."""
    for step in steps:
        if not isinstance(values, Mapping) or step not in values:
            return False
        values = values[step]
    return True


def _about_another(written: Mapping[str, Any], chosen: Mapping[str, Any]) -> bool:
    """Tell whether a file names an input, and it is not the one chosen."""
    if "input" not in written or "input" not in chosen:
        return False
    there: Path = written["input"]
    here: Path = chosen["input"]
    return there.resolve() != here.resolve()


def _assemble(
    chosen: dict[str, Any],
    readers: Mapping[str, Reader],
    origin: Origin | None,
    line: Reader,
) -> Config | None:
    """Fill in what depends on other settings, and check what only shows together.

    `readers` tells where each setting comes from, `line` is the command line.
    """
    if "input" not in chosen:
        line.diagnostics.report(
            "config-missing",
            origin.span() if origin else None,
            key="input",
            suggestion="name it after the command, or set it in [tool.specgen], as "
            "specgen init does",
        )
        return None
    document: Path = chosen["input"]
    if not document.exists():
        expected = "a file or folder that exists"
        readers["input"].refuse_missing(("input",), expected, document)
        return None
    home = origin.folder if origin else line.base
    config = Config(
        **{"output": home / "generated", "root": default_root(document)} | chosen,
        origin=origin,
    )
    if not document.is_relative_to(config.root):
        expected = "a folder around the input"
        readers["root"].refuse(("root",), expected, shown(config.root))
    if config.dmcg_targets and document.is_dir():
        expected = "a document, not a folder, for these targets"
        readers["input"].refuse(("input",), expected, shown(document))
    problem = _problem_of_output(config, line.base)
    if problem:
        reader = readers.get("output", line)
        reader.refuse(("output",), problem, shown(config.output))
    return config


def _problem_of_output(config: Config, directory: Path) -> str:
    """Return what the output folder must be and is not: the package needs its own."""
    if config.output.is_symlink():
        return "a folder, not a link to one"
    if config.output.exists() and not config.output.is_dir():
        return "a folder"
    output = config.output.resolve()
    if output != directory and directory.is_relative_to(output):
        return "a folder for the package alone, not one around the working directory"
    inside = [config.input, Path(os.path.expanduser("~"))]
    if config.origin is not None:
        inside.append(config.origin.folder)
    if any(each.resolve().is_relative_to(output) for each in inside):
        return "a folder for the package alone"
    return ""
