"""The same specification gives the same bytes, wherever and however it is built."""

import os
import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

import specgen
from specgen import commands, config, write
from specgen.diagnostics import Diagnostics
from specgen.timings import Timings

CASES = Path(__file__).parent / "cases"
BUILD = """
import os, sys
from specgen import cli
from specgen.emit import parallel
listed = os.scandir

class Backwards:
    def __init__(self, folder):
        self.entries = sorted(listed(folder), key=lambda e: e.name, reverse=True)
    def __enter__(self):
        return iter(self.entries)
    def __exit__(self, *_):
        pass

if {backwards}:
    os.scandir = Backwards
parallel.WORTHWHILE = {worthwhile}
sys.exit(cli.run(sys.argv[1:]))
"""


def contents(folder: Path) -> dict[str, bytes]:
    return {
        path.relative_to(folder).as_posix(): path.read_bytes()
        for path in sorted(folder.rglob("*"))
        if path.is_file()
    }


def copied(source: Path, target: Path, *, backwards: bool = False) -> Path:
    """A copy of a folder, its files made in another order."""
    files = sorted((p for p in source.rglob("*") if p.is_file()), reverse=backwards)
    for path in files:
        place = target / path.relative_to(source)
        place.parent.mkdir(parents=True, exist_ok=True)
        shutil.copy(path, place)
    return target


def builds(source: Path, document: str, tmp_path: Path) -> Iterator[dict[str, bytes]]:
    """Build in processes that differ in all that must not matter."""
    for number, (seed, backwards, worthwhile) in enumerate(
        [("0", False, 1_000_000), ("1", True, 1), ("271828", False, 1)]
    ):
        place = tmp_path / f"place{number}" / ("deep/" * number)
        copied(source, place / "spec", backwards=backwards)
        elsewhere = tmp_path / f"cwd{number}"
        elsewhere.mkdir()
        script = BUILD.format(backwards=backwards, worthwhile=worthwhile)
        subprocess.run(
            [
                *(sys.executable, "-c", script, "build"),
                *(str(place / "spec" / document), "-o", str(place / "out")),
                *("--package", "built", "--unresolved", "warn"),
            ],
            cwd=elsewhere,
            env={
                **os.environ,
                "PYTHONHASHSEED": seed,
                "PYTHONPATH": os.pathsep.join(sys.path),
                "TZ": ["UTC", "Asia/Tokyo", "America/New_York"][number],
                "LC_ALL": ["C", "C.UTF-8", "POSIX"][number],
            },
            check=True,
            capture_output=True,
        )
        yield contents(place / "out")


def hold_alike(source: Path, document: str, tmp_path: Path) -> None:
    first, *others = builds(source, document, tmp_path)
    assert "built/__init__.py" in first
    assert "specgen.lock" in first
    for other in others:
        assert other == first


def test_own_specification(repository, tmp_path):
    hold_alike(repository / "spec", "openapi.yaml", tmp_path)


def test_whole_gateway(corpus, tmp_path):
    hold_alike(corpus / "bifrost", "openapi.yaml", tmp_path)


@pytest.mark.parametrize("case", ["directory", "cycles-across-files", "streams"])
def test_cases(case, tmp_path):
    document = "." if case == "directory" else "openapi.yaml"
    hold_alike(CASES / case / "spec", document, tmp_path)


def test_line_ends_and_byte_order_marks_do_not_matter(repository, tmp_path):
    """A checkout on Windows has the same output, if not the same inputs."""
    outputs = []
    for number, encode in enumerate(
        [
            lambda text: text.encode(),
            lambda text: text.replace("\n", "\r\n").encode("utf-8-sig"),
        ]
    ):
        spec = copied(repository / "spec", tmp_path / str(number) / "spec")
        for path in spec.rglob("*.yaml"):
            path.write_bytes(encode(path.read_text()))
        result = specgen.build(spec / "openapi.yaml", tmp_path / str(number) / "out")
        assert result.ok
        outputs.append(result.files)
    assert outputs[0] == outputs[1]


def test_the_order_of_definitions_names_nothing(tmp_path):
    """Adding a schema, or moving one, renames no other."""
    schemas = {
        "Pet": "{type: object, properties: {toy: {type: object, properties: {a: {}}}}}",
        "PetToy": "{type: object, properties: {b: {type: string}}}",
        "pet-food": "{type: array, items: {type: object, properties: {c: {}}}}",
    }
    symbols = []
    for names in (list(schemas), list(reversed(schemas)), [*schemas, "More"]):
        folder = tmp_path / str(len(symbols))
        folder.mkdir()
        rows = [f"{name}: {schemas.get(name, '{type: string}')}\n" for name in names]
        (folder / "spec.yaml").write_text("".join(rows))
        settings = config.load(
            {"input": folder / "spec.yaml", "output": folder / "out", "package": "p"},
            Diagnostics(),
            directory=folder,
        )
        built = commands.build(settings, Diagnostics(), Timings())
        symbols.append(dict(built.compiled.symbols))
    assert symbols[0] == symbols[1]
    assert symbols[0].items() <= symbols[2].items()


# ------------------------------------------------------------- a second build


def times(folder: Path) -> dict[str, tuple[int, int]]:
    """When each file and folder was changed, and which one it is."""
    return {
        path.relative_to(folder).as_posix(): (
            path.stat().st_mtime_ns,
            path.stat().st_ino,
        )
        for path in [folder, *folder.rglob("*")]
    }


@pytest.mark.parametrize("fast", [True, False])
def test_a_second_build_writes_nothing(fast, corpus, tmp_path, monkeypatch):
    given = {
        "input": corpus / "bifrost" / "openapi.yaml",
        "output": tmp_path / "out",
        "package": "built",
        "unresolved": "warn",
    }
    settings = config.load(given, Diagnostics(), directory=tmp_path)
    first = commands.build(settings, Diagnostics(), Timings())
    assert first.result.written
    before = times(tmp_path / "out")
    if fast:
        monkeypatch.delattr(write, "write_tree")
    second = commands.build(settings, Diagnostics(), Timings(), fast=fast)
    if fast:
        assert second.fresh == len(first.result.written)
    else:
        assert not second.result.written
        assert not second.result.deleted
        assert len(second.result.unchanged) == len(first.result.written)
    assert times(tmp_path / "out") == before
