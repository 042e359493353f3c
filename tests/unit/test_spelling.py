"""Schemas as a JSON Schema validator is given them."""

import jsonschema_rs
import pytest
from pydantic import TypeAdapter

import specgen
from specgen.dialect import OPENAPI_3_1
from specgen.spelling import plain_schema


def test_a_schema_within_a_nullable_one_is_found():
    inner = {"type": "object", "not": {"required": ["b"]}}
    outer = {"type": "object", "nullable": True, "properties": {"y": inner}}
    whole = {"type": "object", "properties": {"x": outer}, "not": {"required": ["c"]}}
    document = {"openapi": "3.0.3", "components": {"schemas": {"A": whole}}}
    types = specgen.compile(document, validation="exact")
    adapter = TypeAdapter(types["#/components/schemas/A"])
    assert adapter.validate_python({"x": {"y": {"a": 1}}}).to_dict()
    assert adapter.validate_python({"x": None}).to_dict() == {"x": None}
    with pytest.raises(ValueError, match="not"):
        adapter.validate_python({"x": {"y": {"b": 1}}})


@pytest.mark.parametrize("keyword", ["allOf", "oneOf"])
def test_a_schema_within_a_part_of_a_nullable_one_is_found(keyword):
    inner = {"type": "object", "not": {"required": ["b"]}}
    part = {"type": "object", "properties": {"y": inner}}
    outer = {"nullable": True, keyword: [part]}
    whole = {"type": "object", "properties": {"x": outer}, "not": {"required": ["c"]}}
    document = {"openapi": "3.0.3", "components": {"schemas": {"A": whole}}}
    types = specgen.compile(document, validation="exact")
    adapter = TypeAdapter(types["#/components/schemas/A"])
    for good in ({"x": {"y": {"a": 1}}}, {"x": None}):
        assert adapter.validate_python(good).to_dict() == good
    with pytest.raises(ValueError, match="not"):
        adapter.validate_python({"x": {"y": {"b": 1}}})


@pytest.mark.parametrize(
    "schema",
    [
        {"oneOf": [{"minLength": 2}, {"maxLength": 3}]},
        {"oneOf": [{"const": None}, {"type": ["string", "null"]}, {"type": "array"}]},
        {"allOf": [{"type": "string"}, {"oneOf": [{"const": "a"}, {"maxLength": 2}]}]},
        {"allOf": [True, False]},
        {"oneOf": [True, {"type": "string"}, False]},
        {"not": True},
        {"not": {}, "const": None},
        {"const": "a", "enum": ["a", "b"], "allOf": [{"maxLength": 1}]},
        {"type": "string", "maxLength": 1},
        {"type": ["string", "null"]},
        {"enum": ["a"]},
        {"const": "a"},
        {"anyOf": [{"type": "string"}, {"type": "integer"}]},
        {"oneOf": [{"type": "string"}, {"type": ["string", "null"], "minLength": 2}]},
        {"allOf": [{"type": "string"}], "anyOf": [{"maxLength": 1}, {"minLength": 3}]},
        {"not": {"type": ["null", "integer"]}},
        {"if": {"type": "string"}, "then": {"maxLength": 1}, "else": {"type": "array"}},
    ],
)
def test_nullable_adds_null_and_nothing_else(schema):
    plain = jsonschema_rs.validator_for(schema)
    nullable = jsonschema_rs.validator_for(
        plain_schema({**schema, "nullable": True}, OPENAPI_3_1)
    )
    assert nullable.is_valid(None)
    for value in ("", "a", "ab", "abc", 1, 1.5, True, [], {}):
        assert nullable.is_valid(value) == plain.is_valid(value)
