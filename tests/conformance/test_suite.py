"""Both drafts of the corpus, whole: below 100 % is a failure."""

from __future__ import annotations

import pytest

from tests.conformance.suite import files, remotes, run, table

TESTS = {"draft7": 927, "draft2020-12": 1299}


@pytest.mark.parametrize("draft", TESTS)
def test_every_verdict_is_that_of_the_suite(draft, corpus, capsys):
    resources = remotes(corpus)
    results = [run(path, draft, resources) for path in files(corpus, draft)]
    with capsys.disabled():
        print(f"\n{draft}\n{table(results)}")
    assert [f for r in results for f in r.failures] == []
    assert sum(r.total for r in results) == TESTS[draft]
