"""Made-up schemas in all drafts: compiled in memory, with params, and forgotten."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from random import Random
from typing import Any

from specgen import memory
from specgen.config import Config
from specgen.config.settings import Validation
from specgen.diagnostics import Diagnostics
from specgen.memory import Types
from specgen.pipeline import Compilation, Package
from specgen.timings import Timings
from tests.fuzz.oracle import Oracle
from tests.fuzz.schemas import METASCHEMAS, SchemaGenerator
from tests.fuzz.subjects import Strings, Subject, Symbols, subjects


def made_up(draft: str, seed: str) -> dict[str, Any]:
    """Return the schema document of a seed."""
    return SchemaGenerator(Random(f"{draft} {seed}"), draft).document()


@contextmanager
def compiled(
    schema: dict[str, Any], draft: str, strings: Strings
) -> Iterator[list[Subject]]:
    """Give the root and all definitions of a schema document."""
    oracle = Oracle({"": schema}, METASCHEMAS[draft])
    packages = [
        _package(schema, validation, strings) for validation in ("exact", "tolerant")
    ]
    exact, tolerant = (
        _symbols(package, types)
        for package, types in packages  # which live as long as their types are held
    )
    yield list(subjects(oracle, exact, tolerant, strings))


def _symbols(package: Package, types: Types) -> Symbols:
    """Where each schema of a package in memory is imported from, by kind."""
    old, new = f"{package.package}.", f"{types._package.name}."
    return {
        place: {kind: new + name.removeprefix(old) for kind, name in found.items()}
        for place, found in package.symbols.items()
    }


def _package(
    schema: dict[str, Any], validation: Validation, strings: Strings
) -> tuple[Package, Types]:
    """Compile as `specgen.compile` does, and params as well."""
    here = Path()
    config = Config(
        input=here,
        output=here,
        root=here,
        package="compiled",
        targets=("models", "params"),
        validation=validation,
        formats=strings.formats,
        enums=strings.enums,
    )
    diagnostics = Diagnostics()
    run = Compilation(config, diagnostics, Timings(), resources={"": schema})
    package = run.package([""])
    if package is None:
        raise memory.SpecificationError(diagnostics.sorted(run.sources), run.sources)
    return package, memory._imported(package)
