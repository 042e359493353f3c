"""`python -m tests.fuzz --seconds N`: look for disagreements until time is over."""

from __future__ import annotations

import argparse
import sys
import tempfile
import time
from collections.abc import Iterator, Mapping
from pathlib import Path

from tests.fuzz.campaign import Report, steps_over_drafts, steps_over_subjects
from tests.fuzz.corpus import NAMES, corpus_subjects

DRAFTS = "drafts"
"""The name of the schemas that are made up."""

SECONDS_BETWEEN_WORDS = 30


def main() -> int:
    """Run; the status is 1 where something does not agree."""
    options = _options()
    reports = {name: Report() for name in options.only}
    with tempfile.TemporaryDirectory(prefix="specgen-fuzz-") as folder:
        steps = {
            name: _steps(name, options, Path(folder), report)
            for name, report in reports.items()
        }
        _run(steps, reports, options.seconds)
    return _tell(reports)


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="python -m tests.fuzz", description=__doc__)
    names = [*NAMES, DRAFTS]
    parser.add_argument("--seconds", type=float, default=600, help="how long")
    parser.add_argument("--seed", default="0", help="any text; the same, the same run")
    parser.add_argument("--only", nargs="+", default=names, choices=names)
    parser.add_argument("--schema", default="", help="a part of the places to try")
    return parser.parse_args()


def _steps(
    name: str, options: argparse.Namespace, folder: Path, report: Report
) -> Iterator[None]:
    if name == DRAFTS:
        return steps_over_drafts(options.seed, report)
    found = [s for s in corpus_subjects(name, folder) if options.schema in s.place]
    return steps_over_subjects(found, options.seed, report)


def _run(
    steps: Mapping[str, Iterator[None]], reports: Mapping[str, Report], seconds: float
) -> None:
    """Take steps until time is over, each where the least time went so far."""
    start = spoken = time.monotonic()
    spent = dict.fromkeys(steps, 0.0)
    while (now := time.monotonic()) < start + seconds:
        name = min(spent, key=spent.__getitem__)
        next(steps[name])
        spent[name] += time.monotonic() - now
        if now > spoken + SECONDS_BETWEEN_WORDS:
            spoken = now
            words = "; ".join(f"{name}: {report}" for name, report in reports.items())
            print(f"{now - start:6.0f} s  {words}", flush=True)


def _tell(reports: Mapping[str, Report]) -> int:
    """Print what was found; return the status."""
    for name, report in reports.items():
        if report.disagreements:
            print(f"\n{name}\n{report.shown}")
        if report.without_valid and name != DRAFTS:
            print(f"\n{name}: no valid document was made for", *report.without_valid)
    print()
    for name, report in reports.items():
        print(f"{name}: {report}")
    return 1 if any(report.disagreements for report in reports.values()) else 0


if __name__ == "__main__":
    sys.exit(main())
