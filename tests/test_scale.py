"""Behaviour at size, never seconds: what builds, how work grows, what comes out.

benchmarks/ measures; here is what must hold on a slow machine as well. How work grows
is told from numbers of function calls.
"""

import cProfile
import importlib.util
import json
import random
import subprocess
import sys
from pathlib import Path

import black
import pytest

import specgen
from specgen import cli, config
from specgen.diagnostics import Diagnostics
from specgen.emit import parallel
from specgen.pipeline import Compilation
from specgen.source import SourceFile
from specgen.timings import Timings

SHAPES = Path(__file__).parents[1] / "benchmarks" / "shapes.py"


def _shapes():
    """The generated specifications that the benchmarks build as well."""
    spec = importlib.util.spec_from_file_location("shapes", SHAPES)
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


shapes = _shapes()

# Imports every so many-th module in a copy of a process that has only pydantic loaded,
# then all of them in this process, and builds every model.
USE_ALL = """
import os, sys
sys.path.insert(0, sys.argv[1])
from importlib import import_module
from pathlib import Path
from pydantic import BaseModel

root, package = Path(sys.argv[1]), sys.argv[2]
paths = sorted(path.relative_to(root) for path in (root / package).rglob("*.py"))
names = [".".join(path.with_suffix("").parts) for path in paths]
modules = [name.removesuffix(".__init__") for name in names]
alone = modules[:: int(sys.argv[3])]
failed = []
for module in alone:
    if (child := os.fork()) == 0:
        try:
            import_module(module)
        except BaseException as error:
            print(module, repr(error), flush=True)
            os._exit(1)
        os._exit(0)
    if os.waitpid(child, 0)[1]:
        failed.append(module)
assert not failed, failed
for module in modules:
    import_module(module)
classes, built = BaseModel.__subclasses__(), 0
for each in classes:
    classes += each.__subclasses__()
    if each.__module__.startswith(f"{package}.models."):
        each.model_rebuild()
        assert each.__pydantic_complete__, each
        built += 1
print(len(alone), built)
"""

USE_ONE = """
import sys
sys.path.insert(0, sys.argv[1])
from pydantic import TypeAdapter
import grown
found = TypeAdapter(getattr(grown, sys.argv[2])).validate_json(sys.argv[3])
print(type(found).__name__, end="")
"""


def build(folder, document):
    """Build a specification that is given as a value."""
    source = folder / "openapi.json"
    source.write_text(json.dumps(document))
    result = specgen.build(source, folder / "out", package="grown")
    assert result.ok, result.diagnostics[:3]
    assert all(item.severity != "error" for item in result.diagnostics)
    return result


def python(script, *arguments):
    result = subprocess.run(
        [sys.executable, "-I", "-c", script, *map(str, arguments)],
        capture_output=True,
        text=True,
        check=False,
    )
    assert result.returncode == 0, (result.stdout + result.stderr)[-3000:]
    return result.stdout


# ------------------------------------------------------------- extreme shapes


@pytest.mark.parametrize(
    ("document", "name", "given", "type_name"),
    [
        (shapes.properties(5_000), "Wide", {"p4998": "x", "p1": 1}, "Wide"),
        (shapes.union(2_000), "All", {"type": "v1999"}, "Variant1999"),
        (shapes.aliases(5_000), "Link0", {}, "Link5000"),
        (shapes.inheritance(200), "Class199", {"p0": "x", "p199": "y"}, "Class199"),
        # pydantic's own work grows with the square of the depth
        (shapes.chain(500), "Link0", {"next": {"next": {}}}, "Link0"),
        (shapes.cycle(40), "Link0", {"next": {"next": {}}}, "Link0"),
    ],
    ids=["properties", "union", "aliases", "inheritance", "chain", "cycle"],
)
def test_extreme_shapes_are_built_and_used(document, name, given, type_name, tmp_path):
    build(tmp_path, document)
    used = python(USE_ONE, tmp_path / "out", name, json.dumps(given))
    assert used == type_name


@pytest.mark.parametrize(
    ("document", "name"),
    [(shapes.chain(5_000), "Link0"), (shapes.cycle(2_000), "Link0")],
    ids=["chain", "cycle"],
)
def test_what_pydantic_cannot_nest_is_built_and_imported(document, name, tmp_path):
    build(tmp_path, document)
    script = f"import sys; sys.path.insert(0, sys.argv[1]); from grown import {name}"
    python(script, tmp_path / "out")


@pytest.mark.minutes
def test_fifty_thousand_schemas(tmp_path):
    result = build(tmp_path, shapes.schemas(50_000))
    lock = json.loads((tmp_path / "out" / "specgen.lock").read_text())
    named = {place.rpartition("/")[2] for place in lock["symbols"]}
    assert {f"Schema{n}" for n in range(50_000)} <= named
    assert len(result.written) == len(result.files) + 1


# ------------------------------------------------------------ how work grows


def calls(folder, document):
    """How many functions are called to compile a specification."""
    folder.mkdir()
    source = folder / "openapi.json"
    source.write_text(json.dumps(document))
    diagnostics = Diagnostics()
    options = {"input": source, "output": folder / "out", "package": "grown"}
    settings = config.load(options, diagnostics, directory=folder)
    compilation = Compilation(settings, diagnostics, Timings())
    profile = cProfile.Profile()
    package = profile.runcall(compilation.package)
    assert package is not None
    return sum(entry.callcount for entry in profile.getstats())


@pytest.mark.parametrize(
    ("shape", "count"),
    [
        (shapes.schemas, 300),
        (shapes.properties, 400),
        (shapes.union, 200),
        (shapes.chain, 300),
        (shapes.cycle, 200),
        (shapes.aliases, 300),
    ],
    ids=["schemas", "properties", "union", "chain", "cycle", "aliases"],
)
def test_work_is_linear(shape, count, tmp_path, monkeypatch):
    monkeypatch.setattr(parallel, "_helpers_for", lambda _: 0)
    calls(tmp_path / "warm", shape(10))
    once = calls(tmp_path / "once", shape(count))
    four_times = calls(tmp_path / "four", shape(4 * count))
    assert four_times < 4.6 * once


def test_places_on_a_line_of_megabytes_are_looked_up_locally():
    """A document without line breaks: no collection is looked at to its very end."""
    text = json.dumps([{"n": n} for n in range(50_000)])
    source = SourceFile("a.json", text.encode())
    span = source.locate("/7")
    assert text[span.start : span.end].startswith('{"n": 7}, {"n": 8}')
    assert span.end - span.start <= 1_000


# --------------------------------------------------------- real specifications

LARGE = {"openai": "openapi.yaml", "github": "api.github.com.json"}


class Large:
    """One of the large specifications, and what was built of it."""

    def __init__(self, name, corpus, folder):
        self.name = name
        self.document = corpus / name / LARGE[name]
        self.folder = folder
        self.result = self.build(folder)

    def build(self, folder):
        return specgen.build(
            self.document, folder, package=self.name, unresolved="warn"
        )

    def component_schemas(self):
        """The names of the component schemas, by somebody else's parser."""
        if self.document.suffix == ".json":
            document = json.loads(self.document.read_text())
        else:
            yaml = pytest.importorskip("yaml")
            loader = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
            document = yaml.load(self.document.read_text(), loader)
        return document["components"]["schemas"]


@pytest.fixture(scope="module", params=sorted(LARGE))
def large(request, corpus, tmp_path_factory):
    return Large(request.param, corpus, tmp_path_factory.mktemp(request.param) / "out")


def test_large_has_no_error(large):
    assert large.result.ok
    assert [d for d in large.result.diagnostics if d.severity == "error"] == []


def test_large_has_every_schema_by_name(large):
    symbols = json.loads((large.folder / "specgen.lock").read_text())["symbols"]
    schemas = large.component_schemas()
    uri = large.document.name
    places = [f"{uri}#/components/schemas/{name}" for name in schemas]
    assert [place for place in places if place not in symbols] == []
    names = {symbols[place]["model"].partition(":")[2] for place in places}
    assert len(names) == len(places)


def test_large_is_imported_and_built(large):
    """Every module, every model; some modules with no other before them."""
    modules, models = map(int, python(USE_ALL, large.folder, large.name, 40).split())
    assert modules > 10
    assert models > 1_000


@pytest.mark.minutes
def test_large_imports_every_module_alone(large):
    python(USE_ALL, large.folder, large.name, 1)


def test_large_passes_ruff(large):
    command = [sys.executable, "-m", "ruff", "check", "--isolated", "-q", "."]
    found = subprocess.run(
        command, cwd=large.folder, capture_output=True, text=True, check=False
    )
    assert found.stdout + found.stderr == ""


def test_large_is_left_alone_by_black(large):
    """A sample, as black takes minutes for all; the same one every time."""
    paths = sorted(path for path in large.result.files if path.endswith(".py"))
    mode = black.Mode()
    changed = []
    for path in random.Random(4).sample(paths, 60):
        text = large.result.files[path]
        if text and black.format_str(text, mode=mode) != text:
            changed.append(path)
    assert changed == []


def test_large_is_the_same_again(large, tmp_path):
    again = large.build(tmp_path / "again")
    assert again.files == large.result.files


def test_large_is_not_written_again(large, monkeypatch):
    def never(*_, **__):
        raise AssertionError("compiled, though nothing has changed")

    monkeypatch.setattr(Compilation, "package", never)
    before = {path: path.stat().st_mtime_ns for path in large.folder.rglob("*")}
    arguments = [
        *(str(large.document), "--output", str(large.folder)),
        *("--package", large.name, "--unresolved", "warn"),
    ]
    assert cli.run(["build", *arguments]) == cli.Exit.OK
    assert cli.run(["check", "--fast", *arguments]) == cli.Exit.OK
    assert large.build(large.folder).written == ()
    after = {path: path.stat().st_mtime_ns for path in large.folder.rglob("*")}
    assert after == before


@pytest.mark.parametrize("judge", ["mypy", "pyright"])
@pytest.mark.parametrize(
    "large",
    ["openai", pytest.param("github", marks=pytest.mark.minutes)],
    indirect=True,
)
def test_large_passes_type_checkers(large, judge, tmp_path):
    if judge == "mypy":
        command = ["mypy", "--strict", "--cache-dir", str(tmp_path)]
        command += ["--config-file", "", "-p", large.name]
    else:
        settings = {"include": [f"{large.folder.name}/{large.name}"], "strict": ["**"]}
        project = large.folder.parent / "pyrightconfig.json"
        project.write_text(json.dumps(settings))
        command = ["pyright", "--project", str(project)]
        command += ["--pythonpath", sys.executable]
    result = subprocess.run(
        [sys.executable, "-m", *command],
        cwd=large.folder,
        capture_output=True,
        text=True,
        check=False,
    )
    assert result.returncode == 0, (result.stdout + result.stderr)[-5000:]
    assert "No source files" not in result.stdout
