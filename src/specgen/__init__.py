"""specgen: from an API specification in YAML to Python that can be trusted.

The public API, and nothing else: `build` and `check` for what stands on disk,
`compile` for types in memory, `Diagnostic` for what is found on the way. What a name
needs is imported when the name is first asked for, as the commands start here too.
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Any

from specgen import generator

__version__ = generator.VERSION

if TYPE_CHECKING:
    from specgen.api import BuildResult, CheckResult, build, check
    from specgen.diagnostics import Diagnostic
    from specgen.memory import SpecificationError, Types
    from specgen.memory import compile_schema as compile

__all__ = [
    "BuildResult",
    "CheckResult",
    "Diagnostic",
    "SpecificationError",
    "Types",
    "__version__",
    "build",
    "check",
    "compile",
]

_HOMES = {
    "BuildResult": ("specgen.api", "BuildResult"),
    "CheckResult": ("specgen.api", "CheckResult"),
    "Diagnostic": ("specgen.diagnostics", "Diagnostic"),
    "SpecificationError": ("specgen.memory", "SpecificationError"),
    "Types": ("specgen.memory", "Types"),
    "build": ("specgen.api", "build"),
    "check": ("specgen.api", "check"),
    "compile": ("specgen.memory", "compile_schema"),
}


def __getattr__(name: str) -> Any:
    home = _HOMES.get(name)
    if home is None:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    value = getattr(import_module(home[0]), home[1])
    globals()[name] = value
    return value


def __dir__() -> list[str]:
    return sorted({*globals(), *_HOMES})
