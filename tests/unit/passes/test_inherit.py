"""allOf as base classes, where a class changes nothing of its bases."""

import pytest

from tests.unit.exchange import exchange

BASE = """
Base: {type: object, required: [a], properties: {a: {type: integer}}}
Other: {type: object, properties: {b: {type: string}}}
Same: {type: object, properties: {a: {type: string}}}
Closed: {type: object, properties: {c: {}}, additionalProperties: false}
Implied: {properties: {d: {}}}
Alias: {$ref: '#/Base'}
"""


@pytest.mark.parametrize(
    ("schema", "expected"),
    [
        (
            "{allOf: [{$ref: '#/Base'}, {properties: {x: {}}}]}",
            "Base + {x?: any}",
        ),
        ("{allOf: [{$ref: '#/Base'}, {$ref: '#/Other'}]}", "Base + Other + {}"),
        ("{allOf: [{$ref: '#/Alias'}, {properties: {x: {}}}]}", "Base + {x?: any}"),
        ("{$ref: '#/Base', properties: {x: {}}}", "Base + {x?: any}"),
        (
            "{allOf: [{$ref: '#/Base'}, {properties: {a: {minimum: 1}}}]}",
            "{a!: integer[Bounds ge=1]}",
        ),
        (
            "{allOf: [{$ref: '#/Other'}, {required: [b]}]}",
            "{b!: string}",
        ),
        (
            "{allOf: [{$ref: '#/Implied'}, {type: object, properties: {x: {}}}]}",
            "{d?: any, x?: any}",
        ),
    ],
)
def test_bases(bench, schema, expected):
    assert bench.show(bench.passed(f"A: {schema}\n{BASE}")) == expected


def test_a_base_under_another_verdict_is_none(bench):
    schemas = """
        A: {allOf: [{$ref: '#/components/schemas/Base'}, {properties: {x: {}}}]}
        Base: {type: object, properties: {a: {}}}
    """
    spec = bench.passed(exchange("A", "Base", schemas))
    assert bench.show(spec) == "{a?: any, x?: any}"
