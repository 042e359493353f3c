"""Schemas to explain: of an API, sent and read."""

from textwrap import dedent

import pytest

from specgen.explain import Explanation
from tests.unit.explain.projects import API, OUT, Project


@pytest.fixture
def request_of(tmp_path):
    """Explain a schema that is sent, and so exact."""

    def of(schema: str, **options) -> Explanation:
        body = "".join(f"      {line}\n" for line in dedent(schema).splitlines())
        return Project(tmp_path, API + body + OUT, **options).explain("In")

    return of


@pytest.fixture
def api(tmp_path):
    return Project(tmp_path, API + "      type: object\n" + OUT)
