"""`python -m tests.fuzz --seconds N`: look for disagreements until time is over."""

from __future__ import annotations

import argparse
import sys
import tempfile
import time
from collections.abc import Iterator, Mapping
from itertools import product
from pathlib import Path
from typing import NamedTuple, get_args

from specgen.config.settings import Formats
from tests.fuzz.campaign import Report, steps_over_drafts, steps_over_subjects
from tests.fuzz.corpus import NAMES, corpus_subjects

DRAFTS = "drafts"
"""The name of the schemas that are made up."""

SECONDS_BETWEEN_WORDS = 30


class Target(NamedTuple):
    """What is fuzzed: schemas, and what the formats of their strings become."""

    name: str
    formats: Formats

    def __str__(self) -> str:
        return f"{self.name}, formats {self.formats}"


def main() -> int:
    """Run; the status is 1 where something does not agree."""
    options = _options()
    targets = (Target(*each) for each in product(options.only, options.formats))
    reports = {target: Report() for target in targets}
    with tempfile.TemporaryDirectory(prefix="specgen-fuzz-") as folder:
        steps = {
            target: _steps(target, options, Path(folder), report)
            for target, report in reports.items()
        }
        _run(steps, reports, options.seconds)
    return _tell(reports)


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="python -m tests.fuzz", description=__doc__)
    names = [*NAMES, DRAFTS]
    parser.add_argument("--seconds", type=float, default=600, help="how long")
    parser.add_argument("--seed", default="0", help="any text; the same, the same run")
    parser.add_argument("--only", nargs="+", default=names, choices=names)
    formats = get_args(Formats)
    parser.add_argument("--formats", nargs="+", default=formats, choices=formats)
    parser.add_argument("--schema", default="", help="a part of the places to try")
    return parser.parse_args()


def _steps(
    target: Target, options: argparse.Namespace, folder: Path, report: Report
) -> Iterator[None]:
    if target.name == DRAFTS:
        return steps_over_drafts(options.seed, report, target.formats)
    found = corpus_subjects(target.name, folder, target.formats)
    found = [subject for subject in found if options.schema in subject.place]
    return steps_over_subjects(found, options.seed, report)


def _run(
    steps: Mapping[Target, Iterator[None]],
    reports: Mapping[Target, Report],
    seconds: float,
) -> None:
    """Take steps until time is over, each where the least time went so far."""
    start = spoken = time.monotonic()
    spent = dict.fromkeys(steps, 0.0)
    while (now := time.monotonic()) < start + seconds:
        target = min(spent, key=spent.__getitem__)
        next(steps[target])
        spent[target] += time.monotonic() - now
        if now > spoken + SECONDS_BETWEEN_WORDS:
            spoken = now
            words = "; ".join(f"{each}: {report}" for each, report in reports.items())
            print(f"{now - start:6.0f} s  {words}", flush=True)


def _tell(reports: Mapping[Target, Report]) -> int:
    """Print what was found; return the status."""
    for target, report in reports.items():
        if report.disagreements:
            print(f"\n{target}\n{report.shown}")
        if report.without_valid and target.name != DRAFTS:
            print(f"\n{target}: no valid document was made for", *report.without_valid)
    print()
    for target, report in reports.items():
        print(f"{target}: {report}")
    return 1 if any(report.disagreements for report in reports.values()) else 0


if __name__ == "__main__":
    sys.exit(main())
