"""Made-up schemas in all drafts: compiled in memory, with params, and forgotten."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from random import Random
from typing import Any

from specgen import memory
from specgen.config import Config
from specgen.diagnostics import Diagnostics
from specgen.pipeline import Compilation
from specgen.settings import Formats, Validation
from specgen.timings import Timings
from tests.fuzz.oracle import Oracle
from tests.fuzz.schemas import METASCHEMAS, SchemaGenerator
from tests.fuzz.subjects import Subject, Symbols, subjects


def made_up(draft: str, seed: str) -> dict[str, Any]:
    """Return the schema document of a seed."""
    return SchemaGenerator(Random(f"{draft} {seed}"), draft).document()


@contextmanager
def compiled(
    schema: dict[str, Any], draft: str, formats: Formats
) -> Iterator[list[Subject]]:
    """Give the root and all definitions of a schema document."""
    oracle = Oracle({"": schema}, METASCHEMAS[draft])
    before = set(sys.modules), list(sys.meta_path)
    try:
        exact, tolerant = (
            _symbols(schema, validation, formats)
            for validation in ("exact", "tolerant")
        )
        yield list(subjects(oracle, exact, tolerant, formats))
    finally:
        for name in sys.modules.keys() - before[0]:
            if name.startswith("specgen_"):
                del sys.modules[name]
        sys.meta_path[:] = before[1]


def _symbols(
    schema: dict[str, Any], validation: Validation, formats: Formats
) -> Symbols:
    """Compile as `specgen.compile` does, and params as well."""
    here = Path()
    config = Config(
        input=here,
        output=here,
        root=here,
        package="compiled",
        targets=("models", "params"),
        validation=validation,
        formats=formats,
    )
    diagnostics = Diagnostics()
    run = Compilation(config, diagnostics, Timings(), resources={"": schema})
    package = run.package([""])
    if package is None:
        raise memory.SpecificationError(diagnostics.sorted(run.sources), run.sources)
    return memory._imported(package)[1]
