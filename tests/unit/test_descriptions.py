"""Descriptions of properties in the JSON Schema of models."""

import pytest
from pydantic import Field

import specgen
from tests.unit.conftest import OPENAPI

SCHEMA = {
    "title": "Pet",
    "type": "object",
    "required": ["name"],
    "properties": {
        "name": {"type": "string", "description": "What it is called.\n\nBy all."},
        "class": {"type": "string", "description": "Of animals."},
        "plain": {"type": "string"},
        "friend": {"$ref": "#/$defs/Friend", "description": "Who comes along."},
    },
    "$defs": {
        "Friend": {
            "allOf": [{"$ref": "#"}],
            "type": "object",
            "properties": {"since": {"type": "integer", "description": "The year."}},
        }
    },
}


@pytest.fixture(scope="module")
def types():
    return specgen.compile(SCHEMA)


def descriptions(model, **options):
    schema = model.model_json_schema(**options)
    definition = schema["$defs"][model.__name__] if "$ref" in schema else schema
    properties = definition["properties"]
    return {
        name: each["description"]
        for name, each in properties.items()
        if "description" in each
    }


@pytest.mark.parametrize("mode", ["validation", "serialization"])
@pytest.mark.parametrize(("by_alias", "name"), [(True, "class"), (False, "class_")])
def test_each_property_has_its_own(types, mode, by_alias, name):
    assert descriptions(types["#"], mode=mode, by_alias=by_alias) == {
        "name": "What it is called.\n\nBy all.",
        name: "Of animals.",
        "friend": "Who comes along.",
    }


def test_those_of_inherited_properties_come_along(types):
    found = descriptions(types["#/$defs/Friend"])
    assert found["since"] == "The year."
    assert found["name"].startswith("What it is called.")


def test_what_a_user_writes_wins(types):
    class Mine(types["#"]):
        name: str = Field(description="Mine.")
        more: int = 0

    assert descriptions(Mine) == {
        "name": "Mine.",
        "class": "Of animals.",
        "friend": "Who comes along.",
    }


@pytest.mark.parametrize("folder", ["models", "params"])
def test_titles_that_are_but_the_name_say_nothing(bench, folder):
    files = bench.emitted(
        OPENAPI
        + """
components:
  schemas:
    HTTPError:
      title: HTTP Error
      type: object
      properties:
        user_id: {title: User Id, type: string}
        kind: {title: What went wrong, type: string}
        code: {title: Code, description: Of the error., type: string}
    Level: {title: Level, type: integer}
    Kind: {title: Kind, enum: [a]}
"""
    )
    text = files[f"pkg/{folder}/a.py"]
    for said in ("What went wrong", "Of the error."):
        assert f'"""{said}"""' in text
    assert text.count('"""') == 6
    assert files["pkg/enums/a.py"].count('"""') == 2


def described(schema):
    types = specgen.compile({"type": "object", "properties": {"a": schema}})
    return descriptions(types["#"]).get("a")


NULL = {"type": "null"}
TEXT = {"type": "string", "title": "Name", "description": "The text."}


@pytest.mark.parametrize("keyword", ["anyOf", "oneOf"])
@pytest.mark.parametrize("null", [NULL, {"const": None}, {"enum": [None]}])
def test_what_is_null_or_else_one_schema_is_what_that_says(keyword, null):
    assert described({keyword: [TEXT, null]}) == "The text."
    assert described({keyword: [null, TEXT], "title": "A"}) == "The text."
    assert described({keyword: [TEXT, null], "description": "Own."}) == "Own."


def test_of_several_schemas_none_speaks_for_the_others():
    assert described({"anyOf": [TEXT, {"type": "integer"}, NULL]}) is None
    assert described({"anyOf": [TEXT, {"type": "integer"}]}) is None
    old = {"type": "string", "deprecated": True}
    assert described({"anyOf": [old, NULL]}) == "Deprecated."
