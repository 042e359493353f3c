"""Print diagnostics as SARIF 2.1.0, the format of code scanning services.

Owns the way from a diagnostic to a result; the rules are the codes that occur.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from typing import Any
from urllib.parse import quote

from specgen.diagnostics import CODES, Diagnostic, arranged
from specgen.report import PathDisplay
from specgen.source import Location, SourceFile, Span

_SCHEMA = "https://json.schemastore.org/sarif-2.1.0.json"


def sarif(
    diagnostics: Iterable[Diagnostic],
    sources: Mapping[str, SourceFile],
    display: PathDisplay = str,
) -> str:
    """Return a log with one run."""
    items = arranged(diagnostics, sources)
    rules = sorted({item.code for item in items})
    run = {
        "tool": {"driver": {"name": "specgen", "rules": [*map(_rule, rules)]}},
        "columnKind": "unicodeCodePoints",
        "results": [_result(item, rules.index(item.code), display) for item in items],
    }
    log = {"$schema": _SCHEMA, "version": "2.1.0", "runs": [run]}
    return json.dumps(log, indent=2) + "\n"


def _rule(code: str) -> dict[str, Any]:
    return {
        "id": code,
        "shortDescription": {"text": code.replace("-", " ")},
        "defaultConfiguration": {"level": CODES[code].severity},
    }


def _result(item: Diagnostic, rule: int, display: PathDisplay) -> dict[str, Any]:
    text = f"{item.message}\n{item.help}" if item.help else item.message
    result: dict[str, Any] = {
        "ruleId": item.code,
        "ruleIndex": rule,
        "level": item.severity,
        "message": {"text": text},
    }
    if item.target is not None:
        result["locations"] = [_location(item.target, display)]
    related = [
        {"message": {"text": other.message}, **_location(other.target, display)}
        for other in item.related
        if other.target is not None
    ]
    if related:
        result["relatedLocations"] = related
    return result


def _location(target: Location | Span, display: PathDisplay) -> dict[str, Any]:
    place = quote(display(target.uri))
    physical: dict[str, Any] = {"artifactLocation": {"uri": place}}
    if isinstance(target, Span):
        physical["region"] = {
            "startLine": target.line,
            "startColumn": target.column,
            "endLine": target.end_line,
            "endColumn": target.end_column,
        }
    return {"physicalLocation": physical}
