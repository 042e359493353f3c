"""The events of every stream of the corpus, a few each, the same at every run."""

from __future__ import annotations

import pytest

from tests.fuzz.campaign import Effort, documents
from tests.fuzz.corpus import NAMES, corpus_streams
from tests.fuzz.streams import check_event, check_policies
from tests.fuzz.subjects import Strings

SOME = Effort(valid=8, changed=12)


@pytest.mark.parametrize("name", NAMES)
def test_events_are_of_their_own_classes(name, corpus, tmp_path):
    for found in corpus_streams(name, tmp_path, Strings("python", "strenum")):
        tried = list(documents(found.subject, SOME, "slice"))
        assert any(map(found.subject.is_valid, tried))
        disagreements = [each for d in tried for each in check_event(found, d)]
        assert not disagreements, "\n".join(map(str, disagreements))
        check_policies(found, tried)
