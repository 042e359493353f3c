"""The Jinja environment, the import block, and the gate for rendered Python.

Owns: templates and how they are found. Takes: views. Gives: text. Must not know:
the plan or the IR. No module leaves here that Python cannot parse.
"""

from __future__ import annotations

import re
import sys
from collections.abc import Collection, Iterable
from contextlib import suppress
from functools import cache
from pathlib import Path

from jinja2 import (
    ChoiceLoader,
    Environment,
    FileSystemBytecodeCache,
    FileSystemLoader,
    StrictUndefined,
    Template,
)
from jinja2.bccache import Bucket
from msgspec.structs import asdict

from specgen import generator
from specgen.diagnostics import Diagnostic, Diagnostics
from specgen.gate import parsed
from specgen.own_templates import OwnTemplates
from specgen.pyexpr import Scope
from specgen.pylines import LINE
from specgen.views import ModuleView, PackageView, View

STANDARD, THIRD_PARTY, LOCAL = range(3)
_DIGITS = re.compile("[0-9]+")
_THIRD_PARTY = frozenset({"pydantic", "pydantic_core", "typing_extensions"})


class _Bytecode(FileSystemBytecodeCache):
    """Compiled templates, kept as Python keeps modules: beside them, if that may be."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder / "__pycache__"
        super().__init__(str(self._folder), f"%s.{sys.implementation.cache_tag}.pyc")

    def get_cache_key(self, name: str, _filename: str | None = None) -> str:
        """Name the file after the template."""
        return name

    def get_source_checksum(self, source: str) -> str:
        """Tell apart templates, and what other versions of specgen make of them."""
        return super().get_source_checksum(f"{generator.identity()}\n{source}")

    def load_bytecode(self, bucket: Bucket) -> None:
        """Take what is kept of a template, if anything is and may be read."""
        with suppress(OSError):
            super().load_bytecode(bucket)

    def dump_bytecode(self, bucket: Bucket) -> None:
        """Keep a compiled template, unless Python is told not to, or may not."""
        if sys.dont_write_bytecode:
            return
        with suppress(OSError):
            self._folder.mkdir(exist_ok=True)
            super().dump_bytecode(bucket)


class Renderer:
    """Renders views by the templates of specgen, or of the user in front of them."""

    def __init__(self, templates: Path | None = None) -> None:
        self.own = OwnTemplates(templates) if templates else None
        folders = [*([self.own.folder] if self.own else []), generator.templates()]
        self.environment = Environment(
            loader=ChoiceLoader([FileSystemLoader(folder) for folder in folders]),
            undefined=StrictUndefined,
            trim_blocks=True,
            lstrip_blocks=True,
            keep_trailing_newline=True,
            autoescape=False,  # noqa: S701 - the output is Python, of finished tokens
            bytecode_cache=None if self.own else _Bytecode(generator.templates()),
        )
        self.environment.globals["import_line"] = import_line
        self._templates: dict[str, Template] = {}
        self.passed: frozenset[str] = frozenset()
        """Texts that the gate has let out before: it does so again."""

    def prepare(self) -> Diagnostics:
        """Make ready what processes would each do again that divide the work.

        Returns what is wrong with the templates of the user.
        """
        found = self.own.check(self.environment) if self.own else Diagnostics()
        if not found.has_errors:
            self.load("class.py.jinja", "module.py.jinja")
        return found

    @property
    def failures(self) -> Collection[Diagnostic]:
        """What was wrong with templates of the user when they were filled in."""
        return self.own.failures.values() if self.own else ()

    def load(self, *templates: str) -> None:
        """Compile templates, which takes longer than to fill one in."""
        for name in templates:
            self._template(name)

    def render(self, template: str, view: View) -> str:
        """The text of a view by the template of that name."""
        found = self._templates.get(template) or self._template(template)
        if self.own:
            return self.own.render(found, asdict(view))
        return found.render(asdict(view))

    def _template(self, name: str) -> Template:
        found = self.environment.get_template(name)
        found.globals = dict(found.globals)  # a chain of two is slow to copy
        self._templates[name] = found
        return found

    def module(self, template: str, view: ModuleView | PackageView) -> str:
        """The text of a Python module, parsed before it is let out."""
        text = self.render(template, view).rstrip("\n") + "\n"
        if self.own:
            return self.own.module(template, text, getattr(view, "blocks", ()))
        return text if text in self.passed else parsed(text, template)

    def runtime(self) -> dict[str, str]:
        """The modules that generated packages take as they are, by file name."""
        return {
            path.name: path.read_text(encoding="utf-8")
            for path in sorted(generator.templates().joinpath("runtime").glob("*.py"))
        }


def compile_templates() -> None:
    """Compile every template now, which else is done where it is used first."""
    folder = generator.templates()
    Renderer().load(*(path.name for path in sorted(folder.glob("*.jinja"))))


def import_block(scope: Scope) -> str:
    """The imports of a module, in the order of isort's default profile."""
    spelled = {relative(module, scope.module): module for module in scope.imports}
    groups: dict[int, list[str]] = {}
    for module in sorted(spelled, key=module_key):
        lines = _imports_from(module, scope.imports[spelled[module]])
        groups.setdefault(_group(module), []).extend(lines)
    return "\n\n".join(map("\n".join, groups.values()))


def _imports_from(module: str, names: Iterable[tuple[str, str]]) -> Iterable[str]:
    """The imports of names, each with the one that it is bound to, from a module."""
    plain = sorted((name for name, bound in names if name == bound), key=name_key)
    lines = [(plain[0], import_line(module, plain))] if plain else []
    for name, bound in names:
        if name != bound:
            lines.append((name, import_line(module, [f"{name} as {bound}"])))
    lines.sort(key=lambda line: name_key(line[0]))
    return [text for _, text in lines]


@cache
def module_key(module: str) -> tuple[int, int, str]:
    """Where isort puts a module: by group, the furthest first, then by name."""
    name = module.lstrip(".")
    return _group(module), len(name) - len(module), natural_key(name.lower())


@cache
def name_key(name: str) -> tuple[int, str, str]:
    """Where isort puts a name among others: constants, classes, then the rest."""
    is_constant = len(name) > 1 and name.isupper()
    kind = 2 - name[:1].isupper() - is_constant
    return kind, natural_key(name.lower()), name


@cache
def export_key(name: str) -> tuple[int, str]:
    """Where ruff puts a name in `__all__`: as among imports, but capitals first."""
    return name_key(name)[0], natural_key(name)


def natural_key(text: str) -> str:
    """A key that compares digits in a text as numbers, which come before all else.

    As ruff has it, those with a leading zero come first, as if they were decimals.
    """
    return _DIGITS.sub(_number_key, text)


def _number_key(digits: re.Match[str]) -> str:
    number = digits[0]
    if number.startswith("0"):
        return f" {0:05}{number} "
    return f" {len(number):05}{number}"


def _group(module: str) -> int:
    if module.startswith("."):
        return LOCAL
    return THIRD_PARTY if module.partition(".")[0] in _THIRD_PARTY else STANDARD


def import_line(module: str, names: list[str], indent: str = "") -> str:
    """`from module import names`, over as many lines as it needs."""
    line = f"{indent}from {module} import {', '.join(names)}"
    if len(line) <= LINE:
        return line
    rows = "".join(f"{indent}    {name},\n" for name in names)
    return f"{indent}from {module} import (\n{rows}{indent})"


def relative(module: str, here: str) -> str:
    """A module of the package as another one of it names it: `..enums.images`."""
    if not module.startswith("."):
        return module
    target, own = module[1:].split("."), here[1:].split(".")
    shared = 0
    while shared < min(len(target), len(own)) - 1 and target[shared] == own[shared]:
        shared += 1
    return "." * (len(own) - shared) + ".".join(target[shared:])
