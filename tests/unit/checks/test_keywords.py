"""What is told of keywords and forms that belong to another dialect."""

import json

import pytest

DRAFTS = {
    "draft 4": "http://json-schema.org/draft-04/schema#",
    "draft 6": "http://json-schema.org/draft-06/schema#",
    "draft 7": "http://json-schema.org/draft-07/schema#",
    "2019-09": "https://json-schema.org/draft/2019-09/schema",
    "2020-12": "https://json-schema.org/draft/2020-12/schema",
}


def told(bench, dialect, schema):
    """Code, place, message and help of what is told of a schema of a dialect."""
    if dialect in DRAFTS:
        bench.surface({"a.json": json.dumps({"$schema": DRAFTS[dialect], **schema})})
    else:
        document = {"openapi": dialect, "components": {"schemas": {"A": schema}}}
        bench.surface(json.dumps(document))
    return [
        (
            found.code,
            found.target.pointer.removeprefix("/components/schemas/A"),
            found.message,
            found.help,
        )
        for found in bench.diagnostics
    ]


@pytest.mark.parametrize(
    ("dialect", "schema", "help_"),
    [
        ("draft 4", {"const": 1}, "write enum: [1]"),
        ("3.0.3", {"const": "a"}, "write enum: [a]"),
        ("draft 4", {"contains": {}}, "not: {type: array, items: {not: …}}"),
        ("draft 4", {"$id": "a"}, "write id"),
        ("draft 4", {"propertyNames": {}}, "JSON Schema draft 6 has it"),
        ("draft 6", {"id": "a"}, "write $id"),
        ("draft 6", {"if": {}}, "anyOf: [{not: <if>}, <then>]"),
        ("draft 7", {"prefixItems": [{}]}, "write a list in items"),
        ("draft 7", {"dependentRequired": {"a": ["b"]}}, "write dependencies"),
        ("draft 7", {"$anchor": "a"}, 'write $id: "#a"'),
        ("draft 7", {"nullable": True, "type": "string"}, "type: [string, 'null']"),
        ("draft 7", {"nullable": False}, "leave it out, as false says nothing"),
        ("2019-09", {"prefixItems": [{}]}, "write a list in items"),
        ("2019-09", {"$dynamicRef": "#"}, "write $recursiveRef"),
        ("2020-12", {"$recursiveRef": "#"}, "write $dynamicRef"),
        ("2020-12", {"id": "a"}, "write $id"),
        ("2020-12", {"example": 1}, "write examples: [1]"),
        ("3.0.3", {"examples": [1]}, "write example"),
        ("3.0.3", {"unevaluatedProperties": False}, "OpenAPI 3.1 has it"),
        ("3.1.0", {"divisibleBy": 2}, "write multipleOf: 2"),
        ("3.1.0", {"maxLenght": 2}, "did you mean 'maxLength'"),
        ("2020-12", {"frobnicate": 2}, ""),
    ],
)
def test_keywords_that_mean_nothing(bench, dialect, schema, help_):
    keyword = next(iter(schema))
    ((code, place, message, help_given),) = told(bench, dialect, schema)
    assert (code, place) == ("schema-unknown-keyword", f"/{keyword}")
    assert repr(keyword) in message
    assert dialect[:3] in message
    assert help_ in help_given
    assert bool(help_given) is bool(help_)


@pytest.mark.parametrize(
    ("dialect", "schema", "place", "what", "help_"),
    [
        ("3.1.0", {"nullable": True}, "/nullable", "nullable", "'null'"),
        (
            "2019-09",
            {"dependencies": {"a": ["b"]}},
            "/dependencies",
            "dependencies",
            "write dependentRequired or dependentSchemas",
        ),
        (
            "draft 4",
            {"minimum": 1, "exclusiveMinimum": 5},
            "/exclusiveMinimum",
            "number in exclusiveMinimum",
            "write minimum: 5 and exclusiveMinimum: true",
        ),
        (
            "draft 6",
            {"minimum": 1, "exclusiveMinimum": True},
            "/exclusiveMinimum",
            "boolean in exclusiveMinimum",
            "write the number of minimum in exclusiveMinimum, and no minimum",
        ),
        (
            "3.1.0",
            {"maximum": 1, "exclusiveMaximum": False},
            "/exclusiveMaximum",
            "boolean in exclusiveMaximum",
            "leave it out",
        ),
        ("2020-12", {"items": [{}]}, "/items", "list in items", "write prefixItems"),
        ("3.1.0", {"items": [{}]}, "/items", "list in items", "write prefixItems"),
        ("3.0.3", {"items": [{}]}, "/items", "list in items", "anyOf: […]"),
        ("3.0.3", {"type": ["string"]}, "/type", "list in type", "nullable: true"),
        ("2019-09", {"$id": "#a"}, "/$id", "mere fragment in $id", "write $anchor"),
        ("draft 4", {"not": False}, "/not", "schema false", "write {not: {}}"),
        ("3.0.3", {"items": True}, "/items", "schema true", "write {}"),
        ("draft 7", {"discriminator": {}}, "/discriminator", "discriminator", ""),
    ],
)
def test_what_is_honoured_against_the_letter(
    bench, dialect, schema, place, what, help_
):
    ((code, found, message, help_given),) = told(bench, dialect, schema)
    assert (code, found) == ("keyword-tolerated", place)
    assert message.endswith(f" has no {what}; it is honoured all the same")
    assert help_ in help_given


@pytest.mark.parametrize("value", [True, False])
def test_a_flag_for_the_names_of_required_properties(bench, value):
    schema = {"properties": {"a": {"type": "string", "required": value}}}
    ((code, place, _, help_),) = told(bench, "3.0.3", schema)
    assert (code, place) == ("keyword-ignored", "/properties/a/required")
    assert help_ == "write the name of the property in required of the object around it"


@pytest.mark.parametrize(
    ("dialect", "schema"),
    [
        ("draft 4", {"additionalProperties": False, "additionalItems": True}),
        ("draft 4", {"minimum": 1, "exclusiveMinimum": True}),
        ("draft 4", {"$defs": {"a": {}}}),
        ("draft 6", {"exclusiveMinimum": 1, "not": False}),
        ("draft 7", {"items": [{}], "additionalItems": False}),
        ("draft 7", {"$id": "#name", "type": ["string", "null"]}),
        ("2019-09", {"items": [{}], "definitions": {"a": True}}),
        ("2020-12", {"$id": "http://example.com/#", "prefixItems": [True]}),
        ("3.0.3", {"nullable": True, "type": "object", "additionalProperties": True}),
        ("3.1.0", {"type": ["string", "null"], "x-any": 1}),
    ],
)
def test_what_a_dialect_has_needs_no_words(bench, dialect, schema):
    assert told(bench, dialect, schema) == []


@pytest.mark.parametrize(
    "schema",
    [{"if": 3}, {"const": None}, {"$defs": {}, "then": []}],
)
def test_the_value_of_a_keyword_that_means_nothing_may_be_anything(bench, schema):
    told(bench, "draft 4", schema)
    assert not bench.diagnostics.has_errors


def test_the_shape_of_what_another_dialect_has_is_no_error(bench):
    ((code, place, message, _),) = told(bench, "draft 4", {"readOnly": "since 2"})
    assert (code, place) == ("keyword-ignored", "/readOnly")
    assert "true or false" in message


def test_errors_do_not_hide_the_notes(bench):
    codes = {code for code, *_ in told(bench, "3.0.3", {"type": 1, "const": 2})}
    assert codes == {"schema-wrong-shape", "schema-unknown-keyword"}


@pytest.mark.parametrize(
    ("declared", "stays"), [("integer", "an integer"), ("string", "a string")]
)
def test_the_type_behind_an_unknown_format_is_told(bench, declared, stays):
    schema = {"type": declared, "format": "parsecs"}
    [item] = told(bench, "2020-12", schema)
    assert f"the value stays {stays}" in " ".join(map(str, item))


def test_a_document_that_does_not_say_is_json_schema(bench):
    """Whose keywords OpenAPI's are among: a bare map of schemas may be meant for it."""
    schema = {"type": "string", "nullable": True, "maxLenght": 2, "example": "a"}
    bench.surface({"a.json": json.dumps(schema)})
    assert {found.message for found in bench.diagnostics} == {
        "JSON Schema 2020-12 has no nullable; it is honoured all the same",
        "keyword 'maxLenght' has no effect: JSON Schema 2020-12 has no such keyword",
    }
