"""Defaults that their own schema rejects."""

import pytest
from pydantic import TypeAdapter

import specgen

PARTS = """
Part: {type: object, required: [x], properties: {x: {type: integer}}}
Closed: {type: object, properties: {a: {}}, additionalProperties: false}
Color: {enum: [red, green]}
Tree: {type: object, properties: {tree: {$ref: '#/Tree'}}}
"""


def document(schema, default):
    """An object with one property that has a default."""
    item = f"{schema[:-1]}, default: {default}}}".replace("{, ", "{")
    return f"A: {{type: object, properties: {{p: {item}}}}}\n{PARTS}"


@pytest.mark.parametrize(
    ("schema", "default"),
    [
        ("{type: string}", "a"),
        ("{type: integer}", "1.0"),
        ("{type: number}", "1"),
        ("{type: boolean}", "true"),
        ("{type: 'null'}", "null"),
        ("{type: string, maxLength: 1}", "a"),
        ("{type: integer, minimum: 1, maximum: 1}", "1"),
        ("{type: string, pattern: ^a}", "abc"),
        ("{type: array, items: {type: string}}", "[a]"),
        ("{type: object, additionalProperties: {type: integer}}", "{a: 1}"),
        ("{allOf: [{$ref: '#/Part'}]}", "{x: 1, y: 2}"),
        ("{allOf: [{$ref: '#/Color'}]}", "red"),
        ("{allOf: [{$ref: '#/Tree'}]}", "{tree: {tree: {}}}"),
        ("{anyOf: [{type: string}, {type: 'null'}]}", "null"),
        ("{const: [1]}", "[1.0]"),
        ("{}", "{anything: [1]}"),
        ("{minLength: 2}", "5"),
        ("{minLength: 2}", "ab"),
        ("{properties: {a: {type: string}}}", "5"),
        ("{items: {type: string}}", "{}"),
        ("{oneOf: [{type: string}, {type: integer}]}", "ab"),
        ("{type: number, multipleOf: 0.1}", "0.3"),
        ("{minimum: 5}", "true"),
    ],
)
def test_good(bench, schema, default):
    text = (
        f"A: {{type: object, properties: {{p: {schema[:-1]}, default: {default}}}}}}}"
    )
    text = text.replace("{, ", "{")
    spec = bench.passed(text + PARTS)
    (item,) = spec.definitions["a.yaml#/A"].type.properties
    assert item.default is not None, bench.told
    assert not bench.told


@pytest.mark.parametrize(
    ("schema", "default"),
    [
        ("{type: string}", "5"),
        ("{type: string}", "null"),
        ("{type: integer}", "1.5"),
        ("{type: integer}", "true"),
        ("{type: integer}", "'1'"),
        ("{type: boolean}", "0"),
        ("{type: string, maxLength: 1}", "ab"),
        ("{type: integer, exclusiveMinimum: 1}", "1"),
        ("{type: number, maximum: 1}", "2"),
        ("{type: string, pattern: ^a}", "ba"),
        ("{type: array, items: {type: string}}", "[1]"),
        ("{type: array, minItems: 1}", "[]"),
        ("{type: object, additionalProperties: {type: integer}}", "{a: b}"),
        ("{allOf: [{$ref: '#/Part'}]}", "{}"),
        ("{allOf: [{$ref: '#/Part'}]}", "{x: a}"),
        ("{allOf: [{$ref: '#/Color'}]}", "blue"),
        ("{anyOf: [{type: string}, {type: 'null'}]}", "5"),
        ("{const: 1}", "true"),
        ("{enum: [a]}", "b"),
        ("{minLength: 2}", "a"),
        ("{type: object, minProperties: 1}", "{}"),
        ("{type: array, uniqueItems: true}", "[1, 1.0]"),
        ("{type: object, dependentRequired: {a: [b]}}", "{a: 1}"),
        ("{items: {type: string}}", "[5]"),
        ("{allOf: [{$ref: '#/Closed'}]}", "{x: 1}"),
        ("{oneOf: [{type: string}, {maxLength: 3}]}", "ab"),
        ("{type: number, multipleOf: 0.1}", "0.25"),
        ("{oneOf: [{$ref: '#/Part'}, {type: object}]}", "{x: 1}"),
    ],
)
def test_bad(bench, schema, default):
    text = (
        f"A: {{type: object, properties: {{p: {schema[:-1]}, default: {default}}}}}}}"
    )
    spec = bench.passed(text + PARTS)
    (item,) = spec.definitions["a.yaml#/A"].type.properties
    assert item.default is None
    assert bench.told == ["default-invalid 1"]


def test_a_variant_that_only_a_validator_can_judge_may_be_none(bench):
    spec = bench.passed("""
        A:
          type: object
          properties:
            p:
              default: ab
              oneOf: [{type: string}, {type: string, not: {const: ab}}]
    """)
    (item,) = spec.definitions["a.yaml#/A"].type.properties
    assert item.default is not None


def test_a_regular_expression_that_is_none_judges_nothing(bench):
    text = (
        "A: {type: object, properties: {p: {type: string, pattern: '(', default: a}}}"
    )
    spec = bench.passed(text)
    (item,) = spec.definitions["a.yaml#/A"].type.properties
    assert item.default is not None


@pytest.mark.parametrize(
    ("name", "good", "bad"),
    [
        ("date-time", "2024-01-31t12:00:00.123456789z", "2024-01-31T12:00:00"),
        ("date", "2024-01-31", "2023-02-29"),
        ("time", "12:00:00+05:30", "12:00"),
        ("duration", "P1Y2M", "P"),
        ("uuid", "123e4567-e89b-12d3-a456-426614174000", ""),
        ("byte", "/+8=", "_-8="),
        ("ipv4", "1.2.3.4", "1.2.3"),
        ("ipv6", "::1", "fe80::1%a"),
        ("uri", "", None),
    ],
)
def test_a_default_is_of_its_format(bench, name, good, bad):
    for default, told in ((good, []), (bad, ["default-invalid 1"])):
        if default is not None:
            spec = bench.passed(
                f"A: {{type: object, properties: {{p: {{type: string, "
                f"format: {name}, default: '{default}'}}}}}}"
            )
            (item,) = spec.definitions["a.yaml#/A"].type.properties
            assert (item.default is None, bench.told) == (bool(told), told)


def test_formats_that_stay_strings_let_any_default_be():
    schema = {"properties": {"p": {"type": "string", "format": "date", "default": ""}}}
    read = {f: specgen.compile(schema, formats=f)["#"] for f in ("string", "python")}
    assert TypeAdapter(read["string"]).validate_python({}).p == ""
    assert TypeAdapter(read["python"]).validate_python({}).p is None


@pytest.mark.parametrize(
    ("schema", "default"),
    [
        ("{type: object, not: {required: [a]}}", "{a: 1}"),
        ("{type: array, contains: {const: 3}}", "[1]"),
        ("{type: array, items: {type: string, not: {const: a}}}", "[a]"),
        ("{type: object, properties: {x: {type: string, not: {}}}}", "{x: a}"),
        ("{type: object, propertyNames: {pattern: ^a}}", "{b: 1}"),
        ("{type: object, not: {maxProperties: 0}}", "{}"),
        ("{anyOf: [{type: 'null'}, {type: array, contains: {const: 3}}]}", "[1]"),
        ("{properties: {a: {}}, not: {type: number}}", "1.5"),
        ("{anyOf: [{$ref: '#/Part'}, {type: integer, not: {const: 1}}]}", "1"),
    ],
)
def test_what_a_validator_may_reject_is_no_default(bench, schema, default):
    spec = bench.passed(document(schema, default))
    (item,) = spec.definitions["a.yaml#/A"].type.properties
    assert item.default is None
    assert bench.told == ["default-unjudged 1"]


@pytest.mark.parametrize(
    ("schema", "default"),
    [
        ("{type: string, not: {const: a}}", "b"),
        ("{anyOf: [{type: string, not: {const: a}}, {type: integer}]}", "b"),
        ("{properties: {a: {}}, propertyNames: {pattern: ^a}}", "1.5"),
        ("{type: object, properties: {x: {type: string, not: {}}}}", "{y: 1}"),
        ("{type: array, items: {type: string, not: {}}}", "[]"),
        ("{type: object, propertyNames: {pattern: ^a}}", "{}"),
    ],
)
def test_what_none_is_asked_about_is_one(bench, schema, default):
    spec = bench.passed(document(schema, default))
    (item,) = spec.definitions["a.yaml#/A"].type.properties
    assert item.default is not None
    assert not bench.told


@pytest.mark.parametrize(
    ("name", "text", "is_one"),
    [
        ("date-time", "2016-12-31T23:59:60Z", True),
        ("date-time", "2017-01-01T00:59:60.5+01:00", True),
        ("date-time", "2016-12-31T23:58:60Z", False),
        ("time", "23:59:60z", True),
        ("time", "23:59:60+01:00", False),
    ],
)
def test_a_leap_second_ends_a_day(name, text, is_one):
    item = {"type": "string", "format": name, "default": text}
    schema = {"type": "object", "properties": {"p": item}}
    model = TypeAdapter(specgen.compile(schema, formats="python")["#"])
    found = model.validate_python({}).p
    assert (found is not None) == is_one
    assert getattr(found, "text", None) == (text if is_one else None)


def test_what_is_asserted_of_a_schema_elsewhere_counts(bench):
    bench.passed(document("{$ref: '#/Short'}", "abc") + "Short: {maxLength: 2}\n")
    assert bench.told == ["default-invalid 1"]


def test_what_only_the_package_can_tell_is_left_to_it(bench):
    bench.passed(document(r"{type: string, pattern: '^\p{L}$'}", "é"))
    assert bench.told == []
