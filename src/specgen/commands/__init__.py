"""What `build` and `check` do: the stages composed, without a word printed.

Owns the order of a command's steps: digests first, then the pipeline, then disk; the
other commands are in `further`. Takes a configuration; gives what was done or found,
with diagnostics in the bag. Must not print, exit or read options. The pipeline is
imported late: where nothing changed it is not needed, and importing it would cost more
than all the rest.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import NamedTuple

from specgen import fresh, generator, library, lock, tree
from specgen.config import Config
from specgen.diagnostics import Diagnostics
from specgen.source import SourceFile
from specgen.timings import Timings

TYPE_CHECKING = False
if TYPE_CHECKING:
    from specgen.compare import Finding
    from specgen.pipeline import Compilation, Package
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

    inputs: Mapping[str, bytes | None] = {}
    """What was at each path that decided something, where anything was compiled."""


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


def build(
    config: Config, diagnostics: Diagnostics, timings: Timings, *, fast: bool = True
) -> Built:
    """Make the output folder hold what the specification says.

    With `fast`, nothing is compiled where all digests in the lock still match. What
    was reported by the build that wrote it is then not reported again.
    """
    if fast:
        with timings.stage("digests"):
            last = fresh.examine(config)
        if last.fresh:
            return Built(package=last.package, fresh=last.files, reported=last.reported)
    with timings.stage("start"):
        from specgen.cache import Cache
        from specgen.pipeline import Compilation
        from specgen.write import write_tree
    cache = None
    settings = lock.config_digest(config)  # templates may change from here on
    # The first build into a folder may be the only one, as in CI: it keeps nothing.
    if (config.output / lock.NAME).exists():
        cache = Cache(config.output, generator.identity())
    compilation = Compilation(config, diagnostics, timings, cache=cache)
    compiled = compilation.package()
    sources, inputs = compilation.sources, _inputs(compilation)
    if compiled is None:
        return Built(sources=sources, inputs=inputs)
    with timings.stage("write"):
        contents = tree.encode(compiled.files)
        new = _lock(compiled, contents, inputs, diagnostics, settings)
        result = write_tree(config.output, contents, new, diagnostics)
        if cache is not None and result is not None and result.written:
            cache.save()
    return Built(
        package=compiled.package,
        compiled=compiled,
        result=result,
        sources=sources,
        inputs=inputs,
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
            last = fresh.examine(config, strict=True)
        if last.fresh:
            return Checked(
                package=last.package, files=last.files, reported=last.reported
            )
    with timings.stage("start"):
        from specgen.compare import compare_tree
        from specgen.pipeline import Compilation
    settings = lock.config_digest(config)
    compilation = Compilation(config, diagnostics, timings)
    compiled = compilation.package()
    sources = compilation.sources
    if compiled is None:
        return Checked(sources=sources)
    with timings.stage("compare"):
        contents = tree.encode(compiled.files)
        inputs = _inputs(compilation)
        new = _lock(compiled, contents, inputs, diagnostics, settings)
        findings = compare_tree(config.output, contents, new)
    return Checked(
        package=compiled.package,
        files=len(compiled.files) + 1,
        findings=findings,
        sources=sources,
    )


def _lock(
    compiled: Package,
    outputs: Mapping[str, bytes],
    inputs: Mapping[str, bytes | None],
    diagnostics: Diagnostics,
    settings: str,
) -> lock.Lock:
    """Return the lock that describes a compiled package, whose files are `outputs`."""
    warnings = {item for item in diagnostics if item.severity == "warning"}
    return lock.describe(settings, inputs, outputs, compiled.symbols, len(warnings))


def _inputs(compilation: Compilation) -> dict[str, bytes | None]:
    """Return what was at each path that decided something; None: nothing.

    The paths are those of the files that were read, those of links to them, and those
    where a file was looked for in vain; and there is what searches for a URI came to.
    """
    registry = compilation.registry
    files = dict(registry.refused)
    for uri, source in compilation.sources.items():
        if source.path is not None:  # what was given as a value has no file
            files[uri] = source.data
    files |= {path: files.get(uri) for path, uri in registry.asked.items()}
    return files | library.as_inputs(registry.sought)
