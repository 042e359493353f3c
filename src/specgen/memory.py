"""Types from a schema, without a file: compile, import in memory, hand out.

Owns: `compile_schema` and the import of generated code that never was on disk. Takes
a schema as a value. Gives the Python type for each place. The package's name is a
digest of its content, so that the same schema is compiled to the same classes.
"""

from __future__ import annotations

import json
import sys
from collections.abc import Iterator, Mapping
from hashlib import sha256
from importlib import import_module
from importlib.abc import InspectLoader, MetaPathFinder
from importlib.machinery import ModuleSpec
from importlib.util import spec_from_loader
from pathlib import Path
from types import CodeType
from typing import Any

from specgen.config import Config
from specgen.diagnostics import Diagnostic, Diagnostics
from specgen.pipeline import Compilation, Package
from specgen.report import PRINTERS
from specgen.settings import Formats, Validation
from specgen.source import SourceFile
from specgen.timings import Timings


class SpecificationError(Exception):
    """A specification has errors, and nothing was made of it.

    `diagnostics` are all that was found, errors and others.
    """

    def __init__(
        self, diagnostics: tuple[Diagnostic, ...], sources: Mapping[str, SourceFile]
    ) -> None:
        self.diagnostics = diagnostics
        errors = [d for d in diagnostics if d.severity == "error"]
        super().__init__(PRINTERS["text"](errors, sources, str).rstrip())


class Types(Mapping[str, Any]):
    """The Python types of a compiled document, by place: `#`, `#/$defs/name`.

    A type is what `pydantic.TypeAdapter` takes: a class or an annotation. Places in
    other documents have their URI before the `#`.
    """

    def __init__(self, package: str, symbols: Mapping[str, Mapping[str, str]]) -> None:
        self._package = package
        self._symbols = {
            place: s["model"] for place, s in symbols.items() if "model" in s
        }

    def __getitem__(self, place: str) -> Any:
        module, _, name = self._symbols[place].partition(":")
        return getattr(import_module(module), name)

    def __iter__(self) -> Iterator[str]:
        return iter(self._symbols)

    def __len__(self) -> int:
        return len(self._symbols)


def compile_schema(
    schema: Any,
    *,
    resources: Mapping[str, Any] | None = None,
    validation: Validation = "exact",
    formats: Formats | None = None,
) -> Types:
    """Compile a schema or an OpenAPI document, given as a value, and import the result.

    Args:
        schema: JSON Schema (a mapping or a boolean) or an OpenAPI document.
        resources: Documents that it refers to, by their URI. Nothing is fetched.
        validation: How strictly the types hold to their schemas.
        formats: What a format becomes; None: as is the custom of the kind of document.

    Returns:
        The types, by place; that of the schema itself is at `#`.

    Raises:
        SpecificationError: the schema has errors; all of them are in it.
    """
    here = Path()
    diagnostics = Diagnostics()
    config = Config(
        input=here,
        output=here,
        root=here,
        package="compiled",
        targets=("models",),
        validation=validation,
        formats=formats,
    )
    run = Compilation(
        config, diagnostics, Timings(), resources={**(resources or {}), "": schema}
    )
    package = run.package([""])
    if package is None:
        raise SpecificationError(diagnostics.sorted(run.sources), run.sources)
    return Types(*_imported(package))


def _imported(package: Package) -> tuple[str, Mapping[str, Mapping[str, str]]]:
    """Make a package importable under a name that its content gives it."""
    content = json.dumps(dict(package.files), sort_keys=True)
    name = f"specgen_{sha256(content.encode()).hexdigest()[:24]}"
    if name not in sys.modules:
        prefix = f"{package.package}/"
        files = {
            path.removeprefix(prefix): text
            for path, text in package.files.items()
            if path.startswith(prefix)
        }
        sys.meta_path.append(_Finder(name, files))
        schemas = files.get("_schemas.json")
        if schemas is not None:
            import_module(f"{name}._schemas").use_schemas(json.loads(schemas))
    old = f"{package.package}."
    symbols = {
        place: {
            side: f"{name}.{symbol.removeprefix(old)}" for side, symbol in found.items()
        }
        for place, found in package.symbols.items()
    }
    return name, symbols


class _Finder(MetaPathFinder, InspectLoader):
    """Finds and loads the modules of one package in memory."""

    def __init__(self, package: str, files: Mapping[str, str]) -> None:
        self.package = package
        self.files = files

    def find_spec(self, fullname: str, *_: Any) -> ModuleSpec | None:
        if fullname != self.package and not fullname.startswith(f"{self.package}."):
            return None
        if self._path(fullname) is None:
            return None
        return spec_from_loader(fullname, self, is_package=self.is_package(fullname))

    def _path(self, fullname: str) -> str | None:
        inner = fullname.removeprefix(self.package).strip(".").replace(".", "/")
        for path in (f"{inner}/__init__.py".lstrip("/"), f"{inner}.py"):
            if path in self.files:
                return path
        return None

    def is_package(self, fullname: str) -> bool:
        return (self._path(fullname) or "").endswith("__init__.py")

    def get_source(self, fullname: str) -> str | None:
        path = self._path(fullname)
        return None if path is None else self.files[path]

    def get_code(self, fullname: str) -> CodeType | None:
        source = self.get_source(fullname)
        if source is None:
            return None
        where = f"<{self.package}/{self._path(fullname)}>"
        # This module's own `from __future__` would count for the other one as well.
        return compile(source, where, "exec", dont_inherit=True)
