"""Times the verdicts of two packages on the same documents, in one process.

Run by verdict.py, not by hand. Reads from stdin `{"ours": [folder, package], "peer":
[folder, module], "cases": {name: [document]}, "twins": {name: name}, "union": bool}`;
prints a line of JSON for each case that both sides accept. Each case is judged in a
copy of a process that has imported the peer's module: no case profits from another.
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
from pathlib import Path
from statistics import median
from typing import Any, get_args

from pydantic import TypeAdapter, ValidationError

Judge = Callable[[str], object]

RESIDUALS = ("Schema(", "asserting(", "CheckedModel", "ExactlyOne(", "OneOf(")
"""What stands in a module where a type alone cannot say what the schema says."""

ROUNDS = 15
ROUND_SECONDS = 0.004


def main() -> None:
    """Judge all cases."""
    task = json.load(sys.stdin)
    for folder, _ in (task["ours"], task["peer"]):
        sys.path.insert(0, folder)
    peer = import_module(task["peer"][1])
    for name, documents in task["cases"].items():
        sys.stdout.flush()
        if os.fork():
            os.wait()
            continue
        try:
            found = _case(task, peer, name, [json.dumps(each) for each in documents])
            if found is not None:
                print(json.dumps(found), flush=True)
        finally:
            os._exit(0)


def _case(
    task: dict[str, Any], peer: object, name: str, documents: list[str]
) -> dict[str, Any] | None:
    """Return seconds for one document, for each side; None where one refuses it."""
    package = task["ours"][1]
    ours = getattr(import_module(package), name)
    judges = {"ours": TypeAdapter(ours).validate_json}
    if task["union"]:
        variants = get_args(get_args(ours)[0])
        smart: Any = functools.reduce(operator.or_, variants)
        judges["smart"] = TypeAdapter(smart).validate_json
    other = getattr(peer, task["twins"].get(name, ""), None)
    if other is not None:
        judges["peer"] = TypeAdapter(other).validate_json
    accepted = [
        each for each in documents if all(_accepts(f, each) for f in judges.values())
    ]
    if not accepted or len(judges) < 2:
        return None
    residual = not task["union"] and _has_residual(package)
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


def _has_residual(package: str) -> bool:
    """Whether any module that was loaded asserts what a type does not say."""
    start = f"{package}.models."
    files = [
        Path(str(module.__file__))
        for name, module in list(sys.modules.items())
        if name.startswith(start)
    ]
    return any(word in file.read_text() for file in files for word in RESIDUALS)


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
