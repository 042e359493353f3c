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

from specgen.config.settings import Enums, Formats
from tests.fuzz.campaign import Report, steps_over_drafts, steps_over_subjects
from tests.fuzz.corpus import NAMES, corpus_subjects
from tests.fuzz.subjects import Strings

DRAFTS = "drafts"
"""The name of the schemas that are made up."""

SECONDS_BETWEEN_WORDS = 30


class Target(NamedTuple):
    """What is fuzzed: schemas, and what becomes of their strings."""

    name: str
    strings: Strings

    def __str__(self) -> str:
        return f"{self.name}, {self.strings}"


def main() -> int:
    """Run; the status is 1 where something does not agree."""
    options = _options()
    strings = map(Strings._make, product(options.formats, options.enums))
    targets = (Target(*each) for each in product(options.only, strings))
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
    for option, choice in (("--formats", Formats), ("--enums", Enums)):
        known = get_args(choice)
        parser.add_argument(option, nargs="+", default=known, choices=known)
    parser.add_argument("--schema", default="", help="a part of the places to try")
    return parser.parse_args()


def _steps(
    target: Target, options: argparse.Namespace, folder: Path, report: Report
) -> Iterator[None]:
    if target.name == DRAFTS:
        return steps_over_drafts(options.seed, report, target.strings)
    found = corpus_subjects(target.name, folder, target.strings)
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
