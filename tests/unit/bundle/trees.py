"""Files, and the bundle that is made of them."""

from pathlib import Path

import yaml

from specgen.bundle import bundle
from specgen.config import Config
from specgen.diagnostics import Diagnostics
from specgen.pipeline import Compilation
from specgen.report.text import text
from specgen.timings import Timings

Tree = dict[str, str]


def make(folder: Path, files: Tree, **options) -> tuple[object, str]:
    for name, content in files.items():
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_text(content)
    entry = next(iter(files))
    found = Diagnostics()
    config = Config(input=folder / entry, output=folder / "out", root=folder, **options)
    run = Compilation(config, found, Timings())
    planned = run.planned()
    value = None
    if planned is not None:
        document = run.registry.documents[entry]
        value = bundle(document, *planned, run.registry, found)
    return value, text([d for d in found if d.severity != "note"], run.sources)


def good(folder: Path, files: Tree, expected: str) -> object:
    value, report = make(folder, files)
    assert report == ""
    assert value == yaml.safe_load(expected)
    return value


HEAD = "openapi: 3.1.0\ninfo: {title: T, version: '1'}\n"
