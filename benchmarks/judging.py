"""Times the verdicts of two packages on the same documents, in one process.

Run by verdict.py, not by hand. Reads from stdin `{"ours": [folder, package], "peer":
[folder, module], "dropping": [folder, module], "cases": {name: [document]}, "twins":
{name: name}, "union": bool}`; the peer's module is there twice, the second time with
models that drop unknown fields. Prints a line of JSON for each case that both sides
accept. Each case is judged in a copy of a process that has imported the peer's modules:
no case profits from another.
"""

from __future__ import annotations

import functools
import json
import operator
import os
import sys
import time
from collections.abc import Callable, Sequence
from importlib import import_module
from statistics import median
from types import ModuleType
from typing import Any, get_args

from pydantic import TypeAdapter, ValidationError

PEERS = ("peer", "dropping")

Judge = Callable[[str], object]

RESIDUALS = frozenset({"_core", "_implied", "_schemas", "_types", "_unions"})
"""The modules with the functions that hold what a type alone cannot say."""

ROUNDS = 15
ROUND_SECONDS = 0.004


def main() -> None:
    """Judge all cases."""
    task = json.load(sys.stdin)
    for side in ("ours", *PEERS):
        sys.path.insert(0, task[side][0])
    peers = {side: import_module(task[side][1]) for side in PEERS}
    for name, documents in task["cases"].items():
        sys.stdout.flush()
        if os.fork():
            os.wait()
            continue
        try:
            found = _case(task, peers, name, [json.dumps(each) for each in documents])
            if found is not None:
                print(json.dumps(found), flush=True)
        finally:
            os._exit(0)


def _case(
    task: dict[str, Any], peers: dict[str, ModuleType], name: str, documents: list[str]
) -> dict[str, Any] | None:
    """Return seconds for one document, for each side; None where one refuses it."""
    ours = getattr(import_module(task["ours"][1]), name)
    adapter = TypeAdapter(ours)
    judges = {"ours": adapter.validate_json}
    if task["union"]:
        variants = get_args(get_args(ours)[0])
        smart: Any = functools.reduce(operator.or_, variants)
        judges["smart"] = TypeAdapter(smart).validate_json
    for side, module in peers.items():
        other = getattr(module, task["twins"].get(name, ""), None)
        if other is not None:
            judges[side] = TypeAdapter(other).validate_json
    accepted = [
        each for each in documents if all(_accepts(f, each) for f in judges.values())
    ]
    if not accepted or len(judges) < 2:
        return None
    residual = not task["union"] and _has_residual(adapter.core_schema)
    times = _times(list(judges.values()), accepted)
    return {
        "name": name,
        "twin": task["twins"].get(name, ""),
        "documents": len(accepted),
        "residual": residual,
        **dict(zip(judges, times, strict=True)),
    }


def _accepts(judge: Judge, document: str) -> bool:
    try:
        judge(document)
    except ValidationError:
        return False
    return True


def _has_residual(schema: object) -> bool:
    """Whether a core schema calls a function that asserts what a type does not say."""
    pending, seen = [schema], set[int]()
    while pending:
        found = pending.pop()
        if id(found) in seen:
            continue
        seen.add(id(found))
        if isinstance(found, list | tuple):
            pending += found
        elif isinstance(found, dict):
            pending += [found[key] for key in found.keys() - {"cls", "metadata"}]
        elif getattr(found, "__module__", "").rpartition(".")[2] in RESIDUALS:
            return True
    return False


def _times(judges: Sequence[Judge], documents: Sequence[str]) -> list[float]:
    """Return the median seconds a document, the judges taking turns."""
    once = max(_round(judge, documents, 1) for judge in judges)
    repeats = max(1, int(ROUND_SECONDS / once))
    rounds: list[list[float]] = [[] for _ in judges]
    for _ in range(ROUNDS):
        for judge, found in zip(judges, rounds, strict=True):
            found.append(_round(judge, documents, repeats))
    return [median(found) / repeats / len(documents) for found in rounds]


def _round(judge: Judge, documents: Sequence[str], repeats: int) -> float:
    begun = time.perf_counter()
    for _ in range(repeats):
        for document in documents:
            judge(document)
    return time.perf_counter() - begun


if __name__ == "__main__":
    main()
