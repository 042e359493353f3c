"""What holds values to each keyword, or why nothing does."""

from textwrap import dedent

import pytest

from specgen.dialect import DIALECTS
from specgen.explain.holding import ALL_OF, UNIONS, held_by_type
from specgen.explain.keywords import ANNOTATIONS, COMPANIONS, DOCUMENTATION
from specgen.ir import Any as Anything
from specgen.ir import (
    Array,
    Bounds,
    DependentRequired,
    Enum,
    ItemLimits,
    Kind,
    Length,
    Map,
    Object,
    Pattern,
    PropertyLimits,
    Scalar,
    Tuple,
    Union,
)
from specgen.lower import RESIDUAL_KEYWORDS
from tests.unit.explain.projects import Project, part, rows


@pytest.mark.parametrize(
    ("schema", "keyword", "held", "by"),
    [
        ("{type: string}", "type", "type", "str"),
        ("{type: string, maxLength: 3}", "maxLength", "code", "Length(max=3)"),
        ("{type: string, pattern: '^a'}", "pattern", "code", 'Pattern("^a")'),
        ("{type: integer, minimum: 0}", "minimum", "code", "Bounds(ge=0)"),
        ("{type: number, multipleOf: 2}", "multipleOf", "code",
         "Bounds(multiple_of=2)"),
        ("{type: string, enum: [a, b]}", "enum", "type", 'Literal["a", "b"]'),
        ("{enum: [1, 2.5]}", "enum", "code", "OneOf(1, 2.5)"),
        ("{const: 1}", "const", "code", "OneOf(1)"),
        ("{type: string, format: date-time}", "format", "type", "DateTime"),
        ("{type: string, format: uuid, maxLength: 36}", "format", "type", "Uuid"),
        ("{format: uuid, maxLength: 36}", "maxLength", "code", "Length(max=36)"),
        ("{type: string, format: uuid, maxLength: 9}", "format", "documentation", ""),
        ("{type: string, format: uri}", "format", "documentation", ""),
        ("{type: array, items: {type: string}}", "items", "type", "list[str]"),
        ("{type: array, uniqueItems: true}", "uniqueItems", "code",
         "Items(unique=True)"),
        ("{type: object, additionalProperties: false}", "additionalProperties", "code",
         "Properties(max=0)"),
        ("{$ref: '#/components/schemas/A'}", "$ref", "type", "A"),
        ("{type: string, nullable: true}", "nullable", "type", "str | None"),
        ("{type: string, description: Text.}", "description", "documentation", ""),
        ("{type: string, x-order: 3}", "x-order", "ignored", ""),
        ("{oneOf: [{type: string, minLength: 1}, {type: string, maxLength: 9}]}",
         "oneOf", "code", "ExactlyOne()"),
        ("{oneOf: [{type: string}, {type: integer}]}", "oneOf", "type",
         "str | Integer"),
        ("{allOf: [{type: integer}, {minimum: 1}]}", "allOf", "type", "Integer"),
        ("{type: object, dependentRequired: {a: [b]}}", "dependentRequired", "code",
         'DependentRequired({"a": ("b",)})'),
    ],
)  # fmt: skip
def test_a_keyword_of_an_exact_schema(request_of, schema, keyword, held, by):
    row = rows(request_of(schema))[keyword]
    assert (row.held, row.by) == (held, by)


VALIDATOR = 'Schema("specgen:/api.yaml#/components/schemas/In")'


@pytest.mark.parametrize(
    ("schema", "keyword"),
    [
        ("{type: string, not: {const: x}}", "not"),
        ("{if: {required: [a]}, then: {required: [b]}}", "if"),
        ("{if: {required: [a]}, then: {required: [b]}}", "then"),
        ("{type: array, contains: {type: string}, minContains: 2}", "contains"),
        ("{type: array, contains: {type: string}, minContains: 2}", "minContains"),
        (
            "{type: object, patternProperties: {^x: {type: string}}}",
            "patternProperties",
        ),
        ("{type: object, propertyNames: {maxLength: 3}}", "propertyNames"),
        (
            "{type: array, prefixItems: [{type: string}], items: {type: integer}}",
            "items",
        ),
        ("{minLength: 1, minItems: 1}", "minItems"),
    ],
)
def test_what_no_type_can_say_is_left_to_a_validator(request_of, schema, keyword):
    row = rows(request_of(schema))[keyword]
    assert (row.held, row.by) == ("validator", VALIDATOR)


def test_all_inside_of_what_a_validator_holds_to_is_held_by_it(request_of):
    found = request_of("{type: string, not: {anyOf: [{minLength: 2}, {const: x}]}}")
    assert rows(found, "/not")["anyOf"].by == VALIDATOR
    assert rows(found, "/not/anyOf/0")["minLength"].by == VALIDATOR
    assert rows(found, "/not/anyOf/1")["const"].by == VALIDATOR


def test_what_was_merged_is_held_by_what_it_became(request_of):
    found = request_of("""\
        minProperties: 1
        allOf:
        - {type: object, properties: {a: {type: string, minLength: 2}}}
        - {type: object, required: [b], properties: {a: {type: string, maxLength: 9}}}
    """)
    assert rows(found)["minProperties"].by == "Properties(min=1)"
    assert rows(found, "/allOf/1")["required"].held == "type"
    assert rows(found, "/allOf/1")["required"].by == "In"
    both = "Length(min=2, max=9)"
    assert rows(found, "/allOf/0/properties/a")["minLength"].by == both
    assert rows(found, "/allOf/1/properties/a")["maxLength"].by == both


def test_what_stands_beside_a_union_is_held_by_its_variants(request_of):
    found = request_of("""\
        minProperties: 2
        anyOf:
        - {type: object, properties: {a: {type: string}}}
        - {type: object, properties: {b: {type: integer}}}
    """)
    assert rows(found)["minProperties"].by == "Properties(min=2)"
    assert rows(found, "/anyOf/1/properties/b")["type"].by == "Integer"


def test_several_types_each_with_keywords(request_of):
    found = request_of("""\
        type: [object, string, 'null']
        minLength: 3
        properties: {a: {type: boolean}}
    """)
    assert rows(found)["type"].held == "type"
    assert rows(found)["minLength"].by == "Length(min=3)"
    assert rows(found)["properties"].held == "type"
    assert part(found, "/properties/a").annotation == "Omittable[Boolean]"


def test_a_tuple_has_its_length_by_type(request_of):
    found = request_of(
        "{type: array, prefixItems: [{type: string}], items: false, minItems: 1}"
    )
    assert {row.held for row in rows(found).values()} == {"type"}


def test_what_an_operation_holds_inline_is_not_generated(api):
    place = "api.yaml#/paths/~1things/post/requestBody/content/application~1json/schema"
    found = api.explain(place)
    assert found.verdict.exact is None
    assert rows(found)["$ref"].held == "documentation"
    assert rows(found)["$ref"].note == "no code is generated of it"


@pytest.mark.parametrize(
    ("schema", "keyword", "note"),
    [
        ("{type: string, frob: 1}", "frob", "OpenAPI 3.1 has no such keyword"),
        ("{type: string, minimum: 1}", "minimum",
         "it says nothing of a value that is no number"),
        ("{type: string, minLength: 0}", "minLength", "every value meets it"),
        ("{type: array, uniqueItems: false}", "uniqueItems", "every value meets it"),
        ("{type: string, then: {minLength: 1}}", "then", "it has no effect without if"),
        ("{type: array, maxContains: 1}", "maxContains",
         "it has no effect without contains"),
    ],
)  # fmt: skip
def test_a_keyword_without_effect_says_why(request_of, schema, keyword, note):
    row = rows(request_of(schema))[keyword]
    assert (row.held, row.note) == ("ignored", note)


def test_inside_of_what_has_no_effect_nothing_has(request_of):
    found = request_of("{type: string, then: {minLength: 1}}")
    row = rows(found, "/then")["minLength"]
    assert (row.held, row.note) == ("ignored", "it has no effect without if")


def test_beside_a_reference_in_openapi_3_0(tmp_path):
    text = """\
        openapi: 3.0.3
        info: {title: Things, version: 1.0.0}
        paths: {}
        components:
          schemas:
            A: {$ref: '#/components/schemas/B', maxLength: 3}
            B: {type: string}
    """
    row = rows(Project(tmp_path, dedent(text)).explain("A"))["maxLength"]
    assert row.held == "ignored"
    assert row.note == "nothing beside $ref has an effect in OpenAPI 3.0"


def test_what_belongs_to_another_dialect(tmp_path):
    text = """
        openapi: 3.0.3
        components:
          schemas:
            A:
              properties:
                a: {type: integer, const: 1, exclusiveMinimum: 5, required: true}
    """
    found = rows(Project(tmp_path, dedent(text)).explain("A"), "/properties/a")
    told = {k: (row.held, [f.code for f in row.remarks]) for k, row in found.items()}
    assert told == {
        "type": ("type", []),
        "const": ("ignored", ["schema-unknown-keyword"]),
        "exclusiveMinimum": ("code", ["keyword-tolerated"]),
        "required": ("ignored", ["keyword-ignored"]),
    }
    assert found["required"].note == "it has not the form that the keyword takes"


def test_diagnostics_go_to_the_row_that_they_are_about(request_of):
    found = request_of("""\
        type: object
        frob: true
        properties:
          n: {type: integer, default: many}
          when: {type: string, format: moonphase}
    """)
    assert [f.code for f in rows(found)["frob"].remarks] == ["schema-unknown-keyword"]
    default = rows(found, "/properties/n")["default"]
    assert [f.code for f in default.remarks] == ["default-invalid"]
    assert default.by == ""
    form = rows(found, "/properties/when")["format"]
    assert [f.code for f in form.remarks] == ["format-unknown"]


def test_defaults_and_directions(request_of):
    found = request_of("""\
        type: object
        properties:
          n: {type: integer, default: 3}
          id: {type: string, readOnly: true}
    """)
    default = rows(found, "/properties/n")["default"]
    assert (default.held, default.by) == ("applied", "3")
    assert rows(found, "/properties/id")["readOnly"].note == "left out of params"


def test_every_keyword_of_every_dialect_has_an_answer():
    here, anything = "api.yaml#/X", Anything(id="")
    nodes = (
        Scalar(id=here, kind=Kind.STRING),
        Enum(id=here, members=()),
        Object(id=here, properties=(), extra=anything),
        Map(id=here, values=anything),
        Array(id=here, items=anything),
        Tuple(id=here, items=()),
        Union(id=here, variants=()),
    )
    assertions = (
        Bounds(ge=1, gt=1, le=1, lt=1, multiple_of=1),
        Length(min=1, max=1),
        Pattern("a"),
        ItemLimits(min=1, max=1, unique=True),
        PropertyLimits(min=1, max=1),
        DependentRequired(()),
    )
    answered = {
        *DOCUMENTATION,
        *COMPANIONS,
        *ANNOTATIONS,
        *ALL_OF,
        *UNIONS,
        *RESIDUAL_KEYWORDS,
        "discriminator",
        *(keyword for node in nodes for keyword in held_by_type(node)),
        *(keyword for item in assertions for keyword in item.as_keywords),
    }
    for dialect in DIALECTS:
        assert dialect.keywords - answered == set(dialect.dynamic_keywords)
    assert not DOCUMENTATION.keys() & RESIDUAL_KEYWORDS


def test_a_discriminator_is_held_where_it_tells_variants_apart(request_of):
    variants = "{$ref: '#/components/schemas/A'}, {$ref: '#/components/schemas/B'}"
    union = f"oneOf: [{variants}]\ndiscriminator: {{propertyName: t}}\n"
    found = rows(request_of(union))["discriminator"]
    assert (found.held, found.by) == ("code", 'Tagged("t", "a", "b")')
    found = rows(request_of("type: string\ndiscriminator: {propertyName: t}\n"))
    assert found["discriminator"].note == "no union is told apart by it"


def test_words_for_the_members_of_an_enum(tmp_path):
    enum = "{type: string, enum: [a], x-enum-varnames: [LETTER]}"
    project = Project(tmp_path, f"Letter: {enum}\n", enums="strenum")
    found = project.explain("Letter")
    assert rows(found)["x-enum-varnames"].note == "for the members of the enum"
    assert part(found).annotation == "class Letter(StrEnum)"


def test_an_integer_of_draft_4(tmp_path):
    schema = "{$schema: 'http://json-schema.org/draft-04/schema#', type: integer}"
    found = rows(Project(tmp_path, schema + "\n").explain("#"))["type"]
    assert (found.held, found.by) == ("code", "NoFraction()")
