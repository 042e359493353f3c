"""Print diagnostics: one module a format, all over the same data.

A printer is a pure function from diagnostics, the sources they point into and the way
to display a path, to the text of a report.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from typing import Protocol

from specgen.diagnostics import Diagnostic
from specgen.report.github import github
from specgen.report.json import json
from specgen.report.sarif import sarif
from specgen.report.text import summary, text
from specgen.source import SourceFile

__all__ = ["PRINTERS", "Printer", "github", "json", "sarif", "summary", "text"]


class Printer(Protocol):
    """What the printers have in common."""

    def __call__(
        self,
        diagnostics: Iterable[Diagnostic],
        sources: Mapping[str, SourceFile],
        display: Callable[[str], str] = ...,
        /,
    ) -> str:
        """Return the report on `diagnostics`, with paths as `display` shows them."""
        ...


PRINTERS: Mapping[str, Printer] = {
    "text": text,
    "json": json,
    "github": github,
    "sarif": sarif,
}
"""The printers by the name that `--format` takes."""
