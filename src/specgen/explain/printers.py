"""Explanations on paper: as text for people, as JSON for programs.

Owns both forms. In JSON, keys are added, never renamed: people build on them.
"""

from __future__ import annotations

import json as json_text
from collections.abc import Callable, Iterable, Iterator, Mapping
from typing import Any

from specgen.diagnostics import and_more
from specgen.explain.rows import (
    ExplainedSchema,
    Explanation,
    HeldBy,
    Remark,
    Row,
    Verdict,
)
from specgen.ir import Json
from specgen.report import PathDisplay
from specgen.source import split_id

_WORDS: Mapping[HeldBy, str] = {
    "type": "type",
    "code": "generated code",
    "validator": "jsonschema-rs",
    "applied": "filled in",
    "documentation": "documentation",
    "ignored": "ignored",
}
_WIDEST = 40
_LONGEST = 120
_OPERATIONS = 4


def text(explanation: Explanation, display: PathDisplay = str) -> str:
    """Return an explanation for people; `display` tells how they know a file."""
    uri, pointer, _ = split_id(explanation.place)
    lines = [f"{display(uri)}:{explanation.schemas[0].line}: {explanation.place}"]
    if explanation.inside:
        lines.append(f"  a part of {explanation.inside}")
    for symbol in dict.fromkeys(explanation.symbols.values()):
        module, _, name = symbol.partition(":")
        lines.append(f"  from {module} import {name}")
    lines += (f"  {line}" for line in _verdict(explanation.verdict))
    width = max(
        (len(_keyword(row)) for schema in explanation.schemas for row in schema.rows),
        default=0,
    )
    for schema in explanation.schemas:
        heading = (f"{pointer}{schema.pointer}", schema.annotation)
        lines += ["", ": ".join(filter(None, heading))]
        lines += _remarks(schema.remarks)
        for row in schema.rows:
            lines += _row(row, width, schema.annotation)
    return "\n".join(lines) + "\n"


def json(explanation: Explanation, display: PathDisplay = str) -> str:
    """Return an explanation for programs: one object."""
    verdict = explanation.verdict
    value = {
        "place": explanation.place,
        "path": display(split_id(explanation.place).uri),
        "inside": explanation.inside or None,
        "symbols": dict(explanation.symbols),
        "verdict": {
            "exact": verdict.exact,
            "use": verdict.use,
            "reason": verdict.reason,
            "sent_by": list(verdict.sent_by),
            "read_by": list(verdict.read_by),
        },
        "schemas": list(map(_schema, explanation.schemas)),
    }
    return json_text.dumps(value, indent=2, ensure_ascii=False) + "\n"


PRINTERS: Mapping[str, Callable[[Explanation, PathDisplay], str]] = {
    "text": text,
    "json": json,
}


# ---------------------------------------------------------------------- text


def _verdict(verdict: Verdict) -> Iterator[str]:
    word = {True: "exact", False: "tolerant", None: "not generated"}[verdict.exact]
    yield f"{word}, as {verdict.reason}"
    for way, names in (("sent", verdict.sent_by), ("read", verdict.read_by)):
        if names:
            shown = ", ".join(names[:_OPERATIONS])
            yield f"{way} by {shown}{and_more(len(names) - _OPERATIONS)}"


def _row(row: Row, width: int, annotation: str) -> Iterator[str]:
    held = _WORDS[row.held]
    is_said = row.held == "type" and row.by in annotation  # right above
    by = "" if is_said else _clipped(row.by, _LONGEST)
    about = "; ".join(filter(None, (by, row.note)))
    line = f"{row.line:>6}  {_keyword(row):<{width}}  {held:<14}  {about}"
    yield line.rstrip()
    yield from _remarks(row.remarks)


def _remarks(remarks: Iterable[Remark]) -> Iterator[str]:
    for remark in remarks:
        yield f"        {remark.severity}[{remark.code}]: {remark.message}"


def _keyword(row: Row) -> str:
    """A keyword, with its value where that is short."""
    if isinstance(row.value, dict | list) and row.value:
        return row.keyword
    value = json_text.dumps(row.value, ensure_ascii=False)
    return f"{row.keyword}: {_clipped(value, _WIDEST - len(row.keyword) - 2)}"


def _clipped(value: str, width: int) -> str:
    line = " ".join(value.split())
    return line if len(line) <= max(width, 8) else f"{line[: max(width, 8) - 1]}…"


# ---------------------------------------------------------------------- JSON


def _schema(schema: ExplainedSchema) -> dict[str, Any]:
    return {
        "pointer": schema.pointer,
        "line": schema.line,
        "annotation": schema.annotation or None,
        "keywords": [
            {
                "keyword": row.keyword,
                "value": _plain(row.value),
                "line": row.line,
                "column": row.column,
                "held": row.held,
                "by": row.by or None,
                "note": row.note or None,
                "diagnostics": [remark._asdict() for remark in row.remarks],
            }
            for row in schema.rows
        ],
        "diagnostics": [remark._asdict() for remark in schema.remarks],
    }


def _plain(value: Json) -> Json:
    """A value that JSON can say: YAML has numbers that it has not."""
    if isinstance(value, float) and value - value != 0:
        return str(value)
    if isinstance(value, list):
        return [_plain(item) for item in value]
    if isinstance(value, dict):
        return {key: _plain(item) for key, item in value.items()}
    return value
