"""What the commands do: the stages composed, without a word printed.

Owns the order of a command's steps: digests first, then the pipeline, then disk.
Takes a configuration; gives what was done or found, with diagnostics in the bag. Must
not print, exit or read options. The pipeline is imported late: where nothing changed
it is not needed, and importing it would cost more than all the rest.
"""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import Any, NamedTuple

from specgen import fresh, generator, lock, tree
from specgen.config import Config
from specgen.diagnostics import Diagnostics
from specgen.source import SourceFile, Syntax
from specgen.timings import Timings

TYPE_CHECKING = False
if TYPE_CHECKING:
    from specgen.compare import Finding
    from specgen.explain import Explanation
    from specgen.pipeline import Compilation, Package
    from specgen.references import References
    from specgen.write import WriteResult


class Built(NamedTuple):
    """What a build did."""

    package: str = ""
    """Name of the generated package, as far as it is known."""

    fresh: int = 0
    """How many files there are, where all of them were fresh and nothing was done."""

    reported: int = 0
    """How many warnings the build gave that wrote them, in that case."""

    compiled: Package | None = None
    """What was compiled; None where nothing had to be, or errors were found."""

    result: WriteResult | None = None
    """What became of each file; None where nothing was written."""

    sources: Mapping[str, SourceFile] = {}
    """The documents that were read, for the frames of diagnostics."""


class Checked(NamedTuple):
    """What a check found."""

    package: str = ""
    files: int = 0
    """How many files belong to the package."""

    reported: int = 0
    """How many warnings the build gave that wrote them, where nothing was compiled."""

    findings: tuple[Finding, ...] = ()
    """What differs on disk; only meaningful where the specification has no errors."""

    sources: Mapping[str, SourceFile] = {}


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


class Begun(NamedTuple):
    """What an init did."""

    config: Config | None = None
    """The settings that were proposed; None where there were none."""

    file: Path | None = None
    """The file that says them now; None where nothing was written."""

    sources: Mapping[str, SourceFile] = {}


def build(
    config: Config, diagnostics: Diagnostics, timings: Timings, *, fast: bool = True
) -> Built:
    """Make the output folder hold what the specification says.

    With `fast`, nothing is compiled where all digests in the lock still match. What
    was reported by the build that wrote it is then not reported again.
    """
    if fast:
        with timings.stage("digests"):
            verdict = fresh.examine(config)
        if verdict.fresh:
            return Built(
                package=verdict.package, fresh=verdict.files, reported=verdict.reported
            )
    with timings.stage("start"):
        from specgen.cache import Cache
        from specgen.pipeline import Compilation
        from specgen.write import write_tree
    cache = None
    # The first build into a folder may be the only one, as in CI: it keeps nothing.
    if (config.output / lock.NAME).exists():
        cache = Cache(config.output, generator.identity())
    compilation = Compilation(config, diagnostics, timings, cache=cache)
    compiled = compilation.package()
    sources = compilation.sources
    if compiled is None:
        return Built(sources=sources)
    with timings.stage("write"):
        contents = tree.encode(compiled.files)
        new = _lock(compiled, contents, compilation)
        result = write_tree(config.output, contents, new, diagnostics)
        if cache is not None and result is not None and result.written:
            cache.save()
    return Built(
        package=compiled.package, compiled=compiled, result=result, sources=sources
    )


def check(
    config: Config, diagnostics: Diagnostics, timings: Timings, *, fast: bool = False
) -> Checked:
    """Find out whether the output folder holds what a build would write.

    With `fast`, matching digests are taken for an answer; where one does not match,
    the specification is compiled to see what that means.
    """
    if fast:
        with timings.stage("digests"):
            verdict = fresh.examine(config, strict=True)
        if verdict.fresh:
            return Checked(
                package=verdict.package, files=verdict.files, reported=verdict.reported
            )
    with timings.stage("start"):
        from specgen.compare import compare_tree
        from specgen.pipeline import Compilation
    compilation = Compilation(config, diagnostics, timings)
    compiled = compilation.package()
    sources = compilation.sources
    if compiled is None:
        return Checked(sources=sources)
    with timings.stage("compare"):
        contents = tree.encode(compiled.files)
        new = _lock(compiled, contents, compilation)
        findings = compare_tree(config.output, contents, new)
    return Checked(
        package=compiled.package,
        files=len(compiled.files) + 1,
        findings=findings,
        sources=sources,
    )


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
        found = references.collect(followed, uris, surface, sources)
        if about is None:
            return Graphed(references=found, sources=sources)
        places = list(dict.fromkeys(in_files(about, config)))
        node = references.find_node(about, places, found, surface, diagnostics)
    if node is None:
        return Graphed(sources=sources)
    return Graphed(references=found, node=node, sources=sources)


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


def _lock(
    compiled: Package, outputs: Mapping[str, bytes], compilation: Compilation
) -> lock.Lock:
    """Return the lock that describes a compiled package, whose files are `outputs`.

    Its inputs are all the paths that decided something: those of the files that were
    read, those of links to them, and those where a file was looked for in vain.
    """
    files = {
        uri: source.data
        for uri, source in compilation.sources.items()
        if source.path is not None  # what was given as a value has no file to digest
    }
    asked = {path: files.get(uri) for path, uri in compilation.registry.asked.items()}
    warnings = {item for item in compilation.diagnostics if item.severity == "warning"}
    return lock.describe(
        compilation.config, files | asked, outputs, compiled.symbols, len(warnings)
    )
