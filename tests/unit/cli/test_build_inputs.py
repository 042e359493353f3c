"""`specgen build`: what may be an input, and what becomes of files that change."""

import json
import os

import pytest

from specgen import lock
from tests.unit.cli.projects import edit, times


def test_a_file_that_was_missing_and_appears_is_built(specgen, project):
    edit(project / "spec/openapi.yaml", "'#/components/schemas/Pet'", "later.yaml")
    assert specgen("build", "--unresolved", "warn").code == 0
    assert "unchanged" in specgen("build", "--unresolved", "warn").err
    (project / "spec/later.yaml").write_text("type: string\n")
    result = specgen("build", "--unresolved", "warn")
    assert result.code == 0
    assert " written" in result.err
    assert "warning" not in result.err


def test_a_link_that_leads_elsewhere_is_built(specgen, project):
    edit(project / "spec/openapi.yaml", "'#/components/schemas/Pet'", "pet.yaml")
    (project / "spec/one.yaml").write_text("type: string\n")
    (project / "spec/two.yaml").write_text("type: integer\n")
    (project / "spec/pet.yaml").symlink_to("one.yaml")
    assert specgen("build").code == 0
    assert "files unchanged" in specgen("build").err
    (project / "spec/pet.yaml").unlink()
    (project / "spec/pet.yaml").symlink_to("two.yaml")
    assert " written" in specgen("build").err
    assert "files unchanged" in specgen("build").err


def schema(**keywords):
    return json.dumps({"type": "object", **keywords})


def test_a_document_is_found_by_its_identifier(specgen, project):
    uri = "https://example.com/b.json"
    (project / "schemas/deep").mkdir(parents=True)
    (project / "schemas/a.json").write_text(schema(properties={"b": {"$ref": uri}}))
    arguments = ("schemas/a.json", "-o", "out", "--package", "parts")
    assert specgen("build", *arguments).code == 3
    (project / "schemas/deep/of_b.json").write_text(schema(**{"$id": uri}))
    assert specgen("build", *arguments).code == 0
    assert (project / "out/parts/models/deep/of_b.py").is_file()
    for change in (
        lambda: (project / "schemas/c.json").write_text(schema(**{"$id": uri})),
        lambda: (project / "schemas/c.json").write_text("{}"),
        lambda: (project / "schemas/deep/of_b.json").rename(project / "schemas/b.json"),
    ):
        assert "files unchanged" in specgen("build", *arguments).err
        assert specgen("check", "--fast", *arguments).code == 0
        change()
        assert specgen("check", "--fast", *arguments).code == 1
        assert " written" in specgen("build", *arguments).err
    (project / "schemas/unrelated.json").write_text(schema(**{"$id": f"{uri}x"}))
    assert "files unchanged" in specgen("build", *arguments).err


def test_an_identifier_that_was_missing_and_appears_is_built(specgen, project):
    uri = "https://example.com/b.json"
    edit(project / "spec/openapi.yaml", "'#/components/schemas/Pet'", uri)
    assert specgen("build", "--unresolved", "warn").code == 0
    assert "unchanged" in specgen("build", "--unresolved", "warn").err
    (project / "spec/later.json").write_text(schema(**{"$id": uri}))
    result = specgen("build", "--unresolved", "warn")
    assert " written" in result.err
    assert "warning" not in result.err


def test_a_folder_as_input(specgen, project):
    schemas = project / "schemas"
    schemas.mkdir()
    (schemas / "a.yaml").write_text("A: {type: object}\n")
    arguments = ("build", "schemas", "-o", "out", "--package", "parts")
    assert specgen(*arguments).code == 0
    assert "files unchanged" in specgen(*arguments).err
    (schemas / "b.yaml").write_text("B: {type: object}\n")
    assert " written" in specgen(*arguments).err
    assert "files unchanged" in specgen(*arguments).err


def test_a_folder_without_documents(specgen, project):
    specgen("build")
    before = times(project / "generated")
    (project / "empty/.hidden").mkdir(parents=True)
    (project / "empty/.hidden/a.yaml").write_text("A: {type: string}")
    for command in ("build", "check"):
        result = specgen(command, "empty")
        assert result.code == 2
        assert "there is no YAML or JSON document in empty" in result.err
    assert times(project / "generated") == before


def test_a_folder_in_it_that_cannot_be_opened(specgen, project, monkeypatch):
    (project / "spec/locked").mkdir()
    opened = os.scandir

    def scandir(path):
        if str(path).endswith("locked"):
            raise PermissionError(13, "Permission denied")
        return opened(path)

    monkeypatch.setattr("specgen.config.discover.os.scandir", scandir)
    result = specgen("build", "spec")
    assert result.code == 3
    assert "error[file-not-readable]: file locked cannot be read" in result.err


def test_documents_of_no_known_kind_are_left_out_of_a_folder(specgen, project):
    (project / "spec/other.yaml").write_text("services: {web: {image: x}}")
    (project / "spec/limits.yaml").write_text(
        "Limit: {name: limit, in: query}\ncommon: {tags: {all: []}}"
    )
    (project / "spec/nothing.yml").write_text("")
    result = specgen("build", "spec")
    assert result.code == 0
    assert "spec/other.yaml:1:1: warning[input-unknown-kind]" in result.err
    assert "spec/nothing.yml:1:1: " in result.err
    assert "limits.yaml" not in result.err
    lines = (project / "generated" / lock.NAME).read_text()
    assert '"openapi.yaml#/components/schemas/Pet"' in lines
    assert '"other.yaml#"' not in lines


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("{foo: 1, bar: 2}", "help: OpenAPI begins with its version"),
        ("paths: {}", "help: begin it with the version of OpenAPI"),
        (
            "A: {type: string}\nb: 1",
            "help: a map of schemas has only schemas in it: 'b'",
        ),
        ("get: {responses: {}}", "error[input-unknown-kind]"),
        ("", "error[input-empty]: there is nothing in this document"),
        ("# a comment", "error[input-empty]"),
    ],
)
def test_a_document_in_which_nothing_is_a_schema(specgen, project, text, expected):
    (project / "a.yaml").write_text(text)
    result = specgen("build", "a.yaml")
    assert result.code == 3
    assert expected in result.err
    assert not (project / "generated").exists()


@pytest.mark.parametrize(
    "text", ["{}", "true", "description: Anything.", "x-a: 1", "minLength: 3"]
)
def test_a_document_that_is_a_schema_however_little_it_says(specgen, project, text):
    (project / "a.yaml").write_text(text)
    assert specgen("build", "a.yaml").code == 0
