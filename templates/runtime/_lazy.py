"""Packages that import a name when it is first asked for (PEP 562).

Owns `attach`, which makes the `__getattr__` and `__dir__` of a package from a table of
its names. Importing such a package costs next to nothing: the table is a text, which is
read when the first name is asked for. Type checkers find the names in the stub beside
the package's `__init__`.
"""

import sys
from collections.abc import Callable
from functools import cache
from importlib import import_module
from types import ModuleType
from typing import Any


def attach(
    package: str, table: str
) -> tuple[Callable[[str], Any], Callable[[], list[str]]]:
    """Give `__getattr__` and `__dir__` of a package whose names lie in other modules.

    A line of `table` is a module, relative to the package, and the names that it has.
    """

    @cache
    def modules() -> dict[str, str]:
        rows = (line.split() for line in table.splitlines())
        return {name: module for module, *names in filter(None, rows) for name in names}

    def get(name: str) -> Any:
        if name == "__all__":
            return sorted(modules())
        module = None if name.startswith("__") else modules().get(name)
        if module is None:
            raise AttributeError(f"module {package!r} has no attribute {name!r}")
        value = getattr(_imported(module, package), name)
        setattr(sys.modules[package], name, value)
        return value

    def names() -> list[str]:
        return sorted({*vars(sys.modules[package]), *modules()})

    return get, names


def _imported(module: str, package: str) -> ModuleType:
    """Import a module, but first the packages that it is in.

    Before 3.14 Python may lose sight of one that another thread is still importing.
    """
    inner = module.find(".", 1)
    while inner > 0:
        import_module(module[:inner], package)
        inner = module.find(".", inner + 1)
    return import_module(module, package)
