"""The records of the dialects, and how a document's dialect is recognised."""

import pytest
from jsonschema_specifications import REGISTRY

from specgen.diagnostics import Diagnostics
from specgen.dialect import (
    DIALECTS,
    DRAFT_4,
    DRAFT_6,
    DRAFT_7,
    DRAFT_2019_09,
    DRAFT_2020_12,
    OPENAPI_3_0,
    OPENAPI_3_1,
    OPENAPI_3_2,
    dialect_of,
    standard_dialect,
    subschemas,
)
from specgen.load import from_value

JSON_SCHEMA = (DRAFT_4, DRAFT_6, DRAFT_7, DRAFT_2019_09, DRAFT_2020_12)
OPENAPI = (OPENAPI_3_0, OPENAPI_3_1, OPENAPI_3_2)
VOCABULARIES = "https://json-schema.org/draft/2020-12/vocab"


class Metaschemas:
    """What a registry is to `dialect_of`."""

    def __init__(self, **known):
        self.known = known
        self.diagnostics = Diagnostics()

    def metaschema(self, uri, at):
        assert at.pointer in ("/$schema", "/jsonSchemaDialect")
        return self.known.get(uri)


def dialect(value, registry=None):
    return dialect_of(from_value("doc", value), registry or Metaschemas())


def keywords_of_metaschema(record):
    """The keywords that the official metaschema describes."""
    metaschema = REGISTRY.contents(record.metaschema)
    found = set(metaschema.get("properties", {}))
    for part in metaschema.get("allOf", ()):
        resource = REGISTRY.resolver(record.metaschema).lookup(part["$ref"])
        found |= set(resource.contents.get("properties", {}))
    return found


@pytest.mark.parametrize("record", JSON_SCHEMA, ids=lambda record: record.name)
def test_keywords_are_those_of_the_metaschema(record):
    official = keywords_of_metaschema(record)
    # The metaschemas forgot some, and the last two keep some for compatibility only.
    assert record.keywords - official <= {"$ref", "format", "writeOnly"}
    assert official - record.keywords <= {
        "dependencies",
        "$recursiveRef",
        "$recursiveAnchor",
    }


@pytest.mark.parametrize("record", DIALECTS, ids=lambda record: record.name)
def test_records_agree_with_themselves(record):
    # `$defs` is searched in old drafts, too: real documents have it there.
    assert all(map(record.supports, record.subschemas.keys() - {"$defs"}))
    assert record.keywords.isdisjoint(record.tolerated)
    assert record.foreign_forms.keys() <= record.keywords
    assert ("const" in record.keywords) is record.has_const
    assert ("prefixItems" in record.keywords) is record.prefix_items
    assert record.supports("type")
    assert not record.supports("x-anything")
    assert not set(record.subschemas) & set(record.opaque)
    assert hash(record)
    if record.id_keyword is not None:
        assert record.id_keyword in record.keywords


def test_what_differs():
    assert DRAFT_4.id_keyword == "id"
    assert [d.name for d in DIALECTS if not d.ref_siblings] == [
        "JSON Schema draft 4",
        "JSON Schema draft 6",
        "JSON Schema draft 7",
        "OpenAPI 3.0",
    ]
    assert [d.float_integers for d in JSON_SCHEMA] == [False, True, True, True, True]
    assert [d.name for d in DIALECTS if d.booleans_in is not None] == [
        "JSON Schema draft 4",
        "OpenAPI 3.0",
    ]
    assert [d.prefix_items for d in JSON_SCHEMA] == [False, False, False, False, True]
    assert [sorted(d.tolerated) for d in JSON_SCHEMA] == [
        ["deprecated", "discriminator", "readOnly", "writeOnly"],
        ["deprecated", "discriminator", "readOnly", "writeOnly"],
        ["deprecated", "discriminator"],
        ["dependencies", "discriminator"],
        ["additionalItems", "dependencies", "discriminator"],
    ]
    assert [sorted(d.tolerated) for d in OPENAPI] == [
        ["additionalItems"],
        ["additionalItems", "dependencies", "nullable"],
        ["additionalItems", "dependencies", "nullable"],
    ]


@pytest.mark.parametrize(
    ("keyword", "value", "names"),
    [
        ("exclusiveMinimum", 5, ["JSON Schema draft 4", "OpenAPI 3.0"]),
        (
            "exclusiveMaximum",
            True,
            [d.name for d in DIALECTS if d not in (DRAFT_4, OPENAPI_3_0)],
        ),
        ("items", [], ["JSON Schema 2020-12", *(d.name for d in OPENAPI)]),
        ("items", {}, []),
        ("type", ["null"], ["OpenAPI 3.0"]),
        (
            "$id",
            "#name",
            [*(d.name for d in JSON_SCHEMA[3:]), *(d.name for d in OPENAPI[1:])],
        ),
        ("$id", "#", []),
    ],
)
def test_forms_that_are_of_other_dialects(keyword, value, names):
    assert [
        dialect.name
        for dialect in DIALECTS
        if keyword in dialect.foreign_forms
        and dialect.foreign_forms[keyword].fits(value)
    ] == names


@pytest.mark.parametrize(
    ("version", "expected"),
    [
        ("3.0.0", OPENAPI_3_0),
        ("3.0.4", OPENAPI_3_0),
        ("3.1.0", OPENAPI_3_1),
        ("3.1.0-rc1", OPENAPI_3_1),
        (3.1, OPENAPI_3_1),
        ("3.2.0", OPENAPI_3_2),
    ],
)
def test_openapi_by_version(version, expected):
    assert dialect({"openapi": version, "info": {}}) is expected


@pytest.mark.parametrize("version", ["2.0", "3.3.0", "3.10.0", "4.0.0", "", "latest"])
def test_openapi_of_an_unknown_version_is_reported(version):
    registry = Metaschemas()
    assert dialect({"openapi": version}, registry) is None
    (diagnostic,) = registry.diagnostics
    assert diagnostic.code == "input-unknown-kind"
    assert diagnostic.target.pointer == "/openapi"
    assert "3.0, 3.1, 3.2" in diagnostic.help


@pytest.mark.parametrize("kind", ["swagger", "asyncapi", "arazzo", "overlay"])
def test_other_languages_are_reported(kind):
    registry = Metaschemas()
    assert dialect({kind: "2.0"}, registry) is None
    assert [d.code for d in registry.diagnostics] == ["input-unknown-kind"]


def test_a_schema_may_be_named_like_a_language():
    registry = Metaschemas()
    value = {"swagger": {"type": "object"}, "openapi": {"type": "string"}}
    assert dialect(value, registry) is None
    assert not list(registry.diagnostics)


@pytest.mark.parametrize("record", JSON_SCHEMA, ids=lambda record: record.name)
@pytest.mark.parametrize("ending", ["", "#"])
@pytest.mark.parametrize("scheme", ["http", "https"])
def test_json_schema_by_metaschema(record, ending, scheme):
    uri = scheme + "://" + record.metaschema.partition("://")[2] + ending
    assert dialect({"$schema": uri}) is record


def test_dialects_of_openapi_by_metaschema():
    base = "https://spec.openapis.org/oas/3.1/dialect/"
    assert standard_dialect(base + "base") is OPENAPI_3_1
    assert standard_dialect(base + "2024-11-10") is OPENAPI_3_1
    assert standard_dialect(OPENAPI_3_2.metaschema) is OPENAPI_3_2
    assert standard_dialect("https://example.com/schema") is None


@pytest.mark.parametrize(
    "value", [{}, {"Pet": {"type": "object"}}, {"$schema": 7}, [], True, None, "text"]
)
def test_what_does_not_say_has_none(value):
    assert dialect(value) is None


def test_a_custom_metaschema_without_validation():
    custom = {
        "$schema": DRAFT_2020_12.metaschema,
        "$vocabulary": {
            f"{VOCABULARIES}/core": True,
            f"{VOCABULARIES}/applicator": True,
        },
    }
    registry = Metaschemas(custom=custom, twice={"$schema": "custom"})
    for uri in ("custom", "twice"):
        found = dialect({"$schema": uri}, registry)
        assert found.keywords == DRAFT_2020_12.keywords
        assert not found.validation
        assert not found.format_assertion


def test_a_custom_metaschema_with_an_optional_vocabulary():
    custom = {
        "$schema": DRAFT_2019_09.metaschema,
        "$vocabulary": {f"{VOCABULARIES}/validation": True, "urn:mine": False},
    }
    assert dialect({"$schema": "c"}, Metaschemas(c=custom)) == DRAFT_2019_09


@pytest.mark.parametrize("required", [True, False])
def test_a_custom_metaschema_that_enforces_formats(required):
    custom = {
        "$schema": DRAFT_2020_12.metaschema,
        "$vocabulary": {f"{VOCABULARIES}/format-assertion": required},
    }
    assert dialect({"$schema": "c"}, Metaschemas(c=custom)).format_assertion


def test_metaschemas_that_lead_nowhere():
    loop = Metaschemas(a={"$schema": "b"}, b={"$schema": "a"}, none={"$schema": 1})
    for uri in ("a", "none", "unknown"):
        assert dialect({"$schema": uri}, loop) is None
    assert dialect({"$schema": "unknown"}) is None


def test_openapi_with_schemas_of_another_dialect():
    chosen = {"openapi": "3.1.0", "jsonSchemaDialect": DRAFT_7.metaschema + "#"}
    found = dialect(chosen)
    assert found.name == "OpenAPI 3.1"
    assert not found.ref_siblings
    assert found.supports("dependencies")
    assert found.supports("discriminator")
    assert found.containers == OPENAPI_3_1.containers


@pytest.mark.parametrize(
    ("version", "chosen"),
    [
        ("3.0.3", DRAFT_7.metaschema),
        ("3.1.0", OPENAPI_3_1.metaschema),
        ("3.1.0", "https://example.com/nobody-knows"),
        ("3.1.0", None),
    ],
)
def test_openapi_with_its_own_dialect(version, chosen):
    found = dialect({"openapi": version, "jsonSchemaDialect": chosen}, Metaschemas())
    assert found in OPENAPI


def test_subschemas_are_found_in_keywords_only():
    schema = {
        "properties": {"a/b": {"const": {"not": {}}}, "enum": True, "bad": 1},
        "items": [{}, True],
        "allOf": [{}],
        "not": False,
        "dependencies": {"a": ["b"], "c": {}},
        "enum": [{}],
        "unknown": {},
        "patternProperties": [],
        "additionalProperties": "no schema",
    }
    assert [pointer for pointer, _ in subschemas(schema, DRAFT_7)] == [
        "/properties/a~1b",
        "/properties/enum",
        "/items/0",
        "/items/1",
        "/allOf/0",
        "/not",
        "/dependencies/c",
    ]
    in_2020 = [pointer for pointer, _ in subschemas(schema, DRAFT_2020_12)]
    assert "/items/0" in in_2020  # honoured, as is the next
    assert "/dependencies/c" in in_2020
    assert not list(subschemas({"contains": {}}, DRAFT_4))
    assert list(subschemas(True, DRAFT_7)) == []
