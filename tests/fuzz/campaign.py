"""The runs: which documents are tried on which schema, and what came of it.

Owns the report. A run is a pure function of its seed and its counts, so that every
disagreement can be seen again.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from copy import deepcopy
from dataclasses import dataclass, field
from itertools import count
from random import Random
from typing import Any

from tests.fuzz import strategies
from tests.fuzz.checks import Disagreement, check, shrunk
from tests.fuzz.drafts import compiled, made_up
from tests.fuzz.generate import DeadEndError, Generator
from tests.fuzz.mutate import ODD_VALUES, Mutator
from tests.fuzz.schemas import DRAFTS
from tests.fuzz.subjects import PLAIN, Strings, Subject

MOST_SHOWN = 20
"""A schema that is wrong is wrong for many documents."""


@dataclass
class Report:
    """How much was tried, and what did not agree."""

    schemas: set[str] = field(default_factory=set)
    named: set[str] = field(default_factory=set)
    documents: int = 0
    valid: int = 0
    without_valid: set[str] = field(default_factory=set)
    disagreements: list[Disagreement] = field(default_factory=list)

    def __str__(self) -> str:
        return (
            f"schemas {len(self.schemas):,} ({len(self.named):,} named), "
            f"documents {self.documents:,} ({self.valid:,} valid), "
            f"disagreements: {len(self.disagreements)}"
        )

    @property
    def shown(self) -> str:
        """The disagreements, the first of each place."""
        first = {found.place: found for found in reversed(self.disagreements)}
        return "\n".join(map(str, list(first.values())[:MOST_SHOWN]))


@dataclass(frozen=True)
class Effort:
    """How many documents a schema gets: made to be valid, and then changed.

    `hypothesis` is how many come from hypothesis-jsonschema, where it copes.
    """

    valid: int = 10
    changed: int = 20
    hypothesis: int = 0


def try_subject(subject: Subject, effort: Effort, seed: str, report: Report) -> None:
    """Try documents on one schema."""
    tried = list(documents(subject, effort, seed))
    report.schemas.add(subject.place)
    if subject.is_named:
        report.named.add(subject.place)
    report.documents += len(tried)
    valid = sum(map(subject.is_valid, tried))
    report.valid += valid
    (report.without_valid.discard if valid else report.without_valid.add)(subject.place)
    seen: set[str] = set()
    for document in tried:
        for found in check(subject, document):
            if found.claim not in seen:
                seen.add(found.claim)
                report.disagreements.append(_smallest(subject, found))


def documents(subject: Subject, effort: Effort, seed: str) -> Iterator[Any]:
    """Yield documents for a schema, the same ones for the same seed."""
    random = Random(f"{seed} {subject.place}")
    generator, mutator = Generator(subject.oracle, random), Mutator(random)
    pool: list[Any] = []
    for _ in range(effort.valid * 2):
        try:
            pool.append(deepcopy(generator.document(subject.place)))
        except DeadEndError:
            continue
        if len(pool) >= effort.valid:
            break
    if effort.hypothesis:
        pool += strategies.documents(
            subject.oracle, subject.place, effort.hypothesis, random.randrange(2**32)
        )
    yield from pool
    yield from (deepcopy(random.choice(ODD_VALUES)) for _ in range(3))
    likely = [document for document in pool if subject.is_valid(document)] or pool
    for _ in range(effort.changed if pool else 0):
        yield mutator.mutated(random.choice(likely), pool)


def _smallest(subject: Subject, found: Disagreement) -> Disagreement:
    """The same disagreement, on a document that is as small as possible."""

    def same_claims(document: Any) -> Iterator[Disagreement]:
        return (f for f in check(subject, document) if f.claim == found.claim)

    document = shrunk(found.document, lambda d: any(same_claims(d)))
    return next(same_claims(document), found)


def steps_over_subjects(
    subjects: Sequence[Subject], seed: str, report: Report
) -> Iterator[None]:
    """Try one schema a step, all of them again and again, with other documents."""
    for number in count():
        order = Random(f"{seed}.{number}")
        for subject in order.sample(subjects, len(subjects)):
            # Its documents are precious: a hundred times as slow to come by.
            hypothesis = 5 if order.random() < 0.1 else 0
            effort = Effort(valid=20, changed=60, hypothesis=hypothesis)
            try_subject(subject, effort, f"{seed}.{number}", report)
            yield


def steps_over_drafts(seed: str, report: Report, strings: Strings) -> Iterator[None]:
    """Try one made-up schema in each draft a step."""
    for number in count():
        try_drafts(Effort(), f"{seed}.{number}", report, strings)
        yield


def try_drafts(
    effort: Effort, seed: str, report: Report, strings: Strings = PLAIN
) -> None:
    """Try documents on a made-up schema in each draft."""
    for draft in DRAFTS:
        schema = made_up(draft, seed)
        text = json.dumps(schema)
        try:
            with compiled(schema, draft, strings) as found:
                for subject in found:
                    ours = Report()
                    try_subject(subject, effort, seed, ours)
                    _take(ours, report, draft, text)
        except Exception as error:  # noqa: BLE001 - whatever it is, it is the finding
            report.disagreements.append(
                Disagreement(
                    f"{draft} {seed}", f"{type(error).__name__}: {error}", schema
                )
            )


def _take(ours: Report, report: Report, draft: str, schema: str) -> None:
    """Add the report on one made-up schema to that on all."""
    report.schemas |= {f"{draft} {schema} {place}" for place in ours.schemas}
    report.named |= {f"{draft} {schema} {place}" for place in ours.named}
    report.documents += ours.documents
    report.valid += ours.valid
    report.disagreements += (
        Disagreement(
            f"{draft} {found.place}",
            found.claim,
            found.document,
            f"{found.detail}\n    {schema}",
        )
        for found in ours.disagreements
    )
