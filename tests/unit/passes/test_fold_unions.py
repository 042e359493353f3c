"""Unions in their plainest form."""

import pytest

from specgen import ir


def folded(bench, schema):
    text = f"""
A: {schema}
S: {{type: string}}
O: {{type: object, properties: {{a: {{}}}}}}
U: {{anyOf: [{{type: string}}, {{type: integer}}]}}
"""
    return bench.show(bench.passed(text, "merge_all_of", "fold_unions"))


@pytest.mark.parametrize(
    ("schema", "expected"),
    [
        ("{anyOf: [{type: string}]}", "string"),
        ("{oneOf: [{type: string}]}", "string"),
        ("{anyOf: [{type: string}, {type: string}]}", "string"),
        ("{anyOf: [{$ref: '#/S'}, {$ref: '#/S'}]}", "->S"),
        (
            "{anyOf: [{type: string}, {type: integer}, {type: string}]}",
            "(string | integer)",
        ),
        ("{anyOf: [{type: 'null'}, {type: string}]}", "(string | null)"),
        (
            "{anyOf: [{anyOf: [{type: string}, {type: integer}]}, {type: boolean}]}",
            "(string | integer | boolean)",
        ),
        ("{anyOf: [{type: string}, false]}", "string"),
        ("{anyOf: [false, false]}", "never"),
        ("{anyOf: [{type: string}, {}]}", "any"),
        ("{anyOf: [{type: string}, {not: {}}]}", "(string | any[held to not])"),
        ("{type: [string, 'null'], nullable: true}", "(string | null)"),
        ("{anyOf: [{$ref: '#/U'}, {type: boolean}]}", "(->U | boolean)"),
        (
            "{anyOf: [{type: string, minLength: 2}, {type: string}]}",
            "(string[Length min=2] | string)",
        ),
    ],
)
def test_folding(bench, schema, expected):
    assert folded(bench, schema) == expected


def test_repeats_in_oneof_are_kept(bench):
    """What fits one of two equal variants fits both, and is refused."""
    assert folded(bench, "{oneOf: [{type: string}, {type: string}]}") == (
        "(string | string)[ExactlyOne]"
    )


def test_oneof_in_anyof_stays(bench):
    found = folded(bench, "{anyOf: [{oneOf: [{type: string}, {}]}, {type: integer}]}")
    assert found == "((string | any)[ExactlyOne] | integer)"


def test_a_definition_that_is_nothing_but_its_part_becomes_it(bench):
    spec = bench.passed(
        "A: {anyOf: [{type: object, properties: {a: {}}, description: D}]}\n"
        "B: {type: string}"
    )
    definition = spec.definitions["a.yaml#/A"]
    assert isinstance(definition.type, ir.Object)
    assert definition.type.docs.description == "D"
    assert list(spec.definitions) == ["a.yaml#/A", "a.yaml#/B"]
