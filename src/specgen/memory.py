"""Types from a schema, without a file: compile, import in memory, hand out.

Owns: `compile_schema` and the import of generated code that never was on disk. Takes
a schema as a value. Gives the Python type for each place. The package's name is a
digest of its content, so that the same schema is compiled to the same classes, as long
as any of them is in use; what is not goes away.
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
from threading import RLock
from types import CodeType, ModuleType
from typing import Any, cast
from weakref import WeakValueDictionary, finalize, ref

from specgen.config import Config
from specgen.config.settings import Formats, Validation
from specgen.diagnostics import Diagnostic, Diagnostics, did_you_mean
from specgen.pipeline import Compilation, Package
from specgen.report.text import text
from specgen.source import SourceFile
from specgen.timings import Timings

_NAMED = 10
"""How many places are named to who asks for another one."""


class SpecificationError(Exception):
    """A specification has errors, and nothing was made of it.

    `diagnostics` are all that was found, errors and others.
    """

    def __init__(
        self, diagnostics: tuple[Diagnostic, ...], sources: Mapping[str, SourceFile]
    ) -> None:
        self.diagnostics = diagnostics
        errors = [d for d in diagnostics if d.severity == "error"]
        super().__init__(text(errors, sources, _shown).rstrip())


def _shown(uri: str) -> str:
    """The name of a document: the one that was given as a value has none."""
    return uri or "<schema>"


class Types(Mapping[str, Any]):
    """The Python types of a compiled document, by place: `#`, `#/$defs/name`.

    A type is what `pydantic.TypeAdapter` takes: a class or an annotation. Places in
    other documents have their URI before the `#`.
    """

    def __init__(self, package: _Package, symbols: Mapping[str, str]) -> None:
        self._package = package  # which lives as long as this
        self._symbols = symbols

    def __getitem__(self, place: str) -> Any:
        symbol = self._symbols.get(place)
        if symbol is None:
            raise KeyError(f"no type at {place!r}: {self._near(place)}")
        module, _, name = symbol.partition(":")
        return getattr(import_module(module), name)

    def _near(self, place: str) -> str:
        """Name what there is, where nothing is spelt nearly like a place."""
        names = list(self._symbols)
        more = ", …" if len(names) > _NAMED else ""
        there_are = f"there are {', '.join(map(repr, names[:_NAMED]))}{more}"
        return did_you_mean(place, names) or there_are

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
    return _imported(package)


def _imported(compiled: Package) -> Types:
    """Make a package importable under a name that its content gives it."""
    content = json.dumps(dict(compiled.files), sort_keys=True)
    name = f"specgen_{sha256(content.encode()).hexdigest()[:24]}"
    prefix = f"{compiled.package}/"
    files = {
        path.removeprefix(prefix): text
        for path, text in compiled.files.items()
        if path.startswith(prefix)
    }
    package = _FINDER.package(name, files)
    old = f"{compiled.package}."
    symbols = {
        place: f"{name}.{found['model'].removeprefix(old)}"
        for place, found in compiled.symbols.items()
        if "model" in found
    }
    return Types(package, symbols)


class _Door:
    """Stands for a module in `sys.modules`, and does not keep it alive.

    For whoever looks there it is the module: import, pickle, and pydantic, which takes
    from there what a model refers to when it first needs it.
    """

    __slots__ = ("_module",)

    def __init__(self, module: ModuleType) -> None:
        object.__setattr__(self, "_module", ref(module))

    def __getattr__(self, name: str) -> Any:
        return getattr(self._module(), name)

    def __setattr__(self, name: str, value: Any) -> None:
        setattr(self._module(), name, value)


class _Package(InspectLoader):
    """One package in memory: its files, and those of its modules that are imported.

    Each of these has it as `__loader__`. So it lives as long as `Types` or anything
    of its code does, be it one class; then its modules leave `sys.modules`.
    """

    def __init__(self, name: str, files: Mapping[str, str]) -> None:
        self.name = name
        self.files = files
        self.modules: dict[str, ModuleType] = {}
        self._doors: dict[str, _Door] = {}
        finalize(self, _close, self._doors).atexit = False

    def spec(self, fullname: str) -> ModuleSpec | None:
        """How a module is imported, if there is one of that name."""
        if self._path(fullname) is None:
            return None
        return spec_from_loader(fullname, self, is_package=self.is_package(fullname))

    def exec_module(self, module: ModuleType) -> None:
        super().exec_module(module)
        name = module.__name__
        self.modules[name] = module
        self._doors[name] = _Door(module)
        sys.modules[name] = cast("ModuleType", self._doors[name])

    def is_package(self, fullname: str) -> bool:
        return (self._path(fullname) or "").endswith("__init__.py")

    def get_source(self, fullname: str) -> str | None:
        path = self._path(fullname)
        return None if path is None else self.files[path]

    def get_code(self, fullname: str) -> CodeType | None:
        source = self.get_source(fullname)
        if source is None:
            return None
        where = f"<{self.name}/{self._path(fullname)}>"
        # This module's own `from __future__` would count for the other one as well.
        return compile(source, where, "exec", dont_inherit=True)

    def _path(self, fullname: str) -> str | None:
        inner = fullname.removeprefix(self.name).strip(".").replace(".", "/")
        for path in (f"{inner}/__init__.py".lstrip("/"), f"{inner}.py"):
            if path in self.files:
                return path
        return None


def _close(doors: Mapping[str, _Door]) -> None:
    """Take the modules of a package that is gone out of `sys.modules`."""
    for name, door in doors.items():
        if cast("object", sys.modules.get(name)) is door:
            del sys.modules[name]


class _Finder(MetaPathFinder):
    """Finds the modules of all packages in memory that are still in use."""

    def __init__(self) -> None:
        self.packages: WeakValueDictionary[str, _Package] = WeakValueDictionary()
        self._making = RLock()

    def package(self, name: str, files: Mapping[str, str]) -> _Package:
        """Return the package of this name; threads that ask at once get the same."""
        with self._making:
            package = self.packages.get(name)
            if package is not None:
                return package
            for left in [each for each in sys.modules if each.startswith(name)]:
                del sys.modules[left]  # of one that is gone, and not closed yet
            package = self.packages[name] = _Package(name, files)
            if self not in sys.meta_path:
                sys.meta_path.append(self)
            schemas = files.get("_schemas.json")
            if schemas is not None:
                import_module(f"{name}._schemas").use_schemas(json.loads(schemas))
            return package

    def find_spec(self, fullname: str, *_: Any) -> ModuleSpec | None:
        package = self.packages.get(fullname.partition(".")[0])
        return None if package is None else package.spec(fullname)


_FINDER = _Finder()
