"""A slice of the fuzzing, the same at every run: all schemas, few documents each.

`make fuzz` tries other documents, and schemas that are made up, until it is told to
stop.
"""

from __future__ import annotations

import pytest

from tests.fuzz.campaign import Effort, Report, try_drafts, try_subject
from tests.fuzz.corpus import NAMES, corpus_subjects
from tests.fuzz.subjects import Strings

FEW = Effort(valid=2, changed=4)


@pytest.mark.parametrize("name", NAMES)
def test_models_agree_with_their_schemas(name, corpus, tmp_path, capsys):
    report = Report()
    for subject in corpus_subjects(name, tmp_path):
        try_subject(subject, FEW, "slice", report)
    with capsys.disabled():
        print(f"\n{name}: {report}")
    assert not report.disagreements, report.shown
    assert report.valid > len(report.schemas)


@pytest.mark.parametrize("strings", [Strings("python"), Strings("python", "strenum")])
def test_models_with_python_values_of_strings(strings, corpus, tmp_path):
    report = Report()
    for subject in corpus_subjects("bifrost", tmp_path, strings)[::4]:
        try_subject(subject, Effort(valid=8, changed=8), "slice", report)
    assert not report.disagreements, report.shown


def test_documents_of_hypothesis(corpus, tmp_path):
    report = Report()
    for subject in corpus_subjects("bifrost", tmp_path)[::40]:
        try_subject(subject, Effort(hypothesis=4), "slice", report)
    assert not report.disagreements, report.shown


@pytest.mark.parametrize(
    "strings", [Strings(), Strings("python"), Strings(enums="strenum")], ids=str
)
def test_made_up_schemas_in_every_draft(strings, capsys):
    report = Report()
    for number in range(15):
        try_drafts(Effort(valid=6, changed=10), f"slice.{number}", report, strings)
    with capsys.disabled():
        print(f"\nmade up, {strings}: {report}")
    assert not report.disagreements, report.shown
