"""Lower: what each keyword means, and what no type can say, as a residual."""

import pytest

from specgen import ir
from specgen.config.settings import Stream


@pytest.mark.parametrize(
    ("schema", "expected"),
    [
        ("{}", "any"),
        ("{allOf: [true]}", "(any)"),
        ("{allOf: [false]}", "(never)"),
        ("{description: anything}", "any"),
        ("{type: string}", "string"),
        ("{type: integer}", "integer"),
        ("{type: 'null'}", "null"),
        ("{type: string, format: date}", "string:date"),
        ("{type: string, contentEncoding: base64}", "string:byte"),
        ("{type: string, minLength: 1, maxLength: 2.0}", "string[Length min=1 max=2]"),
        ("{type: string, minLength: 0}", "string"),
        ("{type: string, pattern: a}", "string[Pattern regex='a']"),
        ("{type: integer, minimum: 1}", "integer[Bounds ge=1]"),
        ("{type: number, exclusiveMaximum: 2.5}", "number[Bounds lt=2.5]"),
        ("{type: number, multipleOf: 0.1}", "number[Bounds multiple_of=0.1]"),
        ("{type: string, minimum: 5}", "string"),
        ("{minimum: 5}", "~number[Bounds ge=5]"),
        ("{format: date}", "any"),
    ],
)
def test_scalars(bench, schema, expected):
    assert bench.show(bench.lowered(f"A: {schema}\nB: {{type: string}}")) == expected


@pytest.mark.parametrize(
    ("schema", "expected"),
    [
        ("{enum: [a, b, a]}", '"a"/"b"'),
        ("{enum: [1, 1.0, true]}", "1/true"),
        ("{const: 5}", "=5"),
        ("{const: null}", "=null"),
        ("{type: string, enum: [a, 1, null]}", '"a"'),
        ("{type: integer, enum: [1, 1.5, 2.0, true]}", "1/2.0"),
        ("{type: [string, 'null'], enum: [a, null]}", '"a"/null'),
        ("{enum: [], description: none}", "never"),
        ("{type: string, const: 5}", "string[held to const]"),
        ("{type: string, enum: [1, 2]}", "string[held to enum]"),
        ("{type: string, enum: []}", "never"),
        ("{enum: [a, b], minLength: 1}", '"a"/"b"[held to minLength]'),
        ("{enum: [a, b], const: a}", '="a"[held to enum]'),
    ],
)
def test_enumerations(bench, schema, expected):
    assert bench.show(bench.lowered(f"A: {schema}\nB: {{type: string}}")) == expected


def test_names_of_enum_members(bench):
    spec = bench.lowered("""
        A: {enum: [a, b], x-enum-varnames: [X, Y], x-enumDescriptions: [one, two]}
        B: {enum: [a, b], x-enum-varnames: [X]}
        C: {enum: [a, b], x-enumNames: {a: X}}
    """)
    a, b, c = (definition.type.members for definition in spec.definitions.values())
    assert [(m.name, m.description) for m in a] == [("X", "one"), ("Y", "two")]
    assert {m.name for m in (*b, *c)} == {None}


@pytest.mark.parametrize(
    ("keywords", "expected"),
    [
        ("", "map(any)"),
        ("properties: {a: {type: string}}", "{a?: string}"),
        ("required: [a], properties: {a: {}}", "{a!: any}"),
        ("required: [b]", "{b!}"),
        ("properties: {a: {default: 1}}", "{a?: any = 1}"),
        ("properties: {a: {default: null}}", "{a?: any = null}"),
        ("properties: {a: {}}, additionalProperties: false", "{a?: any, ...never}"),
        (
            "properties: {a: {}}, additionalProperties: {type: string}",
            "{a?: any, ...string}",
        ),
        ("properties: {a: {}}, unevaluatedProperties: false", "{a?: any, ...never}"),
        ("additionalProperties: {type: integer}", "map(integer)"),
        ("additionalProperties: false", "map(any)[PropertyLimits max=0]"),
        ("minProperties: 1", "map(any)[PropertyLimits min=1]"),
        (
            "dependentRequired: {a: [b], c: []}",
            "map(any)[DependentRequired names=(('a', ('b',)),)]",
        ),
        (
            "patternProperties: {x: {type: string}}",
            "map(any)[held to patternProperties]",
        ),
        (
            "patternProperties: {x: {}}, additionalProperties: false",
            "map(any)[held to additionalProperties, patternProperties]",
        ),
        (
            "properties: {a: {}}, required: [b], additionalProperties: false",
            "{a?: any, b!}[held to required]",
        ),
        ("properties: {a: false, b: {}}", "{b?: any}[held to properties]"),
        ("propertyNames: {maxLength: 3}", "map(any)[held to propertyNames]"),
    ],
)
def test_objects(bench, keywords, expected):
    spec = bench.lowered(f"A: {{type: object, {keywords}}}\nB: {{type: string}}")
    assert bench.show(spec) == expected


def test_an_object_that_is_only_implied(bench):
    spec = bench.lowered("A: {properties: {a: true}}\nB: {type: string}")
    assert bench.show(spec) == "~{a?: any}"


@pytest.mark.parametrize(
    ("schema", "expected"),
    [
        ("{type: array}", "[any]"),
        ("{type: array, items: {type: string}}", "[string]"),
        ("{items: {type: string}}", "~[string]"),
        ("{type: array, minItems: 1, maxItems: 2}", "[any][ItemLimits min=1 max=2]"),
        ("{type: array, uniqueItems: true}", "[any][ItemLimits unique=True]"),
        ("{type: array, items: false}", "[any][ItemLimits max=0]"),
        (
            "{type: array, prefixItems: [{}, {}], minItems: 2, items: false}",
            "(any, any)",
        ),
        (
            "{type: array, prefixItems: [{}, {}], minItems: 2, maxItems: 2}",
            "(any, any)",
        ),
        (
            "{type: array, prefixItems: [{type: string}]}",
            "[any][held to prefixItems]",
        ),
        ("{type: array, contains: {type: string}}", "[any][held to contains]"),
    ],
)
def test_arrays(bench, schema, expected):
    assert bench.show(bench.lowered(f"A: {schema}\nB: {{type: string}}")) == expected


@pytest.mark.parametrize(
    ("schema", "expected"),
    [
        ("{type: [string, 'null']}", "(string | null)"),
        ("{type: [integer, number]}", "(number)"),
        ("{type: [string]}", "string"),
        ("{type: [array, string], items: {type: string}}", "([string] | string)"),
        ("{anyOf: [{type: string}, {type: integer}]}", "(string | integer)"),
        ("{oneOf: [{type: string}, {}]}", "(string | any)[ExactlyOne]"),
        ("{type: string, nullable: true}", "(string | null)"),
        ("{$ref: '#/B', nullable: true}", "(->B | null)"),
        ("{enum: [a], nullable: true}", '("a" | null)'),
        ("{const: null, nullable: true}", "=null"),
        ("{allOf: [{$ref: '#/B'}]}", "->B"),
        ("{allOf: [{$ref: '#/B'}, {minLength: 2}]}", "(->B & ~string[Length min=2])"),
        ("{$ref: '#/B', maxLength: 2}", "(->B & ~string[Length max=2])"),
        ("{$ref: '#/B', description: other words}", "->B"),
        ("{not: {type: string}}", "any[held to not]"),
        ("{type: string, not: {const: a}}", "string[held to not]"),
        ("{if: {type: string}, then: {minLength: 1}}", "any[held to if, then]"),
        ("{if: {type: string}}", "any"),
        ("{minimum: 1, maxLength: 1}", "any[held to minimum, maxLength]"),
    ],
)
def test_combinations(bench, schema, expected):
    assert bench.show(bench.lowered(f"A: {schema}\nB: {{type: string}}")) == expected


def test_a_part_that_needs_a_class_becomes_a_definition(bench):
    spec = bench.lowered("""
        A:
          type: object
          properties:
            part: {type: object, properties: {x: {type: integer}}}
            list: {type: array, items: {type: object, properties: {y: {}}}}
            map: {type: object, additionalProperties: {type: string}}
    """)
    assert bench.show(spec) == "{part?: ->part, list?: [->items], map?: map(string)}"
    named = {place: d.named for place, d in spec.definitions.items()}
    assert named == {
        "a.yaml#/A/properties/part": False,
        "a.yaml#/A/properties/list/items": False,
        "a.yaml#/A": True,
    }


def test_each_schema_is_lowered_once(bench):
    spec = bench.lowered("""
        A: {type: object, properties: {b: {$ref: '#/B'}, c: {$ref: '#/B'}}}
        B: {type: object, properties: {a: {$ref: '#/A'}}}
    """)
    assert list(spec.definitions) == ["a.yaml#/A", "a.yaml#/B"]


@pytest.mark.parametrize(
    ("version", "schema", "expected"),
    [
        ("3.0.3", "{type: number, minimum: 1, exclusiveMinimum: true}", "Bounds gt=1"),
        ("3.0.3", "{type: number, minimum: 1, exclusiveMinimum: false}", "Bounds ge=1"),
        ("3.1.0", "{type: number, exclusiveMinimum: 1}", "Bounds gt=1"),
    ],
)
def test_bounds_of_each_dialect(bench, version, schema, expected):
    spec = bench.lowered(
        f"openapi: {version}\ncomponents: {{schemas: {{A: {schema}}}}}"
    )
    assert bench.show(spec) == f"number[{expected}]"


def test_a_reference_of_3_0_has_no_siblings(bench):
    spec = bench.lowered("""
        openapi: 3.0.3
        components:
          schemas:
            A: {$ref: '#/components/schemas/B', nullable: true, maxLength: 3}
            B: {type: string}
    """)
    assert bench.show(spec) == "->B"
    assert bench.told == ["ref-siblings-ignored 5"]


def test_a_keyword_of_another_dialect_holds_no_schema(bench):
    spec = bench.lowered("""
        openapi: 3.0.3
        components:
          schemas:
            A:
              properties: {a: {type: string}}
              unevaluatedProperties: false
    """)
    assert bench.show(spec) == "~{a?: string}"
    assert bench.told == ["schema-unknown-keyword 7"]


def test_items_of_old_beside_items_of_today(bench):
    spec = bench.lowered("""
        openapi: 3.1.0
        components:
          schemas:
            A: {type: array, items: [{type: string}], additionalItems: false}
    """)
    assert bench.show(spec) == "[any][held to items, additionalItems]"


def test_what_an_old_draft_calls_an_integer(bench):
    schema = '{"$schema": "http://json-schema.org/draft-04/schema#", "type": "integer"}'
    spec = bench.lowered({"a.json": schema})
    (definition,) = spec.definitions.values()
    assert definition.type.residual == (ir.NoFraction(),)


def test_a_dynamic_reference_is_left_to_a_validator(bench):
    spec = bench.lowered("""
        $schema: https://json-schema.org/draft/2020-12/schema
        $id: https://example.com/tree
        $dynamicAnchor: node
        type: object
        properties: {children: {type: array, items: {$dynamicRef: '#node'}}}
    """)
    definition = spec.definitions["a.yaml#"]
    assert isinstance(definition.type, ir.Any)
    assert definition.type.residual == (ir.Fragment("a.yaml#", ("$dynamicRef",)),)


def test_words_stay_with_their_schema(bench):
    spec = bench.lowered("""
        A: {type: string, title: T, description: D, deprecated: true}
        B: {$ref: '#/A', description: Other}
    """)
    a, b = (definition.type.docs for definition in spec.definitions.values())
    assert a == ir.Docs(title="T", description="D", deprecated=True)
    assert b == ir.Docs(description="Other")


def test_what_only_travels_one_way(bench):
    spec = bench.lowered("""
        A:
          type: object
          properties: {a: {readOnly: true}, b: {writeOnly: true}, c: {}}
    """)
    properties = spec.definitions["a.yaml#/A"].type.properties
    assert [(p.read_only, p.write_only) for p in properties] == [
        (True, False),
        (False, True),
        (False, False),
    ]


def test_operations_and_their_streams(bench):
    spec = bench.lowered("""
        openapi: 3.1.0
        paths:
          /a:
            post:
              operationId: make
              requestBody:
                content:
                  application/json: {schema: {type: object, properties: {a: {}}}}
              responses:
                "200":
                  content:
                    application/json: {schema: {$ref: '#/components/schemas/A'}}
                    text/event-stream: {schema: {$ref: '#/components/schemas/E'}}
        components:
          schemas:
            A: {type: string}
            E: {type: object, properties: {type: {enum: [x]}}}
    """)
    (operation,) = spec.operations
    assert operation.name == "make"
    assert [type(node) for node in operation.requests] == [ir.Ref]
    assert [type(node) for node in operation.responses] == [ir.Ref]
    (stream,) = spec.streams
    assert operation.stream == stream.id
    assert stream.operations == ("make",)


def test_streams_that_only_the_configuration_knows(bench):
    declared = {"a.yaml#/A": Stream(terminal=("[END]",))}
    spec = bench.lowered("A: {type: object, properties: {a: {}}}", streams=declared)
    (stream,) = spec.streams
    assert stream.id == "a.yaml#/A"
    assert stream.terminal == ("[END]",)
