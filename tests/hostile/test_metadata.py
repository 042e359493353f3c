"""What a specification says of itself goes into metadata, and stays one line there."""

import tomllib

import pytest

VERSIONS = {
    "1.2.3": "1.2.3",
    "v2.0": "2.0",
    "1.0.0-beta.1": "1.0.0b1",
    "1.0.0-rc1+build.5": "1.0.0rc1",
    "1.0.0-alphabet": "1.0.0",
    "2.0b": "2.0b0",
    "2024-01-01": "2024.1.1",
    "": "0.0.0",
    "latest": "0.0.0",
    "../../x": "0.0.0",
    "1.0'); import os #": "1.0",
    '1.0"\n[project.scripts]\nx = "y"': "1.0",
    "1.0+a b": "1.0",
    "1" * 500: None,
}


def document(**info):
    return {
        "openapi": "3.1.0",
        "info": {"title": "T", "version": "1", **info},
        "paths": {},
        "components": {"schemas": {"A": {"type": "object", "properties": {"a": {}}}}},
    }


def metadata(outcome):
    return tomllib.loads(outcome.result.files["pyproject.toml"])


@pytest.mark.parametrize("version", VERSIONS)
def test_versions(attack, version):
    """17: a version, or none."""
    outcome = attack(document(version=version))
    assert outcome.ok
    project = metadata(outcome)["project"]
    assert set(project) <= {
        "name",
        "version",
        "description",
        "readme",
        "requires-python",
        "dependencies",
        "optional-dependencies",
    }
    assert VERSIONS[version] in (None, project["version"])


@pytest.mark.parametrize(
    "title",
    [
        "Pets\nRequires-Dist: evil",
        'Pets"\n[project.scripts]\nevil = "os:system',
        "Pets\r\nX: y",
        "Pets\\",
        "'''",
        '"""',
        "{{ 7*7 }} {% raw %}",
        "x" * 100_000,
        "\x85\u2028\x0b",
        "<script>alert(1)</script> [x](javascript:alert(1)) ```",
        "",
        "é 中 🎉",
    ],
    ids=lambda title: title[:16],
)
def test_titles(attack, in_sandbox, title):
    """17: no header, no table and no code comes out of a title."""
    outcome = attack(document(title=title, description=title))
    assert outcome.ok
    found = metadata(outcome)
    assert set(found) == {"build-system", "project", "tool"}
    assert set(found["tool"]) == {"hatch"}
    summary = found["project"]["description"]
    assert len(summary.splitlines()) == 1
    assert len(summary) <= 512
    in_sandbox(outcome)


@pytest.mark.parametrize(
    "package", ["../x", "a.b", "os", "class", "a b", "", "x\0", "/x"]
)
def test_packages(attack, package):
    """17 and 33: a name that can be imported, and hides nothing."""
    outcome = attack(document(), package=package)
    assert outcome.errors == ["config-bad-value"]


@pytest.mark.parametrize(
    "distribution", ["../x", "a b", "", "x\nY: z", "-x", "x;y", "@"]
)
def test_distributions(attack, distribution):
    outcome = attack(document(), distribution=distribution)
    assert outcome.errors == ["config-bad-value"]


def test_names_of_files_in_text(attack, in_sandbox):
    """The name of a file stands in the docstring of its module."""
    name = 'a """ + exit() + """ {{x}}.yaml'
    outcome = attack({name: "A: {type: object, properties: {a: {}}}"})
    assert outcome.ok
    in_sandbox(outcome)
