"""The specifications of the corpus: built, imported, fuzzed schema by schema."""

from __future__ import annotations

import json
import os
import sys
from pathlib import Path

import specgen
from tests.fuzz.oracle import Oracle
from tests.fuzz.streams import StreamSubject, streams
from tests.fuzz.subjects import PLAIN, Strings, Subject, Symbols, subjects

NAMES = ("bifrost", "openai")


def corpus_folder() -> Path:
    """Return the folder of the corpus, whether it is there or not."""
    beside = Path(__file__).parents[3] / "shared" / "corpus"
    return Path(os.environ.get("SPECGEN_CORPUS") or beside)


def corpus_subjects(name: str, folder: Path, strings: Strings = PLAIN) -> list[Subject]:
    """Build the packages of a specification in a folder; return its schemas."""
    return _subjects(name, *_packages(name, folder, strings), strings)


def corpus_streams(
    name: str, folder: Path, strings: Strings = PLAIN
) -> list[StreamSubject]:
    """Build the packages of a specification in a folder; return its streams."""
    exact, tolerant = _packages(name, folder, strings)
    found = _subjects(name, exact, tolerant, strings)
    return list(streams(found, exact, tolerant))


def _subjects(
    name: str, exact: Symbols, tolerant: Symbols, strings: Strings
) -> list[Subject]:
    oracle = Oracle.of_openapi(_entry(name))
    return list(subjects(oracle, exact, tolerant, strings))


def _packages(name: str, folder: Path, strings: Strings) -> tuple[Symbols, Symbols]:
    """Build the exact package and the tolerant one."""
    exact, tolerant = (
        _built(_entry(name), validation, strings, folder)
        for validation in ("exact", "tolerant")
    )
    return exact, tolerant


def _entry(name: str) -> Path:
    return corpus_folder() / name / "openapi.yaml"


def _built(entry: Path, validation: str, strings: Strings, folder: Path) -> Symbols:
    """Build the package of one verdict, and let it be imported."""
    package = "_".join(("fuzzed", entry.parent.name, validation, *strings))
    output = folder / package
    result = specgen.build(
        entry,
        output,
        package=package,
        validation=validation,
        formats=strings.formats,
        enums=strings.enums,
        unresolved="warn",
    )
    if not result.ok:
        raise RuntimeError(f"{entry}: {result.diagnostics}")
    sys.path.insert(0, str(output))
    lock = json.loads((output / "specgen.lock").read_text(encoding="utf-8"))
    symbols: Symbols = lock["symbols"]
    return symbols
