"""What is told of schemas that say something against themselves."""

import json

import pytest

DRAFT_4 = {"$schema": "http://json-schema.org/draft-04/schema#"}
CLOSED = {"properties": {"name": {}}, "additionalProperties": False}


def told(bench, schema):
    bench.surface({"a.json": json.dumps(schema)})
    return [
        (found.code, found.severity, found.target.pointer, found.message)
        for found in bench.diagnostics
    ]


@pytest.mark.parametrize(
    ("schema", "expected"),
    [
        (
            {"type": "integer", "enum": ["a", "b"]},
            (
                "enum-contradiction",
                "warning",
                "/enum",
                'type integer excludes "a", "b"',
            ),
        ),
        (
            {"type": "string", "const": 5},
            ("enum-contradiction", "warning", "/const", "type string excludes 5"),
        ),
        (
            {"type": ["string", "null"], "enum": ["a", 1, None, 2, 3, 4]},
            (
                "enum-value-excluded",
                "note",
                "/enum",
                "type string or null excludes 1, 2, 3 and 1 more",
            ),
        ),
        ({"enum": []}, ("schema-empty-enum", "note", "/enum", "accepts nothing")),
        (
            {"enum": ["a", 1, True, 1.0]},
            ("enum-repeat", "note", "/enum/3", "1.0 is in this enum already"),
        ),
        (
            {"minimum": 5, "maximum": 1},
            ("bounds-contradiction", "warning", "/minimum", "minimum 5 and maximum 1"),
        ),
        (
            {"exclusiveMinimum": 5, "maximum": 5},
            (
                "bounds-contradiction",
                "warning",
                "/exclusiveMinimum",
                "no number satisfies both exclusiveMinimum 5 and maximum 5",
            ),
        ),
        (
            {**DRAFT_4, "minimum": 5, "maximum": 5, "exclusiveMaximum": True},
            (
                "bounds-contradiction",
                "warning",
                "/minimum",
                "minimum 5 and exclusiveMaximum 5",
            ),
        ),
        (
            {"minLength": 2, "maxLength": 1},
            ("bounds-contradiction", "warning", "/minLength", "no string"),
        ),
        (
            {"minItems": 2, "maxItems": 1},
            ("bounds-contradiction", "warning", "/minItems", "no array"),
        ),
        (
            {"minProperties": 2, "maxProperties": 1},
            ("bounds-contradiction", "warning", "/minProperties", "no object"),
        ),
        (
            {"type": ["string", "null"], "minimum": 5},
            ("keyword-idle", "note", "/minimum", "minimum says nothing of type string"),
        ),
        (
            {**CLOSED, "required": ["name", "nmae"]},
            (
                "required-contradiction",
                "warning",
                "/required/1",
                "property 'nmae' is required and forbidden",
            ),
        ),
        (
            {**CLOSED, "required": ["a", "name", "b", "c", "d", "e"]},
            (
                "required-contradiction",
                "warning",
                "/required/0",
                '"a", "b", "c" and 2 more are required and forbidden',
            ),
        ),
    ],
)
def test_what_a_schema_says_against_itself(bench, schema, expected):
    ((code, severity, pointer, message),) = told(bench, schema)
    assert (code, severity, pointer) == expected[:3]
    assert expected[3] in message


@pytest.mark.parametrize(
    "schema",
    [
        {"type": "integer", "enum": [1, 2.0]},
        {"type": "integer", "minimum": 1},
        {"type": ["string", "integer"], "minimum": 1, "minLength": 1},
        {"allOf": [{"minimum": 1}, {"type": "string"}]},
        {"type": "number", "enum": [1, 2.5]},
        {"enum": [1, True, "1", None]},
        {"minimum": 1, "maximum": 1},
        {"minLength": 1, "maxLength": 1},
        {**DRAFT_4, "minimum": 1, "maximum": 2, "exclusiveMaximum": True},
        {**CLOSED, "required": ["other"], "patternProperties": {"^o": {}}},
        {"required": ["other"]},
        {"required": ["other"], "properties": {"name": {}}},
        {"allOf": [{"required": ["other"]}, {"properties": {"other": {}}}]},
        {"required": ["other"], "additionalProperties": {"type": "string"}},
    ],
)
def test_what_may_well_be_meant(bench, schema):
    assert told(bench, schema) == []


def test_nullable_allows_null_among_the_values(bench):
    schema = {"type": "string", "nullable": True, "enum": ["a", None]}
    document = {"openapi": "3.0.3", "components": {"schemas": {"A": schema}}}
    assert told(bench, document) == []


def test_nullable_counts_where_the_values_leave_null_out(bench):
    schema = {"type": "string", "nullable": True, "enum": ["a"]}
    document = {"openapi": "3.0.3", "components": {"schemas": {"A": schema}}}
    [(code, severity, pointer, _)] = told(bench, document)
    assert (code, severity) == ("enum-without-null", "note")
    assert pointer == "/components/schemas/A/nullable"
