"""What documents call themselves: `$id`, `$anchor`, `$self`, and who finds them."""

import pytest

from specgen.dialect import (
    DRAFT_4,
    DRAFT_7,
    DRAFT_2019_09,
    DRAFT_2020_12,
    OPENAPI_3_1,
    OPENAPI_3_2,
)
from specgen.source import Location
from tests.unit.resolve.specs import Spec, in_memory, resolved


def test_identifiers_are_looked_for_in_schemas_only():
    identifier = "https://example.com/id"
    for decoy in ("enum", "const", "default", "examples", "unknown"):
        value = [{"$id": identifier}] if decoy in ("enum", "examples") else {}
        document = {
            "$schema": DRAFT_2020_12.metaschema,
            "$defs": {
                "a": {decoy: value or {"$id": identifier}},
                "b": {"$id": identifier},
            },
        }
        assert resolved(in_memory(document), identifier).pointer == "/$defs/b"


def test_the_base_is_that_of_the_nearest_identifier():
    document = {
        "$id": "http://example.com/a/root.json",
        "$defs": {"x": {"$id": "b/", "items": {"$id": "?q=1", "items": {}}}},
    }
    registry = in_memory(document)
    registry.document("")
    assert registry.base_of("", "/anything") == "http://example.com/a/root.json"
    assert registry.base_of("", "/$defs/x/type") == "http://example.com/a/b/"
    assert registry.base_of("", "/$defs/x/items/items/$ref").endswith("/a/b/?q=1")


def test_anchors_belong_to_their_resource():
    document = {
        "$schema": DRAFT_2020_12.metaschema,
        "$anchor": "top",
        "$defs": {
            "a": {"$anchor": "x"},
            "b": {"$id": "urn:b", "$defs": {"c": {"$dynamicAnchor": "x"}}},
        },
    }
    registry = in_memory(document)
    assert resolved(registry, "#top").pointer == ""
    assert resolved(registry, "#x").pointer == "/$defs/a"
    assert resolved(registry, "urn:b#x").pointer == "/$defs/b/$defs/c"
    assert resolved(registry, "#x", "/$defs/b").pointer == "/$defs/b/$defs/c"
    assert resolved(registry, "urn:b#/$defs/c").pointer == "/$defs/b/$defs/c"
    assert resolved(registry, "#top", "/$defs/b") is None
    assert registry.identifiers("").dynamic == {("urn:b", "x")}


def test_draft_4_and_7_name_places_by_fragment():
    for dialect, keyword in ((DRAFT_4, "id"), (DRAFT_7, "$id")):
        document = {
            "definitions": {
                "a": {keyword: "#spot", "properties": {keyword: {"type": "string"}}},
                "b": {keyword: "http://x/y#", "not": {keyword: "#spot"}},
                "c": {keyword: "http://x/z#spot"},
                "d": {keyword: "#ignored", "$ref": "#spot"},
            }
        }
        registry = in_memory(document, dialect)
        assert resolved(registry, "#spot").pointer == "/definitions/a"
        assert resolved(registry, "http://x/y#spot").pointer == "/definitions/b/not"
        assert resolved(registry, "http://x/z#spot").pointer == "/definitions/c"
        assert resolved(registry, "#ignored") is None


def test_an_embedded_resource_may_have_a_dialect_of_its_own():
    document = {
        "$schema": DRAFT_2020_12.metaschema,
        "$defs": {
            "old": {
                "$id": "http://x/old",
                "$schema": DRAFT_7.metaschema + "#",
                "definitions": {"a": {"$id": "#spot"}},
            }
        },
    }
    registry = in_memory(document)
    assert resolved(registry, "http://x/old#spot").pointer == "/$defs/old/definitions/a"
    assert registry.dialect("", "/$defs/old/definitions") is DRAFT_7
    assert registry.dialect("", "/$defs") is DRAFT_2020_12


@pytest.mark.parametrize(
    "text",
    [
        '{"components": {"schemas": {"A": {"\\u0024id": "urn:a"}}}}',
        '{"components": {"schemas": {"A": {"$i\\u0064": "urn:a"}}}}',
        'components: {schemas: {A: {"\\x24id": "urn:a"}}}',
    ],
)
def test_an_escaped_identifier_is_found(tmp_path, text):
    spec = Spec(tmp_path, {"openapi.yaml": text})
    assert spec.id("urn:a") == "openapi.yaml#/components/schemas/A"


def test_identifiers_in_openapi(tmp_path):
    document = {
        "openapi": "3.1.0",
        "paths": {
            "/default": {
                "get": {
                    "responses": {
                        "default": {
                            "content": {"a/b": {"schema": {"$anchor": "answer"}}}
                        }
                    },
                    "parameters": [{"schema": {"$anchor": "asked"}}],
                }
            }
        },
        "components": {
            "schemas": {"x-a": {"$id": "https://x/a.json", "$anchor": "a"}},
            "examples": {"e": {"value": {"$id": "https://x/a.json"}}},
        },
        "x-extension": {"$anchor": "answer"},
    }
    spec = Spec(tmp_path, {"openapi.yaml": document})
    assert spec.target("#answer").pointer.endswith("/a~1b/schema")
    assert spec.target("#asked").pointer.endswith("/parameters/0/schema")
    assert spec.id("https://x/a.json#a") == "openapi.yaml#/components/schemas/x-a"


def test_a_fragment_file_has_the_dialect_of_the_entry(tmp_path):
    spec = Spec(tmp_path, {"f.yaml": {"default": {}, "A": {"$anchor": "a"}}})
    spec.registry.default = OPENAPI_3_1
    assert spec.id("#a", "f.yaml") == "f.yaml#/A"
    assert spec.registry.dialect("f.yaml") is OPENAPI_3_1


def test_openapi_3_0_has_no_identifiers(tmp_path):
    schemas = {"A": {"$id": "urn:a", "properties": {"b": {"$ref": "#/components"}}}}
    document = {"openapi": "3.0.3", "components": {"schemas": schemas}}
    spec = Spec(tmp_path, {"openapi.yaml": document})
    pointer = "/components/schemas/A/properties/b"
    assert spec.id("#/components", pointer=pointer) == "openapi.yaml#/components"
    assert spec.id("urn:a") is None


def test_self_of_openapi_3_2(tmp_path):
    spec = Spec(
        tmp_path,
        {
            "openapi.yaml": {"openapi": "3.2.0", "$self": "https://x.com/api/v1"},
            "shared.yaml": {"A": {}},
        },
    )
    assert spec.id("https://x.com/api/v1#/openapi") == "openapi.yaml#/openapi"
    assert spec.id("shared.yaml#/A") == "shared.yaml#/A"
    assert spec.registry.dialect("openapi.yaml") is OPENAPI_3_2


# Files whose identifiers are absolute, as published schemas have them.

PUBLISHED = {
    "order/order.json": {
        "$schema": DRAFT_2020_12.metaschema,
        "$id": "https://example.com/schemas/order/order.json",
    },
    "order/item.json": {"$id": "https://example.com/schemas/order/item.json"},
    "common/money.json": {"type": "number"},
    "order/other.json": {"$id": "https://example.com/schemas/not-other.json"},
}


@pytest.mark.parametrize(
    ("ref", "expected"),
    [
        ("item.json", "order/item.json#"),
        ("https://example.com/schemas/order/item.json", "order/item.json#"),
        ("../common/money.json#/type", "common/money.json#/type"),
        ("/schemas/common/money.json", "common/money.json#"),
        ("other.json", "order/other.json#"),
        ("https://example.com/schemas/order/other.json", None),
        ("missing.json", None),
        ("../../outside.json", None),
        ("https://other.com/schemas/order/item.json", None),
    ],
)
def test_published_schemas_stand_beside_each_other(tmp_path, ref, expected):
    (tmp_path / "outside.json").write_text("{}")
    spec = Spec(tmp_path / "schemas", PUBLISHED)
    assert spec.id(ref, "order/order.json") == expected
    assert spec.codes == ([] if expected else ["ref-remote"])


@pytest.mark.parametrize(
    ("ref", "uri", "near"),
    [
        ("/schemas/order/ordr.json#/x", "schemas/order/ordr.json#/x", "order/order"),
        ("/schemas/type.json", "schemas/type.json", ""),
        ("/order.json", "order.json", "order/order"),
    ],
)
def test_what_is_remote_is_told_as_a_uri_with_what_is_near(tmp_path, ref, uri, near):
    spec = Spec(tmp_path, {"a.json": PUBLISHED["order/order.json"]})
    assert spec.target(ref, "a.json") is None
    assert spec.only.message.startswith(f"'https://example.com/{uri}' is remote")
    assert spec.only.help == (
        f"did you mean 'https://example.com/schemas/{near}.json'?"
        if near
        else "save the document beside this one and refer to the file"
    )


@pytest.mark.parametrize(
    ("identifier", "ref", "expected"),
    [
        ("/schemas/address", "/schemas/address", "address.json#"),
        ("/schemas/address", "/schemas/other", None),
        ("/schemas/address", "customer.json", "customer.json#"),
        ("v1/address.json", "address.json", "address.json#"),
        ("v1/address.json", "customer.json", "customer.json#"),
        ("file:///home/me/address.json", "customer.json", "customer.json#"),
        ("file:///home/me/address.json", "/home/me/../customer.json", None),
        ("urn:x:address", "customer.json", None),
    ],
)
def test_identifiers_without_a_host(tmp_path, identifier, ref, expected):
    files = {"address.json": {"$id": identifier}, "customer.json": {}}
    spec = Spec(tmp_path, files)
    assert spec.id(ref, "address.json") == expected
    assert bool(spec.codes) == (expected is None)


def test_a_relative_identifier_is_found_by_those_beside_it(tmp_path):
    files = {"address.json": {"$id": "v1/home.json"}, "customer.json": {}}
    spec = Spec(tmp_path, files)
    spec.registry.document("address.json")
    assert spec.id("v1/home.json", "customer.json") == "address.json#"
    assert spec.id("home.json", "customer.json") is None


# Documents given as values, and metaschemas.


def test_resources():
    registry = in_memory(
        {"$id": "http://x/main.json"},
        **{
            "http://x/a.json": {"$defs": {"b": {"$anchor": "b"}}},
            "http://x/named.json": {"$id": "urn:named"},
            "plain.json": {"x": 1},
        },
    )
    assert resolved(registry, "a.json#b").id == "http://x/a.json#/$defs/b"
    assert resolved(registry, "a.json#/$defs").uri == "http://x/a.json"
    assert resolved(registry, "urn:named").id == "http://x/named.json#"
    assert resolved(registry, "#").id == "#"
    assert resolved(registry, "http://x/main.json").id == "#"
    assert registry.document("plain.json") is not None
    assert registry.resolve("plain.json#/x", Location("plain.json", "")).value == 1


def test_metaschemas_are_known():
    registry = in_memory({})
    for ref in (
        "http://json-schema.org/draft-07/schema#",
        "https://json-schema.org/draft-07/schema",
    ):
        target = resolved(registry, f"{ref.removesuffix('#')}#/definitions")
        assert target.id == "http://json-schema.org/draft-07/schema#/definitions"
    vocabulary = "https://json-schema.org/draft/2020-12/meta/core"
    assert resolved(registry, vocabulary).uri == vocabulary
    assert resolved(registry, "https://json-schema.org/draft/2020-12/none") is None


def test_a_custom_metaschema_is_found_and_a_missing_one_is_a_warning(tmp_path):
    vocabulary = {"https://json-schema.org/draft/2019-09/vocab/core": True}
    meta = {"$schema": DRAFT_2019_09.metaschema, "$vocabulary": vocabulary}
    spec = Spec(
        tmp_path,
        {
            "a.json": {"$schema": "meta.json"},
            "b.json": {"$schema": "https://nobody.example/schema"},
            "c.json": {"$schema": "c.json"},
            "meta.json": meta,
        },
    )
    for uri in ("a.json", "b.json", "c.json"):
        spec.registry.document(uri)
    found = spec.registry.dialect("a.json")
    assert not found.validation
    assert found.name == DRAFT_2019_09.name
    assert not spec.codes
    assert spec.registry.dialect("b.json") is DRAFT_2020_12
    assert (spec.only.code, spec.only.severity) == ("ref-remote", "warning")
    assert spec.registry.dialect("c.json") is DRAFT_2020_12


def test_a_metaschema_that_is_misspelt(tmp_path):
    document = {"$schema": "https://json-schema.org/draft/2020-12/schma#"}
    spec = Spec(tmp_path, {"a.json": document})
    spec.registry.document("a.json")
    assert spec.registry.dialect("a.json") is DRAFT_2020_12
    assert spec.only.help == (
        "did you mean 'https://json-schema.org/draft/2020-12/schema'?"
    )


def test_an_identifier_is_found_in_every_encoding(tmp_path):
    text = '{"components": {"schemas": {"A": {"$id": "urn:a"}}}}'
    (tmp_path / "openapi.yaml").write_bytes(text.encode("utf-16"))
    assert Spec(tmp_path).id("urn:a") == "openapi.yaml#/components/schemas/A"


ELSEWHERE = {
    "a.json": {"$id": "https://example.com/a.json", "$defs": {}},
    "deep/of_b.json": {"$id": "https://example.com/b.json", "$defs": {"x": {}}},
    "deep/of_u.yaml": "$id: urn:example:u\n$defs: {x: {}}\n",
    "deep/broken.json": '{"$id": "https://example.com/broken.json",',
    "decoy.yaml": "enum: [{$id: https://example.com/decoy.json}]\n",
}
DECLARED = {
    "https://example.com/b.json": ["decoy.yaml", "deep/of_b.json"],
    "urn:example:u": ["deep/of_u.yaml"],
    "https://example.com/broken.json": ["deep/broken.json"],
    "https://example.com/decoy.json": ["decoy.yaml"],
}


@pytest.mark.parametrize(
    ("ref", "expected", "codes"),
    [
        ("https://example.com/b.json", "deep/of_b.json#", []),
        ("b.json#/$defs/x", "deep/of_b.json#/$defs/x", []),
        ("urn:example:u#/$defs/x", "deep/of_u.yaml#/$defs/x", []),
        ("https://example.com/bb.json", None, ["ref-remote"]),
        ("urn:example:v", None, ["ref-not-found"]),
        ("https://example.com/decoy.json", None, ["ref-remote"]),
        ("https://example.com/broken.json", None, ["json-syntax"]),
    ],
)
def test_what_no_path_leads_to_is_found_by_what_it_calls_itself(
    tmp_path, ref, expected, codes
):
    spec = Spec(tmp_path, ELSEWHERE)
    spec.registry.library = lambda: DECLARED
    assert spec.id(ref, "a.json") == expected
    assert spec.codes == codes
    assert list(spec.registry.sought) == [spec_uri(ref)]


def spec_uri(ref):
    absolute = ref if ":" in ref else f"https://example.com/{ref}"
    return absolute.partition("#")[0]


def test_a_uri_that_is_misspelt_is_compared_with_those_of_other_documents(tmp_path):
    spec = Spec(tmp_path, ELSEWHERE)
    spec.registry.library = lambda: DECLARED
    assert spec.target("https://example.com/bb.json", "a.json") is None
    assert spec.only.help == "did you mean 'https://example.com/b.json'?"


@pytest.mark.parametrize("ref", ["#/$defs", "deep/of_b.json", "gone.json#/x", "#/no"])
def test_nothing_is_searched_for_what_is_no_uri(tmp_path, ref):
    spec = Spec(tmp_path, {**ELSEWHERE, "a.json": {"$defs": {}}})
    spec.registry.library = pytest.fail
    spec.target(ref, "a.json")
    assert not spec.registry.sought
