"""Values that are made in Python: a few of each schema, the same at every run."""

from __future__ import annotations

from tests.fuzz.campaign import Effort, documents
from tests.fuzz.corpus import corpus_subjects
from tests.fuzz.drafts import compiled, made_up
from tests.fuzz.schemas import DRAFTS
from tests.fuzz.subjects import Strings
from tests.fuzz.values import check_values

STRINGS = Strings("python", "strenum")
FEW = Effort(valid=2, changed=2)


def test_values_of_models_agree_with_their_json(corpus, tmp_path):
    for subject in corpus_subjects("bifrost", tmp_path, STRINGS)[::3]:
        for document in documents(subject, FEW, "slice"):
            found = list(check_values(subject, document))
            assert not found, "\n".join(map(str, found))


def test_values_of_made_up_schemas():
    for number in range(12):
        for draft in DRAFTS:
            schema = made_up(draft, f"values.{number}")
            with compiled(schema, draft, STRINGS) as subjects:
                for subject in subjects:
                    for document in documents(subject, FEW, "slice"):
                        found = list(check_values(subject, document))
                        assert not found, "\n".join(map(str, [*found, schema]))
