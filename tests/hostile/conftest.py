"""What hostile input is met with: a build that is watched, and proof that it is inert.

`attack` builds a specification in a folder of its own, with the network cut off, and
holds the outcome to what HOSTILE.md asks for: either it is refused, every error with
its file, line and column, and nothing is written; or what is written is inert, as a
walk over its syntax trees and an import under the eyes of an audit hook show.
"""

import ast
import builtins
import json
import socket
import subprocess
import sys
import textwrap
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

import pytest

import specgen
from specgen import generator
from specgen.config import load
from specgen.diagnostics import Diagnostics
from specgen.pipeline import Compilation
from specgen.source import Span
from specgen.timings import Timings

RUNTIME = {path.name for path in (generator.templates() / "runtime").glob("*.py")}
MARKERS = {
    name
    for path in (generator.templates() / "runtime").glob("*.py")
    for node in ast.parse(path.read_text()).body
    for name in [getattr(node, "name", "")]
    if name[:1].isupper()
}

CALLED = MARKERS | {
    "ConfigDict",
    "Field",
    "TypeAliasType",
    "TypedDict",
    "asserting",
    "checks",
    "attach",
    "extra",
    "float",
}
"""All that generated code may call."""

IMPORTED = {
    "builtins",
    "collections.abc",
    "enum",
    "pydantic",
    "typing",
    "typing_extensions",
}
"""All that generated code may import, besides modules of its own package."""

FROM_BUILTINS = {name for name in vars(builtins) if name not in {"exec", "eval"}}

PLAIN = (
    ast.Module,
    ast.ClassDef,
    ast.Import | ast.ImportFrom | ast.alias,
    ast.Assign | ast.AnnAssign | ast.Expr | ast.If,
    ast.Name | ast.Attribute | ast.Constant | ast.Subscript | ast.Call | ast.keyword,
    ast.List | ast.Tuple | ast.Dict,
    ast.BinOp | ast.BitOr | ast.UnaryOp | ast.USub | ast.Not,
    ast.expr_context,
)
"""The kinds of syntax that generated code is made of."""


class Outcome:
    """What became of an attack."""

    def __init__(self, folder: Path, result: specgen.BuildResult) -> None:
        self.folder = folder
        self.result = result

    @property
    def ok(self) -> bool:
        return self.result.ok

    @property
    def errors(self) -> list[str]:
        return [d.code for d in self.result.diagnostics if d.severity == "error"]

    @property
    def codes(self) -> set[str]:
        return {d.code for d in self.result.diagnostics}

    def modules(self) -> Iterator[tuple[str, ast.Module]]:
        """The syntax tree of each module that was made of the specification."""
        for path, text in self.result.files.items():
            if path.endswith((".py", ".pyi")) and Path(path).name not in RUNTIME:
                yield path, ast.parse(text)

    def hold_inert(self) -> None:
        """Prove that nothing the specification says has become code."""
        for path, tree in self.modules():
            for node in ast.walk(tree):
                assert isinstance(node, PLAIN), f"{path}: {ast.dump(node)[:200]}"
                self._hold_node(path, node)

    def _hold_node(self, path: str, node: ast.AST) -> None:
        match node:
            case ast.Call(func=ast.Name(id=name)):
                assert name.lstrip("_") in CALLED, f"{path}: {ast.unparse(node)[:200]}"
            case ast.Call():
                pytest.fail(f"{path}: {ast.unparse(node)[:200]}")
            case ast.Import():
                pytest.fail(f"{path}: {ast.unparse(node)}")
            case ast.ImportFrom(module=module, level=0):
                assert module in IMPORTED, f"{path}: {ast.unparse(node)}"
                names = {alias.name for alias in node.names}
                assert module != "builtins" or names <= FROM_BUILTINS
            case ast.ImportFrom(level=level):
                folder = Path(path).parents[level - 1]
                target = (folder / (node.module or "").replace(".", "/")).as_posix()
                files = (f"{target}.py", f"{target}/__init__.py")
                assert any(file in self.result.files for file in files), target
            case ast.Attribute(value=value):
                assert isinstance(value, ast.Name), ast.unparse(node)


IMPORT_ALL = """
import importlib, pkgutil, sys
from enum import StrEnum
from pydantic import BaseModel, TypeAdapter
import httpx_sse, re, json, typing, typing_extensions
sys.path.insert(0, {folder!r})
sys.path_importer_cache.clear()
REFUSED = (
    "os.system", "os.exec", "os.posix_spawn", "os.fork", "os.remove", "os.rename",
    "os.mkdir", "os.rmdir", "subprocess.", "shutil.", "ctypes.", "webbrowser.",
    "socket.",
)

def watch(event, arguments):
    if event.startswith(REFUSED):
        raise RuntimeError(f"{{event}} {{arguments}}")
    if event == "open" and isinstance(arguments[1], str):
        if set(arguments[1]) & set("wax+"):
            raise RuntimeError(f"{{event}} {{arguments}}")

sys.dont_write_bytecode = True
sys.addaudithook(watch)
package = importlib.import_module({package!r})
for found in pkgutil.walk_packages(package.__path__, {package!r} + "."):
    module = importlib.import_module(found.name)
    for value in list(vars(module).values()):
        if getattr(value, "__module__", None) == found.name:
            if isinstance(value, type) and issubclass(value, BaseModel):
                value.model_rebuild()
for name in package.__all__:
    getattr(package, name)
"""


class Attack:
    """Builds hostile specifications."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.count = 0

    def __call__(
        self,
        files: str | bytes | Mapping[str, Any],
        entry: str = "",
        *,
        inert: bool = True,
        **options: Any,
    ) -> Outcome:
        """Build a file, a value as JSON, or several files, and judge the outcome."""
        self.count += 1
        here = self.folder / f"attack{self.count}"
        spec = here / "spec"
        spec.mkdir(parents=True)
        entry = entry or self._write(files, spec)
        before = self._files_around(here)
        options = {"package": "hostile", "validation": "exact", **options}
        result = specgen.build(spec / entry, here / "out", **options)
        assert self._files_around(here) == before
        outcome = Outcome(here / "out", result)
        if result.ok:
            assert result.files
            if inert:
                outcome.hold_inert()
        else:
            assert not (here / "out").exists()
            for item in result.diagnostics:
                if item.severity == "error" and not item.code.startswith("config-"):
                    assert isinstance(item.target, Span), item
                    assert item.target.line >= 1
        return outcome

    def compiled(self, document: Any) -> list[str]:
        """Compile a value without writing anything; give the codes of all errors."""
        self.count += 1
        spec = self.folder / f"quick{self.count}.json"
        spec.write_text(json.dumps(document))
        settings = {"input": spec, "output": self.folder / "out", "package": "hostile"}
        diagnostics = Diagnostics()
        config = load(settings, diagnostics, directory=self.folder)
        assert config is not None
        package = Compilation(config, diagnostics, Timings()).package()
        assert (package is None) is diagnostics.has_errors
        errors = [item for item in diagnostics if item.severity == "error"]
        assert all(item.target is not None for item in errors)
        return [item.code for item in errors]

    @staticmethod
    def _write(files: str | bytes | Mapping[str, Any], spec: Path) -> str:
        if isinstance(files, bytes):
            (spec / "a.yaml").write_bytes(files)
            return "a.yaml"
        if isinstance(files, str):
            (spec / "a.yaml").write_text(textwrap.dedent(files), encoding="utf-8")
            return "a.yaml"
        if not all(name.endswith((".yaml", ".json")) for name in files):
            (spec / "a.json").write_text(json.dumps(files))
            return "a.json"
        for name, content in files.items():
            path = spec / name
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(textwrap.dedent(content), encoding="utf-8")
        return next(iter(files))

    @staticmethod
    def _files_around(here: Path) -> set[Path]:
        """All files of the surroundings, the output folder left out."""
        out = here / "out"
        around = here.parent.rglob("*")
        return {path for path in around if not path.is_relative_to(out)}


@pytest.fixture
def attack(tmp_path, monkeypatch) -> Attack:
    """Build hostile specifications, with the network cut off."""

    def refuse(*arguments: object, **_: object) -> None:
        pytest.fail(f"the network was asked for {arguments}")

    monkeypatch.setattr(socket, "socket", refuse)
    monkeypatch.setattr(socket, "getaddrinfo", refuse)
    monkeypatch.setattr(socket, "create_connection", refuse)
    monkeypatch.chdir(tmp_path)
    return Attack(tmp_path)


def imported(outcome: Outcome) -> None:
    """Import all of a package in a process that may do nothing else."""
    script = IMPORT_ALL.format(folder=str(outcome.folder), package="hostile")
    result = subprocess.run(
        [sys.executable, "-I", "-c", script],
        capture_output=True,
        text=True,
        check=False,
        cwd=outcome.folder,
    )
    assert result.returncode == 0, result.stderr[-3000:]
    assert not (outcome.folder / "CANARY").exists()


@pytest.fixture
def in_sandbox():
    return imported
