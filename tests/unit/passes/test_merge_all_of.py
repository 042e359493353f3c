"""allOf, merged: what two types have in common, or a residual where none can say it."""

import pytest
from pydantic import TypeAdapter, ValidationError

import specgen
from specgen import ir
from specgen.walk import walk

BASES = """
Str: {type: string}
Obj: {type: object, required: [a], properties: {a: {type: integer}, b: {}}}
Closed: {type: object, properties: {a: {}}, additionalProperties: false}
Colors: {enum: [red, green, 1]}
Either: {anyOf: [{type: string}, {type: integer}]}
Implied: {properties: {a: {type: integer}}}
Sizes: {enum: [small, large]}
Rows: {type: array, items: {type: integer}}
"""


def merged(bench, schema):
    spec = bench.passed(f"A: {schema}\n{BASES}", "merge_all_of", "fold_unions")
    for definition in spec.definitions.values():
        assert not any(isinstance(n, ir.Intersection) for n in walk(definition.type))
    return bench.show(spec)


@pytest.mark.parametrize(
    ("schema", "expected"),
    [
        ("{allOf: [{$ref: '#/Str'}]}", "->Str"),
        ("{allOf: [{}, {$ref: '#/Str'}, true]}", "->Str"),
        ("{allOf: [{type: string}, {minLength: 2}]}", "string[Length min=2]"),
        (
            "{allOf: [{type: string, minLength: 1}, {minLength: 3, maxLength: 4}]}",
            "string[Length min=3 max=4]",
        ),
        (
            "{allOf: [{type: integer, minimum: 0}, {maximum: 9, minimum: -1}]}",
            "integer[Bounds ge=0 le=9]",
        ),
        ("{allOf: [{type: integer}, {type: number}]}", "integer"),
        (
            "{allOf: [{type: number, multipleOf: 2}, {multipleOf: 3}]}",
            "number[Bounds multiple_of=2][Bounds multiple_of=3]",
        ),
        (
            "{allOf: [{type: string, pattern: a}, {pattern: b}]}",
            "string[Pattern regex='a'][Pattern regex='b']",
        ),
        ("{allOf: [{type: string}, {format: date, type: string}]}", "string:date"),
    ],
)
def test_scalars(bench, schema, expected):
    assert merged(bench, schema) == expected
    assert not bench.told


@pytest.mark.parametrize(
    ("schema", "expected"),
    [
        ("{allOf: [{$ref: '#/Colors'}, {enum: [green, blue]}]}", '"green"'),
        ("{allOf: [{$ref: '#/Colors'}, {type: string}]}", '"red"/"green"'),
        ("{allOf: [{const: red}, {$ref: '#/Colors'}]}", '="red"'),
        ("{allOf: [{$ref: '#/Colors'}, {type: integer}]}", "1"),
    ],
)
def test_enumerations(bench, schema, expected):
    assert merged(bench, schema) == expected


@pytest.mark.parametrize(
    ("schema", "expected"),
    [
        (
            "{allOf: [{$ref: '#/Obj'}, {properties: {c: {type: string}}}]}",
            "Obj + {a!: integer, b?: any, c?: string}",
        ),
        (
            "{allOf: [{$ref: '#/Obj'}, {required: [b]}]}",
            "Obj + {a!: integer, b!: any}",
        ),
        (
            "{allOf: [{$ref: '#/Obj'}, {properties: {a: {minimum: 1}}}]}",
            "Obj + {a!: integer[Bounds ge=1], b?: any}",
        ),
        (
            "{allOf: [{$ref: '#/Obj'}, {properties: {b: {default: 5}}}]}",
            "Obj + {a!: integer, b?: any = 5}",
        ),
        (
            "{$ref: '#/Obj', properties: {c: {}}}",
            "Obj + {a!: integer, b?: any, c?: any}",
        ),
    ],
)
def test_objects(bench, schema, expected):
    assert merged(bench, schema) == expected
    assert not bench.told


def test_what_is_closed_is_closed_to_the_others_properties_too(bench):
    """`additionalProperties` forbids what other members declare: no class says that."""
    found = merged(bench, "{allOf: [{$ref: '#/Closed'}, {properties: {c: {}}}]}")
    assert "held to" in found


@pytest.mark.parametrize(
    ("schema", "expected"),
    [
        ("{allOf: [{$ref: '#/Either'}, {type: string}]}", "string"),
        ("{allOf: [{$ref: '#/Either'}, {type: [string, 'null']}]}", "string"),
        (
            "{allOf: [{type: array, items: {type: number}}, {items: {type: integer}}]}",
            "[integer]",
        ),
        (
            "{allOf: [{type: array, minItems: 1}, {maxItems: 3, uniqueItems: true}]}",
            "[any][ItemLimits min=1 max=3 unique=True]",
        ),
    ],
)
def test_unions_and_arrays(bench, schema, expected):
    assert merged(bench, schema) == expected


@pytest.mark.parametrize(
    ("schema", "expected"),
    [
        (
            "{type: object, anyOf: [{$ref: '#/Obj'}, {$ref: '#/Closed'}]}",
            "(->Obj | ->Closed)",
        ),
        (
            "{type: string, anyOf: [{$ref: '#/Sizes'}, {$ref: '#/Colors'}]}",
            '(->Sizes | "red"/"green")',
        ),
        ("{type: array, anyOf: [{$ref: '#/Rows'}, {$ref: '#/Str'}]}", "->Rows"),
        (  # the class of one that does not would take other types as well
            "{type: object, anyOf: [{$ref: '#/Implied'}, {$ref: '#/Closed'}]}",
            "(->0 | ->Closed)",
        ),
        (
            (
                "{type: object, minProperties: 1,"
                " anyOf: [{$ref: '#/Obj'}, {type: object}]}"
            ),
            "(->0 | map(any)[PropertyLimits min=1])",
        ),
    ],
)
def test_variants_that_say_the_type_themselves_stay_what_they_are(
    bench, schema, expected
):
    assert merged(bench, schema) == expected


def test_alternatives_that_only_require_are_left_to_a_validator(bench):
    found = merged(
        bench,
        "{type: object, properties: {a: {}, b: {}},"
        " anyOf: [{required: [a]}, {required: [b]}]}",
    )
    assert found == "{a?: any, b?: any}[held to allOf]"


TAGGED = """
Part: {anyOf: [{$ref: '#/Text'}, {$ref: '#/Row'}, {$ref: '#/Table'}]}
Text: {type: object, required: [kind], properties: {kind: {const: text}}}
Row:
  type: object
  required: [kind]
  properties:
    parts: {type: array, items: {$ref: '#/Part'}}
    kind: {const: row}
Table:
  type: object
  properties:
    parts: {type: array, items: {anyOf: [{$ref: '#/Row'}, {$ref: '#/Text'}]}}
    kind: {const: table}
"""


@pytest.mark.parametrize(
    ("schema", "expected"),
    [
        (
            "{allOf: [{$ref: '#/Part'}, {$ref: '#/Row'}]}",
            '{parts?: [->Part], kind!: ="row"}',
        ),
        (
            "{allOf: [{$ref: '#/Part'}, {anyOf: [{$ref: '#/Text'}, {$ref: '#/Row'}]}]}",
            "(->Text | ->Row)",
        ),
        (
            "{type: object, properties: {kind: {const: 1}}, allOf: [{$ref: '#/Part'}]}",
            "->2[held to properties]",
        ),
    ],
)
def test_variants_whose_tags_differ_are_not_looked_into(bench, schema, expected):
    spec = bench.passed(f"A: {schema}\n{TAGGED}", "merge_all_of", "fold_unions")
    assert bench.show(spec) == expected


@pytest.mark.parametrize(
    "schema",
    [
        "{allOf: [{type: string}, {type: integer}]}",
        "{allOf: [{$ref: '#/Str'}, {type: object}]}",
        "{allOf: [{enum: [a]}, {enum: [b]}]}",
        "{allOf: [{const: a}, {const: b}]}",
        "{$ref: '#/Str', type: array}",
    ],
)
def test_a_contradiction_shows_both_places(bench, schema):
    merged(bench, schema)
    assert bench.told == ["allof-contradiction 1"]
    (told,) = bench.diagnostics
    assert len(told.related) == 1


def test_keywords_that_contradict_each_other_cost_no_package(bench):
    spec = merged(bench, "{type: 'null', oneOf: [{type: string}, {type: integer}]}")
    assert spec == "never"
    assert bench.told == ["keyword-contradiction 1"]
    (told,) = bench.diagnostics
    assert (told.severity, told.help) == (
        "warning",
        "let null be one of the variants: {type: 'null'}",
    )


def test_a_schema_that_forbids_all_is_no_contradiction(bench):
    assert merged(bench, "{allOf: [{type: string}, false]}") == "never"
    assert not bench.told


def test_contradictions_of_json_schemas_are_warnings(bench):
    text = f"A: {{allOf: [{{type: string}}, {{type: integer}}]}}\n{BASES}"
    bench.passed(text, "merge_all_of", contradictions="warning")
    assert [item.severity for item in bench.diagnostics] == ["warning"]


def test_members_that_are_merged_themselves(bench):
    spec = bench.passed(
        """
        A: {allOf: [{$ref: '#/B'}, {properties: {a: {type: string}}}]}
        B: {allOf: [{$ref: '#/C'}, {properties: {b: {type: string}}}]}
        C: {type: object, properties: {c: {type: string}}}
        """,
        "merge_all_of",
    )
    assert bench.show(spec) == "B + {c?: string, b?: string, a?: string}"


def test_what_two_alternatives_ask_of_one_property(bench):
    part = "{properties: {a: {$ref: '#/Anything'}}}"
    spec = bench.passed(
        f"""
        A: {{anyOf: [{part}, {part}], properties: {{a: {{required: [b]}}}}}}
        Anything: {{}}
        """,
        "merge_all_of",
        "fold_unions",
    )
    assert bench.show(spec) == "(->0 | ->1)"


def test_a_schema_inside_its_own_allof_ends(bench):
    spec = bench.passed(
        """
        A:
          allOf:
            - type: object
              properties: {child: {$ref: '#/A'}}
            - properties: {x: {type: string}}
        """,
        "merge_all_of",
    )
    assert bench.show(spec) == "{child?: ->A, x?: string}"


def test_the_words_are_those_of_the_schema_itself(bench):
    spec = bench.passed(
        """
        A: {allOf: [{$ref: '#/B'}], description: Own.}
        B: {type: object, title: T, description: Base., properties: {a: {}}}
        C: {allOf: [{$ref: '#/B'}, {properties: {c: {}}}]}
        """
    )
    a, _, c = (d.type.docs for d in spec.definitions.values() if d.named)
    assert a.description == "Own."
    assert (c.description, c.title) == ("Base.", "")


def test_variants_that_lost_something_are_not_counted():
    """A class has no way to refuse a property that all others of its kind have."""
    closed = {"required": ["a"], "additionalProperties": False}
    schema = {
        "type": "object",
        "properties": {"a": {"type": "integer"}, "b": {"type": "integer"}},
        "oneOf": [
            {**closed, "properties": {"a": {}}},
            {**closed, "properties": {"a": {}, "b": {"minimum": 3}}},
        ],
    }
    adapter = TypeAdapter(specgen.compile(schema)["#"])
    assert adapter.validate_python({"a": 1, "b": 3}).to_dict() == {"a": 1, "b": 3}
    for document in ({"a": 1}, {"a": 1, "b": 2}, {"a": 1, "c": 1}, {"b": 3}):
        with pytest.raises(ValidationError):
            adapter.validate_python(document)


@pytest.mark.parametrize(
    ("schema", "expected"),
    [
        (
            "{allOf: [{items: {type: string}, type: array}, {items: {type: integer}}]}",
            "[any][ItemLimits max=0]",
        ),
        (
            (
                "{properties: {a: {}}, additionalProperties: {type: string},"
                " allOf: [{properties: {a: {}}, additionalProperties: {maxLength: 3}}]}"
            ),
            "~{a?: any, ...string[Length max=3]}",
        ),
    ],
)
def test_parts_that_have_less_in_common_than_their_wholes(bench, schema, expected):
    assert merged(bench, schema) == expected


def test_types_that_contain_themselves_are_merged_once():
    schema = {
        "allOf": [{"$ref": "#/$defs/Named"}, {"$ref": "#/$defs/Sized"}],
        "$defs": {
            name: {
                "type": "object",
                "properties": {
                    key: {"type": kind},
                    "next": {"$ref": f"#/$defs/{name}"},
                },
            }
            for name, key, kind in (
                ("Named", "name", "string"),
                ("Sized", "size", "integer"),
            )
        },
    }
    both = TypeAdapter(specgen.compile(schema)["#"])
    value = {"name": "a", "size": 1, "next": {"next": {"name": "b", "size": 2}}}
    both.validate_python(value)
    for wrong in ({"size": "x"}, {"name": 1}):
        with pytest.raises(ValidationError):
            both.validate_python({"next": {"next": wrong}})
