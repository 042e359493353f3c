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
        value = getattr(import_module(module, package), name)
        setattr(sys.modules[package], name, value)
        return value

    def names() -> list[str]:
        return sorted({*vars(sys.modules[package]), *modules()})

    return get, names
