"""Structures that are too deep, too many, circular or contradictory."""

import json

import pytest


def nest(before, inside, after, depth):
    return before * depth + inside + after * depth


@pytest.mark.parametrize("depth", [50, 10_000])
@pytest.mark.parametrize(
    ("before", "after"),
    [
        ('{"type": "object", "properties": {"a": ', "}}"),
        ('{"type": "array", "items": ', "}"),
        ('{"additionalProperties": ', "}"),
        ('{"allOf": [', "]}"),
        ('{"allOf": [{"type": "object"}, ', "]}"),
        ('{"anyOf": [{"type": "null"}, ', "]}"),
        ('{"oneOf": [{"type": "null"}, ', "]}"),
        ('{"not": ', "}"),
        ('{"default": {"a": ', "}}"),
    ],
)
def test_nesting(attack, before, after, depth):
    """27: a diagnostic where it is too deep, never an exception."""
    schema = nest(before, '{"type": "object"}', after, depth)
    for suffix in ("json", "yaml"):
        document = f'{{"A": {{"type": "object", "properties": {{"p": {schema}}}}}}}'
        outcome = attack({f"a.{suffix}": document})
        assert outcome.errors == (["yaml-too-deep"] if depth > 1000 else [])


@pytest.mark.parametrize(
    "document",
    [
        "A: {$ref: '#/A'}",
        "A: {$ref: '#/B'}\nB: {$ref: '#/C'}\nC: {$ref: '#/A'}",
        "A: {anyOf: [{$ref: '#/A'}, {$ref: '#/A'}]}\nB: {type: string}",
        "A: {anyOf: [{$ref: '#/A'}, {type: string}]}\nB: {type: string}",
        "A: {allOf: [{$ref: '#/A'}, {type: string}]}\nB: {type: string}",
        "A: {oneOf: [{$ref: '#/B'}]}\nB: {oneOf: [{$ref: '#/A'}]}",
        "A: {allOf: [{$ref: '#/B'}]}\nB: {allOf: [{$ref: '#/A'}]}",
        "A: {$ref: '#/A', type: string}",
    ],
)
def test_types_without_a_base(attack, document):
    """24 and 30: what consists of nothing but itself."""
    assert set(attack(document).errors) == {"ref-cycle"}


@pytest.mark.parametrize(
    "document",
    [
        "A: {properties: {a: {$ref: '#/A'}}}",
        "A: {not: {$ref: '#/A'}}",
        "A: {type: array, items: {$ref: '#/A'}}",
        "A: {additionalProperties: {$ref: '#/A'}}",
        "A: {properties: {a: {properties: {b: {$ref: '#/A/properties/a'}}}}}",
        "A: {$ref: '#/B/properties/x'}\nB: {properties: {x: {$ref: '#/C'}}}\nC: {}",
        "P: {oneOf: [{$ref: '#/C'}]}\nC: {allOf: [{$ref: '#/P'}, {required: [x]}]}",
        "A: {anyOf: [{type: 'null'}, {type: array, items: {$ref: '#/A'}}]}",
        "A: {allOf: [{properties: {a: {$ref: '#/A'}}}, {required: [a]}]}",
        "A: {if: {$ref: '#/B'}, then: {$ref: '#/B'}}\nB: {type: string}",
        "A: {contains: {$ref: '#/A'}, type: array}",
    ],
)
def test_types_that_contain_themselves(attack, in_sandbox, document):
    """24 and 30: recursion that ends somewhere."""
    outcome = attack(document, inert=True)
    assert outcome.ok, outcome.errors
    in_sandbox(outcome)


@pytest.mark.parametrize(
    ("ref", "code"),
    [
        ("#/a~1b~0c%25", None),
        ("#/List/anyOf/1", None),
        ("#/List/anyOf/2", "ref-not-found"),
        ("#/List/anyOf/-1", "ref-not-found"),
        ("#/List/anyOf/01", "ref-not-found"),
        ("#/List/anyOf/1e0", "ref-not-found"),
        ("#/List/anyOf", "ref-to-non-schema"),
        ("#/Text/type", "ref-to-non-schema"),
        ("#/nowhere", "ref-not-found"),
        ("#/" + "/".join(["x"] * 5000), "ref-not-found"),
        ("#" + "x" * 100_000, "ref-not-found"),
        ("#/%", "ref-not-found"),
        ("#/%ff", "ref-not-found"),
        ("", None),
        ("#", None),
        ("a.yaml", None),
        ("?query", None),
    ],
    ids=lambda value: str(value)[:20],
)
def test_pointers(attack, ref, code):
    """24: pointers into lists, into nothing, and into what is no schema."""
    outcome = attack(
        {
            "Use": {"type": "object", "properties": {"p": {"$ref": ref}}},
            "List": {"anyOf": [{"type": "string"}, {"type": "integer"}]},
            "Text": {"type": "string"},
            "a/b~c%": {"type": "string"},
        }
    )
    assert code is None or outcome.errors == [code]


def test_a_long_row_of_references(attack):
    """24: five thousand references, one after the other."""
    schemas = {f"A{n}": {"$ref": f"#/A{n + 1}"} for n in range(5_000)}
    schemas["A5000"] = {"type": "object", "properties": {"a": {}}}
    assert attack(schemas, targets=("models",), inert=False).ok


@pytest.mark.parametrize(
    "schemas",
    [
        {f"A{n}": {"allOf": [{"$ref": f"#/A{n + 1}"}, {}]} for n in range(2_000)},
        {f"A{n}": {"anyOf": [{"$ref": f"#/A{n + 1}"}, {}]} for n in range(2_000)},
        {
            f"A{n}": {"oneOf": [{"$ref": f"#/A{n + 1}"}, {"type": "null"}]}
            for n in range(999)
        },
        {
            f"A{n}": {"type": "array", "items": {"$ref": f"#/A{n + 1}"}}
            for n in range(999)
        },
    ],
    ids=["allOf", "anyOf", "oneOf", "items"],
)
def test_long_rows_of_schemas(attack, schemas):
    """27: built, or told to be too much."""
    last = f"A{len(schemas)}"
    outcome = attack({**schemas, last: {"type": "string"}}, inert=False)
    assert outcome.ok or outcome.errors == ["schema-too-deep"]


BOMB = "a0: &a0 [x, x, x, x, x, x, x, x, x]\n" + "".join(
    f"a{n}: &a{n} [{', '.join([f'*a{n - 1}'] * 9)}]\n" for n in range(1, 10)
)


@pytest.mark.parametrize(
    ("text", "code"),
    [
        (BOMB, "yaml-alias-bomb"),
        ("A: &a [*a]", "yaml-recursive-alias"),
        ("A: &a {properties: {x: *a}}", "yaml-recursive-alias"),
        (
            "a0: &a0 {k: v}\n"
            + "".join(
                f"a{n}: &a{n} {{k{n}: {{<<: *a{n - 1}}}, l{n}: {{<<: *a{n - 1}}}}}\n"
                for n in range(1, 40)
            ),
            "yaml-alias-bomb",
        ),
        ("A: {type: string, <<: 5}", "yaml-bad-merge"),
        ("A: *nothing", "yaml-undefined-alias"),
        # 26
        ("A: !!python/object/apply:os.system [touch CANARY]", "yaml-unknown-tag"),
        ("A: !!python/name:os.system", "yaml-unknown-tag"),
        ("A: !!binary aGVsbG8=", "yaml-unknown-tag"),
        ("A: !!timestamp 2024-01-01", "yaml-unknown-tag"),
        ("A: !include /etc/passwd", "yaml-unknown-tag"),
        ("A: !!set {a, b}", "yaml-unknown-tag"),
        ("A: {type: string}\nA: {type: integer}", "yaml-duplicate-key"),
        ("A:\n\ttype: string", "yaml-syntax"),
        ("A: {type: string}\n---\nB: {type: string}", "yaml-multiple-documents"),
        ("? [a, b]\n: {type: string}", "yaml-bad-key"),
        ("%YAML 3.0\n---\nA: {type: string}", "yaml-syntax"),
        ("A: {type: string", "yaml-syntax"),
        ("A: 'x", "yaml-syntax"),
        ("@", "yaml-syntax"),
        ("", "input-empty"),
        ("just text", "input-unknown-kind"),
        ("null", "input-empty"),
    ],
    ids=lambda value: value[:24],
)
def test_yaml(attack, text, code):
    """25 and 26: bombs, tags, and what is no YAML."""
    outcome = attack(text)
    assert code in outcome.errors


def test_many_aliases(attack):
    """25: thousands of aliases of little are no bomb."""
    lines = ["A: &a {type: string}", "B:", "  type: object", "  properties:"]
    lines += [f"    p{n}: *a" for n in range(5_000)]
    assert attack("\n".join(lines), inert=False).ok


@pytest.mark.parametrize("encoding", ["utf-8-sig", "utf-16", "utf-16-le", "utf-16-be"])
def test_encodings(attack, encoding):
    """26: a byte order mark tells the encoding."""
    text = "A: {type: object, properties: {é: {type: string}}}"
    bom = {"utf-16-le": b"\xff\xfe", "utf-16-be": b"\xfe\xff"}.get(encoding, b"")
    assert attack(bom + text.encode(encoding)).ok


@pytest.mark.parametrize(
    "data", [b"A: \xff", b"\x00\x01\x02", b"A: \xc0\x80", b"\x89PNG"]
)
def test_what_is_no_text(attack, data):
    assert not attack(data).ok


def test_keys_that_are_no_strings(attack):
    """26: they are what they look like."""
    outcome = attack("""
        openapi: 3.1.0
        info: {title: T, version: 1.0}
        paths:
          /a: {get: {responses: {200: {description: x}}}}
        components:
          schemas:
            A:
              type: object
              properties: {true: {}, null: {}, 1.5: {}, 2024-01-01: {}, on: {}}
    """)
    assert outcome.ok
    source = outcome.result.files["hostile/models/a.py"]
    for name in ("true", "null", "1.5", "2024-01-01", "on"):
        assert f'"{name}"' in source or f"    {name}: " in source


class TestMany:
    """28: many of a kind take their time, and no more than that."""

    def test_unions_of_unions(self, attack):
        schema = {
            "allOf": [
                {"anyOf": [{"properties": {f"p{n}_{m}": {}}} for m in range(20)]}
                for n in range(20)
            ]
        }
        assert attack({"A": schema}, inert=False).ok

    def test_variants(self, attack):
        variants = [
            {
                "type": "object",
                "required": ["kind"],
                "properties": {"kind": {"const": f"k{n}"}, "x": {"type": "string"}},
            }
            for n in range(2_000)
        ]
        assert attack({"A": {"oneOf": variants}}, inert=False).ok

    def test_variants_that_nothing_tells_apart(self, attack):
        variants = [{"properties": {f"p{n}": {}}} for n in range(500)]
        assert attack({"A": {"oneOf": variants}}, inert=False).ok

    def test_properties(self, attack):
        properties = {f"p{n}": {"type": "string"} for n in range(5_000)}
        assert attack({"A": {"type": "object", "properties": properties}}).ok

    def test_schemas(self, attack):
        schemas = {f"A{n}": {"type": "string", "maxLength": n} for n in range(5_000)}
        assert attack(schemas, targets=("models",), inert=False).ok


@pytest.mark.parametrize(
    "schema",
    [
        {"allOf": [{"type": "string"}, {"type": "integer"}]},
        {"not": {}},
        False,
        {"enum": []},
        {"type": "object", "required": ["unknown"]},
        {"type": "object", "required": ["a", "a"]},
        {"type": "object", "properties": {"a": False}, "required": ["a"]},
        {"type": "array", "items": False, "minItems": 1},
        {"const": 1, "type": "string"},
        {"allOf": [{"const": 1}, {"const": 2}]},
        {"if": True, "then": False},
        {"anyOf": [False, False]},
        {"oneOf": [True, True]},
    ],
    ids=json.dumps,
)
def test_what_nothing_satisfies(attack, schema):
    """29: said so, or accepted by nothing."""
    assert attack({"A": {"type": "object", "properties": {"p": schema}}}).ok


KEYWORDS = (
    "type properties required enum const allOf anyOf oneOf not items prefixItems "
    "additionalProperties patternProperties propertyNames dependentRequired "
    "dependentSchemas minimum maximum exclusiveMinimum multipleOf minLength pattern "
    "format minItems uniqueItems contains minProperties default discriminator nullable "
    "readOnly deprecated title description $ref $id $schema $anchor $defs if then else "
    "unevaluatedProperties examples x-enum-varnames $dynamicRef contentEncoding"
).split()
VALUES = [None, True, 5, -1.5, "x", [], [5], {}, {"x": 5}, {"x": []}, [{"x": 5}], ""]


TOLD = {
    "schema-wrong-shape",
    "schema-unknown-type",
    "ref-not-a-string",
    "file-not-found",
    "input-unknown-kind",
}


@pytest.mark.parametrize("keyword", KEYWORDS)
def test_wrong_containers_in_schemas(attack, keyword):
    """31: any value of any keyword is right or told to be wrong."""
    for value in VALUES:
        part = {"type": "object", "properties": {"a": {"x": 1}}, keyword: value}
        found = attack.compiled({"A": {"type": "object", "properties": {"p": part}}})
        assert set(found) <= TOLD, value


SECTIONS = (
    "openapi info servers paths webhooks components security tags jsonSchemaDialect "
    "components.schemas components.responses components.parameters "
    "components.requestBodies components.headers components.callbacks "
    "components.pathItems paths./a paths./a.get paths./a.parameters "
    "paths./a.get.parameters paths./a.get.requestBody paths./a.get.responses "
    "paths./a.get.callbacks paths./a.get.operationId paths./a.get.responses.200 "
    "paths./a.get.responses.200.content paths./a.get.responses.200.headers info.title "
    "info.version"
).split()


@pytest.mark.parametrize("section", SECTIONS)
def test_wrong_containers_in_documents(attack, section):
    """31: the same for all parts of an OpenAPI document."""
    for value in VALUES:
        document = {
            "openapi": "3.1.0",
            "info": {"title": "T", "version": "1"},
            "components": {"schemas": {"A": {"type": "string"}}},
            "paths": {"/a": {"get": {"responses": {"200": {"content": {}}}}}},
        }
        target = document
        *steps, last = section.split(".")
        for step in steps:
            target = target[step]
        target[last] = value
        assert set(attack.compiled(document)) <= TOLD, value
