"""What the commands do of which a build has no need: imported when one is called.

Owns the order of their steps. Takes a configuration; gives what was found or made, with
diagnostics in the bag. Must not print, exit or read options.
"""

from __future__ import annotations

import os
from collections.abc import Mapping
from pathlib import Path
from typing import Any, NamedTuple

from specgen.config import Config, default_root
from specgen.diagnostics import Diagnostics
from specgen.source import Location, SourceFile, Span, Syntax
from specgen.timings import Timings

TYPE_CHECKING = False
if TYPE_CHECKING:
    from specgen.changes.outcome import Outcome
    from specgen.explain import Explanation
    from specgen.pipeline import Compilation
    from specgen.references import References


class Explained(NamedTuple):
    """What becomes of a schema."""

    explanation: Explanation | None = None
    """None where the specification has errors, or no such schema."""

    sources: Mapping[str, SourceFile] = {}


class Graphed(NamedTuple):
    """Who refers to whom."""

    references: References | None = None
    """None where the specification has errors, or no such node."""

    node: str = ""
    """The file or the part that was asked about, if one was."""

    sources: Mapping[str, SourceFile] = {}


class Compared(NamedTuple):
    """What changed between two versions of a specification."""

    root: Path
    """Where the files are that the diagnostics are about."""

    outcome: Outcome | None = None
    """None where one of the versions has errors."""

    sources: Mapping[str, SourceFile] = {}


class Begun(NamedTuple):
    """What an init did."""

    config: Config | None = None
    """The settings that were proposed; None where there were none."""

    file: Path | None = None
    """The file that says them now; None where nothing was written."""

    sources: Mapping[str, SourceFile] = {}


def bundle(
    config: Config,
    diagnostics: Diagnostics,
    timings: Timings,
    *,
    syntax: Syntax | None = None,
) -> tuple[str, Mapping[str, SourceFile]]:
    """Return the input as one document that refers to no other, and all sources.

    The text is in the syntax of the input unless another is asked for, and empty where
    there are errors.
    """
    with timings.stage("start"):
        from specgen import bundle as bundling
        from specgen.bundle.dump import dump
        from specgen.pipeline import Compilation
    if config.input.is_dir():
        diagnostics.report(
            "config-bad-value",
            config.span("input"),
            key="input",
            expected="a file to be bundled",
            actual="a folder",
        )
        return "", {}
    compilation = Compilation(config, diagnostics, timings)
    # What it means is for a build to judge.
    planned = compilation.planned([config.uri], judged=False)
    if planned is None:
        return "", compilation.sources
    registry = compilation.registry
    entry = registry.documents[config.uri]
    with timings.stage("bundle"):
        value = bundling.bundle(entry, *planned, registry, diagnostics)
    if diagnostics.has_errors:
        return "", compilation.sources
    with timings.stage("dump"):
        text = dump(value, syntax or entry.source.syntax)
    return text, compilation.sources


def explain(
    location: str, config: Config, diagnostics: Diagnostics, timings: Timings
) -> Explained:
    """Tell what becomes of a schema, keyword by keyword."""
    with timings.stage("start"):
        from specgen import explain as explaining
        from specgen.pipeline import Compilation
    compilation = Compilation(config, diagnostics, timings)
    planned = compilation.planned()
    if planned is None:
        return Explained(sources=compilation.sources)
    with timings.stage("explain"):
        surface, plan = planned
        place = explaining.find_place(location, config, surface, plan, diagnostics)
        if place is None:
            return Explained(sources=compilation.sources)
        found = explaining.explain(
            place,
            surface,
            plan,
            compilation.registry.documents,
            diagnostics=diagnostics,
            validation=config.validation,
        )
    return Explained(explanation=found, sources=compilation.sources)


def graph(
    about: str | None, config: Config, diagnostics: Diagnostics, timings: Timings
) -> Graphed:
    """Tell who refers to whom; `about` one file or one part of a file, or all."""
    with timings.stage("start"):
        from specgen import references
        from specgen.explain.places import in_files
        from specgen.pipeline import Compilation
    compilation = Compilation(config, diagnostics, timings)
    followed = compilation.registry.followed = {}
    entries = compilation.load()
    if diagnostics.has_errors:
        return Graphed(sources=compilation.sources)
    surface = compilation.surface(entries)
    if diagnostics.has_errors:
        return Graphed(sources=compilation.sources)
    with timings.stage("graph"):
        uris = [document.uri for document in entries]
        sources = compilation.sources
        found = references.collect(followed, uris, surface, compilation.registry)
        if about is None:
            return Graphed(references=found, sources=sources)
        places = list(dict.fromkeys(in_files(about, config)))
        node = references.find_node(about, places, found, surface, diagnostics)
    if node is None:
        return Graphed(sources=sources)
    return Graphed(references=found, node=node, sources=sources)


def diff(
    base: Path, config: Config, diagnostics: Diagnostics, timings: Timings
) -> Compared:
    """Tell what changed since `base`, an earlier version of the input.

    What else is to be said of either of them is for a build to tell.
    """
    with timings.stage("start"):
        from specgen.changes import compare
        from specgen.changes.fitting import Version
        from specgen.changes.outcome import judge, tell
        from specgen.pipeline import Compilation
    found: list[tuple[Compilation, Version]] = []
    for each in (_earlier(base, config), config):
        compilation = Compilation(each, Diagnostics(), timings)
        planned = compilation.planned()
        if planned is None:
            diagnostics.extend(compilation.diagnostics)
            return Compared(each.root, sources=compilation.sources)
        found.append((compilation, Version(*planned)))
    (before, old), (after, new) = found
    with timings.stage("diff"):
        changes = compare(old, new)
        outcome = judge(changes, old.surface.info, new.surface.info)
        earlier = _relocated(before.sources, config.root)

        def in_base(place: Location) -> Span:
            return earlier[place.uri].locate(place.pointer, place.part)

        entry = next(iter(after.sources))
        tell(changes, outcome, entry, in_base, diagnostics)
    return Compared(config.root, outcome, after.sources)


def _earlier(base: Path, config: Config) -> Config:
    """The configuration for an earlier version of the input, at another path.

    A folder such as another worktree stands for the file in it that a file is in ours.
    """
    if base.is_dir() and config.input.is_file():
        base = _counterpart(config.input, base) or base
    way = Path(config.uri).parts
    root = base.parents[len(way) - 1] if base.parts[-len(way) :] == way else None
    if not way:  # a folder is its own root
        root = base
    return config._replace(input=base, root=root or default_root(base))


def _counterpart(file: Path, folder: Path) -> Path | None:
    """The file in a folder whose path there is the longest end of another's."""
    steps = file.parts[1:]
    found = (folder.joinpath(*steps[n:]) for n in range(len(steps)))
    return next((path for path in found if path.is_file()), None)


def _relocated(sources: Mapping[str, SourceFile], root: Path) -> dict[str, SourceFile]:
    """Sources under the names that they have from another root."""
    return {
        uri: SourceFile(
            Path(os.path.relpath(source.path or uri, root)).as_posix(),
            source.data,
            source.path,
            source.syntax,
        )
        for uri, source in sources.items()
    }


def init(
    given: Mapping[str, Any],
    folder: Path,
    diagnostics: Diagnostics,
    timings: Timings,
) -> Begun:
    """Write the configuration of a project in `folder`, with the `given` settings.

    The documents are read for the name of the package alone. Unless nothing in them can
    be compiled, what is wrong with them is for a build to tell.
    """
    with timings.stage("start"):
        from specgen import scaffold
        from specgen.pipeline import Compilation, package_name
        from specgen.write import write_file
    proposed = scaffold.propose(given, folder, diagnostics)
    if proposed is None:
        return Begun()
    found = Diagnostics()
    compilation = Compilation(proposed, found, timings)
    entries = compilation.load()
    surface = None if found.has_errors else compilation.surface(entries)
    if surface is None or not (surface.openapi or surface.schemas):
        diagnostics.extend(found)
        return Begun(config=proposed, sources=compilation.sources)
    package = proposed.package or package_name(surface, proposed)
    settings = proposed._replace(package=package)
    written = scaffold.written(settings, folder, diagnostics)
    if written is None:
        return Begun()
    write_file(*written, diagnostics)
    file = None if diagnostics.has_errors else written[0]
    return Begun(config=settings, file=file)
