"""What explain says holds values to a keyword does hold them, and nothing else does.

A keyword is tried by documents that only it rejects: those that the schema would accept
without it.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from copy import deepcopy
from random import Random
from typing import Any

import pytest
from pydantic import ValidationError

from specgen.config.settings import Validation
from specgen.explain import Row
from tests.fuzz.campaign import Effort, documents
from tests.fuzz.drafts import compiled, made_up
from tests.fuzz.generate import DeadEndError, Generator
from tests.fuzz.oracle import Oracle
from tests.fuzz.schemas import METASCHEMAS
from tests.fuzz.subjects import PLAIN, Side, Subject
from tests.unit.explain.projects import Project

SEEDS = range(25)
HELD = ("type", "code", "validator")
TOLERANT = "tolerant: "

# Those that mean the same whatever stands beside them, and have no schemas inside,
# each of which is explained by itself.
KEYWORDS = frozenset(
    "type enum const minimum maximum exclusiveMinimum exclusiveMaximum multipleOf "
    "minLength maxLength pattern minItems maxItems uniqueItems required minProperties "
    "maxProperties dependentRequired".split()
)
BESIDE = frozenset({"unevaluatedProperties", "unevaluatedItems"})
FEW = Effort(valid=4, changed=10)


@pytest.mark.parametrize("validation", ["exact", "tolerant"])
@pytest.mark.parametrize("draft", ["draft4", "draft2020-12"])
def test_keywords_are_held_as_explained(draft, validation, tmp_path):
    told, tried = [], 0
    for seed in map(str, SEEDS):
        schema = made_up(draft, seed)
        project = Project(
            tmp_path, json.dumps(schema), validation=validation, formats="string"
        )
        with compiled(schema, draft, PLAIN) as subjects:
            for subject in subjects:
                for row in _rows(project, subject, schema):
                    side = _side(subject, validation)
                    for document in _rejected(subject, schema, draft, row, seed):
                        tried += 1
                        if _accepts(side, document) == (row.held in HELD):
                            told.append((seed, subject.place, row, document))
    assert tried > 400
    assert told == []


def _rows(project: Project, subject: Subject, schema: Any) -> Iterator[Row]:
    """The rows of keywords of a schema that can be tried alone."""
    here = _at(schema, subject.place)
    if not isinstance(here, dict) or not BESIDE.isdisjoint(here):
        return
    for row in project.explain(subject.place).schemas[0].rows:
        if row.keyword in KEYWORDS and not row.note.startswith(TOLERANT):
            yield row


def _rejected(
    subject: Subject, schema: Any, draft: str, row: Row, seed: str
) -> Iterator[Any]:
    """Documents that nothing but the keyword of a row rejects."""
    without = deepcopy(schema)
    del _at(without, subject.place)[row.keyword]
    oracle = Oracle({"": without}, METASCHEMAS[draft])
    is_valid = oracle.validator(subject.place, "string")
    generator = Generator(oracle, Random(seed))
    found = list(documents(subject, FEW, seed))
    for _ in range(10):
        try:
            found.append(generator.document(subject.place))
        except DeadEndError:
            continue
    for document in found:
        if is_valid(document) and not subject.is_valid(document):
            yield document


def _side(subject: Subject, validation: Validation) -> Side:
    return subject.exact if validation == "exact" else subject.tolerant


def _accepts(side: Side, document: Any) -> bool:
    try:
        side.adapter.validate_json(json.dumps(document))
    except ValidationError:
        return False
    return True


def _at(schema: Any, place: str) -> Any:
    for step in place.partition("#")[2].split("/")[1:]:
        schema = schema[int(step) if isinstance(schema, list) else step]
    return schema
