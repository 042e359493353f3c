"""Texts that try to be code, in every place where a specification has text."""

import ast
import json
from urllib.parse import quote

import pytest

SHOT = "__import__('os').system('touch CANARY')"

TEXTS = [
    # 1: ends of lines that some tools know and others do not
    *(f"x{end}{SHOT}" for end in ("\r", "\n", "\r\n", "\x0b", "\x0c", "\x1c", "\x1d")),
    *(f"x{end}import os" for end in ("\x1e", "\x85", "\u2028", "\u2029")),
    # 2: quotes and backslashes
    f'"""\n{SHOT}\n"""',
    f"'''\n{SHOT}\n'''",
    f'\\"""\n{SHOT}\n\\"""',
    f'""\\"\n{SHOT}',
    f'"; {SHOT}; "',
    f"'; {SHOT}; '",
    f"') or {SHOT} or ('",
    f'")] | {SHOT} | Annotated[str, Length("',
    'ends in a quote"',
    "ends in a backslash\\",
    'ends in both\\"',
    '"',
    "\\",
    # 3: what looks like an escape
    "\\N{BULLET} \\x41 \\u12 \\U0001 \\7 \\",
    "nul \0 nul",
    # 9: names that hide, or that do not look as they are
    f"x'): ...; {SHOT} #",
    "right to left \u202e\u2066 }\u2066if isAdmin\u2069",
    "zero\u200bwidth\ufeff",
    "🎉",
    # 4: classes
    "User:\n    pass\nimport os",
    "User(BaseModel): x=1 #",
    # 32: templates of other languages
    "{{7*7}}",
    "{% import os %}",
    "{#",
    "%s %(x)s",
    "{0.__class__}",
    "$(touch CANARY) `touch CANARY`",
    f"{{{SHOT}}}",
    f"lambda: {SHOT}",
    SHOT,
    "default_factory",
    "builtins.exec",
]


def with_text(text, number):
    """A schema that has a text wherever one can be, and is a valid schema."""
    return {
        "type": "object",
        "title": text,
        "description": text,
        "$comment": text,
        "x-python-type": text,
        "x-python-import": {"module": text, "name": text},
        "customTypePath": text,
        "customBasePath": [text],
        "x-go-type": text,
        "example": text,
        "examples": [text, {text: text}],
        "externalDocs": {"url": text, "description": text},
        "required": [text],
        "properties": {
            text: {"type": "string", "title": text, "description": text},
            "default": {"type": "string", "default": text, "const": text},
            "any_default": {"default": {text: [text]}},
            "enum": {"enum": [text, "a", 1], "description": text},
            "names": {
                "enum": ["a", "b"],
                "x-enum-varnames": [text, f"{text}2"],
                "x-enumDescriptions": [text, text],
            },
            "const": {"const": {text: text}},
            "pattern": {"type": "string", "pattern": text},
            "format": {"type": "string", "format": text, "contentEncoding": text},
            "union": {
                "oneOf": [
                    {
                        "title": text,
                        "type": "object",
                        "required": [text],
                        "properties": {text: {"const": text}},
                    },
                    {
                        "type": "object",
                        "required": [text],
                        "properties": {text: {"const": f"{text}!"}},
                    },
                ],
                "discriminator": {"propertyName": text},
            },
            "dependent": {"type": "object", "dependentRequired": {text: [text]}},
            "patterns": {"type": "object", "patternProperties": {"^x": {}}},
        },
        "additionalProperties": {"type": "string", "description": text},
        "minProperties": number % 2,
    }


def document(texts):
    return {
        "openapi": "3.1.0",
        "info": {"title": texts[0], "version": "1.0.0", "description": texts[-1]},
        "servers": [{"url": text, "description": text} for text in texts],
        "tags": [{"name": text, "description": text} for text in texts],
        "paths": {
            f"/{number}{text}": {
                "summary": text,
                "post": {
                    "operationId": f"{text}{number}",
                    "summary": text,
                    "description": text,
                    "tags": [text],
                    "parameters": [
                        {
                            "name": text,
                            "in": "header",
                            "description": text,
                            "schema": {"type": "string", "enum": [text]},
                        }
                    ],
                    "requestBody": {
                        "content": {
                            text: {
                                "schema": {"$ref": f"#/components/schemas/S{number}"}
                            }
                        }
                    },
                    "responses": {
                        "200": {
                            "description": text,
                            "headers": {text: {"schema": {"type": "string"}}},
                            "content": {
                                "text/event-stream": {
                                    "schema": {
                                        "title": text,
                                        "description": text,
                                        "type": "object",
                                        "properties": {
                                            "type": {"enum": [text, "b", f"{text}c"]},
                                            text: {"type": "string"},
                                        },
                                    },
                                    "x-speakeasy-sse-sentinel": text,
                                }
                            },
                        }
                    },
                },
            }
            for number, text in enumerate(texts)
        },
        "components": {
            "schemas": {
                f"S{number}": with_text(text, number)
                for number, text in enumerate(texts)
            }
        },
    }


@pytest.mark.parametrize(
    "options",
    [{}, {"validation": "tolerant"}, {"enums": "strenum", "formats": "string"}],
    ids=str,
)
def test_texts_in_all_places(attack, in_sandbox, options):
    outcome = attack(document(TEXTS), **options)
    assert outcome.ok, outcome.errors
    in_sandbox(outcome)


def test_texts_arrive_as_they_are(attack):
    """32: nothing is filled in, cut off or run: the value is the text."""
    schemas = {
        f"S{n}": {"type": "object", "properties": {"p": {"const": text}}}
        for n, text in enumerate(TEXTS)
    }
    outcome = attack(schemas)
    constants = {
        node.value
        for _, tree in outcome.modules()
        for node in ast.walk(tree)
        if isinstance(node, ast.Constant) and isinstance(node.value, str)
    }
    assert set(TEXTS) <= constants


def test_texts_in_yaml(attack):
    """The same from a YAML file, where every text is escaped as JSON has it."""
    assert attack({"a.yaml": json.dumps(document(TEXTS)).replace("{", "{ ", 1)}).ok


def test_half_a_character(attack):
    """3: a lone surrogate is no text."""
    outcome = attack({"A": {"description": "\ud800 alone"}})
    assert outcome.errors == ["json-syntax"]


def test_texts_as_names_of_schemas(attack):
    """4: refused where no name can be made of a text, inert where one can."""
    for text in TEXTS:
        pointer = f"#/{text.replace('~', '~0').replace('/', '~1')}"
        part = {"type": "object", "properties": {text: {"properties": {text: {}}}}}
        outcome = attack({text: part, "Other": {"$ref": quote(pointer, safe="#/~")}})
        assert outcome.ok or set(outcome.errors) == {"name-invalid"}, text


def test_a_megabyte(attack, in_sandbox):
    """3 and 14: long texts are long, and no more."""
    text = "x\"'\\\n" * 100_000
    outcome = attack(
        {
            "A": {
                "type": "object",
                "description": text,
                "properties": {
                    "a": {"default": text, "description": text},
                    "b": {"type": "string", "pattern": "a" * 1_000_000},
                    "c": {"enum": [text, "b"]},
                },
            }
        }
    )
    assert outcome.ok
    in_sandbox(outcome)


def test_many_values(attack):
    """10: an enum of 50 000 values."""
    outcome = attack({"A": {"enum": [f"v{n}" for n in range(50_000)]}}, inert=False)
    assert outcome.ok


def test_values_that_are_alike(attack, in_sandbox):
    """10: what Python takes for equal, and what enum classes have already."""
    values = [1, 1.0, True, 0, False, None, "1", "", {}, [], {"a": 1}, [1], [True]]
    names = "mro __init__ _missing_ name value NAME VALUE MRO __class__ a A a-b a_b"
    for enums in ("literal", "strenum"):
        outcome = attack(
            {
                "Mixed": {"enum": values},
                "Names": {"enum": names.split()},
                "Big": {"enum": [2**70, -(2**70), 1e300, 1e-300]},
                "Use": {"type": "object", "properties": {"a": {"$ref": "#/Names"}}},
            },
            enums=enums,
        )
        assert outcome.ok
        in_sandbox(outcome)


@pytest.mark.parametrize(
    "extension",
    [
        {"x-enum-varnames": {"a": "X"}},
        {"x-enum-varnames": "X"},
        {"x-enum-varnames": ["X"]},
        {"x-enum-varnames": [1, 2]},
        {"x-enumNames": ["import os", "class"]},
        {"x-enumNames": ["X", "X"]},
        {"x-enumDescriptions": {"a": "X"}},
        {"x-enum-descriptions": [None, 5]},
    ],
    ids=str,
)
def test_extensions_of_enums(attack, extension):
    """11: lists of another length, and what is no list."""
    assert attack({"A": {"enum": ["a", "b"], **extension}}, enums="strenum").ok


@pytest.mark.parametrize("keyword", ["default", "const", "example", "enum"])
@pytest.mark.parametrize(
    "value",
    ["NaN", "Infinity", "1e400", "-1e400", "[" * 110 + "]" * 110, '{"a": {"b": []}}'],
    ids=lambda value: value[:10],
)
def test_numbers_that_are_none(attack, keyword, value):
    """12 and 13: refused as JSON has no such number, or kept as it is."""
    value = f"[{value}]" if keyword == "enum" else value
    schema = f'{{"A": {{"properties": {{"p": {{"{keyword}": {value}}}}}}}}}'
    is_json = value.strip("[]") not in ("NaN", "Infinity")
    assert attack({"a.json": schema}).errors == ([] if is_json else ["json-syntax"])
    assert attack({"a.yaml": schema}).ok  # there it is a text


def test_a_default_factory_is_a_value(attack, in_sandbox):
    """12: no key of a schema names code."""
    outcome = attack(
        {
            "A": {
                "type": "object",
                "properties": {
                    "a": {"type": "string", "default_factory": SHOT},
                    "b": {"type": "object", "default": {"default_factory": SHOT}},
                },
            }
        }
    )
    assert outcome.ok
    assert "schema-unknown-keyword" in outcome.codes
    in_sandbox(outcome)


PATTERNS = [
    "(",
    "[",
    "*",
    "a{99999999999}",
    "(?P<x>a)(?P<x>b)",
    "(?<=a+)b",
    "\\",
    "(a+)+$",
    "(?=a)(a|a)*b",
    "\\p{Nope}",
    "(?=a)\\p{L}",
    "\\u{110000}",
    "\\c",
    "(?i)a",
    "[z-a]",
    "[]",
    "'\"\n",
    "(" * 500 + ")" * 500,
    "",
    "(?<year>\\d{4})-\\k<year>",
]


def test_patterns(attack, in_sandbox):
    """14: what no engine compiles is told and left out; the rest is text."""
    schemas = {
        f"P{n}": {
            "type": "object",
            "required": ["p"],
            "properties": {"p": {"type": "string", "pattern": pattern}},
        }
        for n, pattern in enumerate(PATTERNS)
    }
    outcome = attack(schemas)
    assert outcome.ok
    assert "pattern-unsupported" in outcome.codes
    in_sandbox(outcome)


BOUNDS = [
    {"type": "string", "minLength": 5, "maxLength": 1},
    {"type": "string", "maxLength": 2**70},
    {"type": "string", "minLength": 2**70},
    {"type": "integer", "minimum": 2**63, "maximum": 2**64},
    {"type": "integer", "minimum": -1e300, "maximum": 1e300},
    {"type": "number", "exclusiveMinimum": 1e300, "multipleOf": 1e-300},
    {"type": "integer", "minimum": 5, "maximum": 1},
    {"type": "array", "minItems": 2**70},
    {"type": "object", "minProperties": 1e3, "maxProperties": 2**64},
]


def test_bounds(attack, in_sandbox):
    """15: bounds that contradict each other, or that nothing can reach."""
    parts = {f"p{n}": schema for n, schema in enumerate(BOUNDS)}
    outcome = attack({"A": {"type": "object", "properties": parts}})
    assert outcome.ok
    in_sandbox(outcome)


@pytest.mark.parametrize(
    "schema",
    [
        {"type": "number", "multipleOf": 0},
        {"type": "number", "multipleOf": -1},
        {"type": "string", "minLength": -1},
        {"type": "string", "maxLength": 1.5},
        {"type": "number", "minimum": "1"},
        {"type": "array", "minItems": True},
    ],
    ids=str,
)
def test_bounds_that_are_none(attack, schema):
    outcome = attack({"A": {"type": "object", "properties": {"p": schema}}})
    assert outcome.errors == ["schema-wrong-shape"]


@pytest.mark.parametrize("keyword", ["minLength", "minItems", "minimum", "multipleOf"])
@pytest.mark.parametrize("value", [".inf", "-.inf", ".nan", "1e400"])
def test_bounds_without_end(attack, keyword, value):
    """31: no size is infinite; a bound may be, if it bounds nothing."""
    outcome = attack(f"A: {{type: object, properties: {{p: {{{keyword}: {value}}}}}}}")
    assert set(outcome.errors) <= {"schema-wrong-shape"}
    assert not (outcome.ok and keyword in ("minLength", "minItems"))
