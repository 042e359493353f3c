"""`specgen graph`: who refers to whom, and where it says so."""

import json
import textwrap

import pytest

from specgen import cli

FILES = {
    "openapi.yaml": """\
        openapi: 3.1.0
        info: {title: Pets, version: 1.0.0}
        paths:
          /pets:
            $ref: paths/pets.yaml
        components:
          schemas:
            Pet:
              $ref: schemas/pet.yaml#/Pet
        """,
    "paths/pets.yaml": """\
        get:
          operationId: listPets
          responses:
            "200":
              description: All of them.
              content:
                application/json:
                  schema:
                    $ref: ../schemas/pet.yaml#/PetList
        """,
    "schemas/pet.yaml": """\
        PetList:
          type: array
          items:
            $ref: '#/Pet'
        Pet:
          type: object
          properties:
            owner:
              $ref: owner.yaml#/Owner
            parent:
              $ref: '#/Pet'
        """,
    "schemas/owner.yaml": """\
        Owner:
          type: object
          properties:
            pets:
              type: array
              items: {$ref: pet.yaml#/Pet}
            name:
              $ref: '#/Name'
        Name:
          type: string
        """,
}


@pytest.fixture
def graph(tmp_path, monkeypatch, capsys):
    """Run the command in a folder with these files, and return what it says."""
    monkeypatch.chdir(tmp_path)
    for name, text in FILES.items():
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_text(textwrap.dedent(text))

    def run(*arguments: str, code: int = 0) -> str:
        assert cli.run(["graph", *arguments]) == code
        told = capsys.readouterr()
        return told.err if code else told.out

    return run


def test_files_and_cycles(graph):
    assert graph("openapi.yaml") == textwrap.dedent("""\
        openapi.yaml
          paths/pets.yaml  line 5
          schemas/pet.yaml  line 9
        paths/pets.yaml
          schemas/pet.yaml  line 9
        schemas/pet.yaml
          schemas/owner.yaml  line 9
        schemas/owner.yaml
          schemas/pet.yaml  line 6

        cycle of 2 files: schemas/pet.yaml
          schemas/pet.yaml:9:13    schemas/owner.yaml#/Owner
          schemas/owner.yaml:6:21  schemas/pet.yaml#/Pet

        cycle of 2 places: schemas/pet.yaml#/Pet
          schemas/pet.yaml:11:13  schemas/pet.yaml#/Pet
          and in it as well
          schemas/owner.yaml#/Owner

        4 files, 5 references between them, 3 inside of them, 2 cycles
        """)


def test_why_a_schema_is_read_and_who_refers_to_it(graph):
    told = """\
        schemas/owner.yaml#/Owner

        read by way of paths/pets.yaml#/get
          paths/pets.yaml:9:19   schemas/pet.yaml#/PetList
          schemas/pet.yaml:4:11  schemas/pet.yaml#/Pet
          schemas/pet.yaml:9:13  schemas/owner.yaml#/Owner

        referred to by 1 place
          schemas/pet.yaml:9:13  schemas/pet.yaml#/Pet

        refers to 2 places
          schemas/owner.yaml:6:21  schemas/pet.yaml#/Pet
          schemas/owner.yaml:8:13  schemas/owner.yaml#/Name

        cycle of 2 places: schemas/owner.yaml#/Owner
          schemas/owner.yaml:6:21  schemas/pet.yaml#/Pet
          schemas/pet.yaml:9:13    schemas/owner.yaml#/Owner
        """
    for location in (
        "Owner",
        "schemas/owner.yaml#/Owner",
        "./schemas/owner.yaml#/Owner",
    ):
        assert graph("openapi.yaml", "--of", location) == textwrap.dedent(told)


def test_why_a_file_is_read_and_who_refers_to_it(graph):
    told = graph("openapi.yaml", "--of", "schemas/owner.yaml")
    assert told.startswith(
        textwrap.dedent("""\
        schemas/owner.yaml

        read by way of openapi.yaml
          openapi.yaml:9:13      schemas/pet.yaml#/Pet
          schemas/pet.yaml:9:13  schemas/owner.yaml#/Owner

        referred to by 1 file
          schemas/pet.yaml:9:13  schemas/owner.yaml#/Owner

        refers to 1 file
          schemas/owner.yaml:6:21  schemas/pet.yaml#/Pet

        cycle of 2 files: schemas/owner.yaml
        """)
    )


def test_an_operation(graph):
    assert graph("openapi.yaml", "--of", "listPets") == textwrap.dedent("""\
        paths/pets.yaml#/get

        refers to 1 place
          paths/pets.yaml:9:19  schemas/pet.yaml#/PetList
        """)


@pytest.mark.parametrize(
    ("location", "place"),
    [
        ("Pet", "schemas/pet.yaml#/Pet"),  # not what only stands for it
        ("#/components/schemas/Pet", "openapi.yaml#/components/schemas/Pet"),
        ("schemas/pet.yaml#/Pet/properties/owner", "schemas/pet.yaml#/Pet"),
        ("openapi.yaml", "openapi.yaml"),
    ],
)
def test_ways_to_say_it(graph, location, place):
    assert graph("openapi.yaml", "--of", location).splitlines()[0] == place


@pytest.mark.parametrize(
    ("location", "message"),
    [
        ("Ownr", "error[place-not-found]: 'Ownr'"),
        ("Ownr", "did you mean 'Owner'?"),
        ("schemas/owner.yaml#/Ownr", "did you mean 'schemas/owner.yaml#/Owner'?"),
        ("owner.yaml", "did you mean 'schemas/owner.yaml#'?"),
    ],
)
def test_what_there_is_not(graph, location, message):
    assert message in graph("openapi.yaml", "--of", location, code=2)


def test_more_than_one_of_a_name(graph, tmp_path):
    with (tmp_path / "schemas/pet.yaml").open("a") as file:
        file.write("Owner: {type: string}\n")
    told = graph("openapi.yaml", "--of", "Owner", code=2)
    assert "ask for schemas/pet.yaml#/Owner, schemas/owner.yaml#/Owner" in told


def test_for_programs(graph):
    value = json.loads(graph("openapi.yaml", "--format", "json"))
    assert value["files"]["cycles"] == [["schemas/pet.yaml", "schemas/owner.yaml"]]
    nodes = [node["name"] for node in value["places"]["nodes"]]
    assert "schemas/owner.yaml#/Name" in nodes
    edges = {(edge["from"], edge["to"]): edge for edge in value["places"]["edges"]}
    edge = edges["schemas/owner.yaml#/Owner", "schemas/owner.yaml#/Name"]
    assert edge["at"] == [{"line": 8, "column": 13}]
    assert ("openapi.yaml#/paths/~1pets", "paths/pets.yaml#") in edges


def test_one_node_for_programs(graph):
    value = json.loads(graph("openapi.yaml", "--of", "Name", "--format", "json"))
    assert value["of"] == "schemas/owner.yaml#/Name"
    assert value["way"][0] == "paths/pets.yaml#/get"
    assert value["cycles"] == []
    assert [edge["from"] for edge in value["edges"]] == ["schemas/owner.yaml#/Owner"]


def test_of_one_file_its_places_are_told(graph, tmp_path):
    (tmp_path / "one.yaml").write_text(
        "$defs:\n  C#: {type: string}\n  D:\n    items: {$ref: '#/$defs/C%23'}\n"
        "    not: {$ref: '#/$defs/C%23'}\n"
    )
    assert graph("one.yaml", "--root", ".") == textwrap.dedent("""\
        one.yaml#
        one.yaml#/$defs/C#
        one.yaml#/$defs/D
          one.yaml#/$defs/C#  line 4 and 1 more

        1 file, 0 references between them, 2 inside of them, 0 cycles
        """)


def test_files_of_a_folder_that_nobody_refers_to(graph, tmp_path):
    (tmp_path / "schemas/alone.yaml").write_text("Alone: {type: string}\n")
    told = graph("schemas")
    assert told.startswith("schemas/alone.yaml\nschemas/owner.yaml\n  ")
    assert told.endswith(
        "3 files, 2 references between them, 3 inside of them, 2 cycles\n"
    )


def test_a_variant_that_only_a_mapping_names(graph, tmp_path):
    (tmp_path / "one.yaml").write_text(
        "openapi: 3.1.0\ninfo: {title: T, version: '1'}\ncomponents:\n  schemas:\n"
        "    A: {type: object, properties: {kind: {type: string}},\n"
        "        discriminator: {propertyName: kind, mapping: {b: B}}}\n"
        "    B: {type: object}\n"
    )
    told = graph("one.yaml", "--of", "B")
    assert "  one.yaml:6:58  one.yaml#/components/schemas/A\n" in told


def test_references_that_depend_on_the_way_to_them(graph, tmp_path):
    (tmp_path / "tree.json").write_text(
        """{
  "$schema": "https://json-schema.org/draft/2020-12/schema",
  "$dynamicAnchor": "node",
  "properties": {"children": {"items": {"$dynamicRef": "#node"}}},
  "$defs": {"Leaf": {"$dynamicRef": "#gone"}}
}"""
    )
    told = graph("tree.json", "--of", "tree.json#")
    assert "referred to by 1 place\n  tree.json:4:56  tree.json#\n" in told
    assert "cycle of 1 place: tree.json#" in told


def test_references_to_nothing(graph, tmp_path):
    (tmp_path / "schemas/owner.yaml").write_text("Somebody: {}\n")
    told = graph("openapi.yaml", code=3)
    assert told.startswith("schemas/pet.yaml:9:13: error[ref-not-found]")
    assert "cycle" not in told
    assert "4 files" in graph("openapi.yaml", "--unresolved", "warn")


def test_a_specification_with_errors_has_no_graph(graph, tmp_path):
    (tmp_path / "openapi.yaml").write_text("a: [")
    assert "openapi.yaml:1:5: error[yaml-syntax]" in graph("openapi.yaml", code=3)
