"""A project with a configuration and a specification, as the working directory."""

import pytest

from tests.unit.cli.projects import SPEC


@pytest.fixture
def project(tmp_path, monkeypatch):
    (tmp_path / "spec").mkdir()
    (tmp_path / "spec/openapi.yaml").write_text(SPEC)
    (tmp_path / "specgen.toml").write_text(
        'input = "spec/openapi.yaml"\npackage = "pets"\n'
    )
    monkeypatch.chdir(tmp_path)
    return tmp_path
