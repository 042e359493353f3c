"""Print diagnostics: one module a format, all over the same data.

A printer is a pure function from diagnostics, the sources they point into and the way
to display a path, to the text of a report. Of a run's report there is one form, so only
the printer of that is imported.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from importlib import import_module
from typing import Protocol, TypeAlias

from specgen.diagnostics import Diagnostic
from specgen.source import SourceFile

PathDisplay: TypeAlias = Callable[[str], str]
"""From the uri of a file to the path by which people know it."""


class Printer(Protocol):
    """What the printers have in common."""

    def __call__(
        self,
        diagnostics: Iterable[Diagnostic],
        sources: Mapping[str, SourceFile],
        display: PathDisplay = ...,
        /,
    ) -> str:
        """Return the report on `diagnostics`, with paths as `display` shows them."""
        ...


def printer(style: str) -> Printer:
    """Return the printer of a form, by the name that `--format` and its module have."""
    module = import_module(f"{__name__}.{style}")
    found: Printer = getattr(module, style)
    return found
