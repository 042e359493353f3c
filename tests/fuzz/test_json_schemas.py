"""The JSON Schema that a type gives is, in its verdicts, the one it was made of."""

from __future__ import annotations

import jsonschema_rs
import pytest

from tests.fuzz.campaign import Effort, documents
from tests.fuzz.corpus import corpus_subjects

FEW = Effort(valid=2, changed=4)


@pytest.mark.parametrize(
    ("name", "only_in_validators"),
    [
        ("bifrost", 0),
        # `oneOf` that no type can hold: a JSON Schema validator does.
        ("openai", 9),
    ],
)
def test_types_say_what_their_schemas_say(name, only_in_validators, corpus, tmp_path):
    accepted = set()
    for subject in corpus_subjects(name, tmp_path)[::7]:
        for side in filter(None, (subject.exact, subject.param)):
            given = jsonschema_rs.Draft202012Validator(side.adapter.json_schema())
            for document in documents(subject, FEW, "slice"):
                if subject.is_valid(document):
                    assert given.is_valid(document), (subject.place, document)
                elif given.is_valid(document):
                    accepted.add(subject.place)
    assert len(accepted) <= only_in_validators, accepted
