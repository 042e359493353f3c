"""Print diagnostics for programs: a sorted JSON array with one object for each.

Owns the shape of these objects, which people build on: keys are added, never renamed.
"""

from __future__ import annotations

import json as json_text
from collections.abc import Iterable, Mapping
from typing import Any

from specgen.diagnostics import Diagnostic, Site, arranged
from specgen.report import PathDisplay
from specgen.source import SourceFile, Span


def json(
    diagnostics: Iterable[Diagnostic],
    sources: Mapping[str, SourceFile],
    display: PathDisplay = str,
) -> str:
    """Return the array; without diagnostics it is empty."""
    items = [
        {
            "code": item.code,
            "severity": item.severity,
            "message": item.message,
            "help": item.help or None,
            **_place(item.target, display),
            "related": [
                {"message": other.message, **_place(other.target, display)}
                for other in item.related
            ],
        }
        for item in arranged(diagnostics, sources)
    ]
    return json_text.dumps(items, indent=2) + "\n"


def _place(target: Site, display: PathDisplay) -> dict[str, Any]:
    """Return where a target is, as far as that is known; columns count characters."""
    span = target if isinstance(target, Span) else None
    return {
        "path": display(target.uri) if target else None,
        "line": span.line if span else None,
        "column": span.column if span else None,
        "end_line": span.end_line if span else None,
        "end_column": span.end_column if span else None,
    }
