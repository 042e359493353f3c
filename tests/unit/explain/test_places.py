"""Which schema is meant, and the lines that it stands on."""

from textwrap import dedent

import pytest

from tests.unit.explain.projects import Project, part


@pytest.mark.parametrize(
    "location",
    [
        "api.yaml#/components/schemas/Out",
        "#/components/schemas/Out",
        "Out",
        "things.Out",
        "things.models.Out",
        "things.models.api:Out",
        "things.models.api.Out",
    ],
)
def test_ways_to_say_which_schema_is_meant(api, location):
    assert api.find(location) == "api.yaml#/components/schemas/Out"


def test_a_path_as_the_working_directory_has_it(api, tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path.parent)
    location = f"{tmp_path.name}/api.yaml#/components/schemas/A/properties/t"
    assert api.find(location) == "api.yaml#/components/schemas/A/properties/t"


def test_a_twin_means_the_same_schema(api):
    assert api.find("InParam") == "api.yaml#/components/schemas/In"


def test_a_path_as_the_working_directory_has_it_is_compared_with_those_in_its_file(
    api, tmp_path, monkeypatch
):
    monkeypatch.chdir(tmp_path.parent)
    assert api.find(f"{tmp_path.name}/api.yaml#/components/schemas/Outt") is None
    last = list(api.diagnostics)[-1]
    assert last.help == "did you mean 'api.yaml#/components/schemas/Out'?"


@pytest.mark.parametrize(
    ("location", "near"),
    [
        ("Outt", "did you mean 'Out'?"),
        ("#/components/schemas/Inn", "api.yaml#/components/schemas/In"),
        ("apy.yaml#/components/schemas/In", "api.yaml"),
    ],
)
def test_what_is_not_found_is_not_guessed(api, location, near):
    assert api.find(location) is None
    last = list(api.diagnostics)[-1]
    assert last.code == "place-not-found"
    assert near in last.help


@pytest.mark.parametrize("location", ["ThingObject", "api.yaml#/Thing/type/object"])
def test_a_type_that_no_schema_is_alone_is_explained_by_what_it_is_of(
    tmp_path, location
):
    thing = "{type: [object, 'null'], properties: {a: {type: string}}}"
    found = Project(tmp_path, f"Thing: {thing}\n").explain(location)
    assert found.place == "api.yaml#/Thing"
    assert found.symbols["model"].endswith(":ThingObject")
    assert [p.pointer for p in found.schemas] == ["", "/properties/a"]


def test_a_part_names_what_it_is_a_part_of(api):
    found = api.explain("#/components/schemas/A/properties/t")
    assert found.inside == "api.yaml#/components/schemas/A"
    assert found.symbols == {"model": "things.models.api:A"}
    assert [p.pointer for p in found.schemas] == [""]


def test_lines_are_those_of_the_yaml(api):
    found = api.explain("Out")
    lines = api.text.splitlines()
    for row in part(found).rows:
        assert lines[row.line - 1].startswith(row.keyword, row.column - 1)


def test_a_name_of_two_schemas_means_neither(tmp_path):
    (tmp_path / "b.yaml").write_text("Same: {type: object, properties: {a: {}}}\n")
    text = """
    One: {type: object, properties: {same: {$ref: 'b.yaml#/Same'}}}
    Two: {$ref: 'c.yaml#/Same'}
    """
    (tmp_path / "c.yaml").write_text("Same: {type: object, properties: {b: {}}}\n")
    project = Project(tmp_path, dedent(text))
    assert project.find("Same") is None
    last = list(project.diagnostics)[-1]
    assert last.code == "place-ambiguous"
    assert last.help == "ask for c.yaml#/Same, b.yaml#/Same"
