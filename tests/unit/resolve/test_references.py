"""References resolve to the right place, or say what is wrong at the right place."""

import json
import os
from pathlib import Path

import pytest
import referencing
from jsonschema_specifications import REGISTRY as STANDARD
from referencing.jsonschema import DRAFT7, DRAFT202012

from specgen.dialect import (
    DRAFT_7,
    DRAFT_2020_12,
    subschemas,
)
from specgen.resolve import Registry
from specgen.source import Location, child
from tests.unit.resolve.specs import Spec, in_memory, resolved

CORPUS = Path(
    os.environ.get("SPECGEN_CORPUS")
    or Path(__file__).resolve().parents[3] / ".." / "shared" / "corpus"
)
needs_corpus = pytest.mark.skipif(
    not CORPUS.is_dir() and "SPECGEN_CORPUS" not in os.environ,
    reason="there is no corpus",
)


# Files that refer to each other.

TREE = {
    "openapi.yaml": {
        "openapi": "3.1.0",
        "paths": {
            "/images": {"$ref": "paths/images.yaml"},
            "/deep": {"$ref": "./paths/a/b/c.yaml#/item"},
        },
        "components": {
            "schemas": {
                "Image": {"$ref": "schemas/images.yaml#/Image"},
                "Alias": {"$ref": "#/components/schemas/Image"},
            },
            "responses": {"NotFound": {"description": "no"}},
            "parameters": {"Page": {"name": "page", "in": "query"}},
        },
    },
    "paths/images.yaml": {
        "get": {
            "parameters": [{"$ref": "../openapi.yaml#/components/parameters/Page"}],
            "responses": {
                "404": {"$ref": "../openapi.yaml#/components/responses/NotFound"}
            },
        }
    },
    "paths/a/b/c.yaml": {"item": {"post": {"schema": {"$ref": "../../x.yaml#/X"}}}},
    "paths/x.yaml": {"X": {"$ref": "../schemas/images.yaml#/Usage"}},
    "schemas/images.yaml": {
        "Image": {"properties": {"usage": {"$ref": "#/Usage"}}},
        "Usage": {"$ref": "#/Count"},
        "Count": {"type": "integer"},
        "Union": {
            "oneOf": [{"$ref": "#/Image"}, {"$ref": "common.yaml"}],
            "discriminator": {
                "propertyName": "kind",
                "mapping": {"image": "#/Image", "other": "./common.yaml#/Other"},
            },
        },
    },
    "schemas/common.yaml": {"Other": {"type": "object"}},
}


@pytest.mark.parametrize(
    ("uri", "pointer", "expected"),
    [
        ("openapi.yaml", "/paths/~1images/$ref", "paths/images.yaml#"),
        ("openapi.yaml", "/paths/~1deep/$ref", "paths/a/b/c.yaml#/item"),
        (
            "openapi.yaml",
            "/components/schemas/Image/$ref",
            "schemas/images.yaml#/Image",
        ),
        (
            "openapi.yaml",
            "/components/schemas/Alias/$ref",
            "openapi.yaml#/components/schemas/Image",
        ),
        (
            "paths/images.yaml",
            "/get/parameters/0/$ref",
            "openapi.yaml#/components/parameters/Page",
        ),
        (
            "paths/images.yaml",
            "/get/responses/404/$ref",
            "openapi.yaml#/components/responses/NotFound",
        ),
        ("paths/a/b/c.yaml", "/item/post/schema/$ref", "paths/x.yaml#/X"),
        ("paths/x.yaml", "/X/$ref", "schemas/images.yaml#/Usage"),
        (
            "schemas/images.yaml",
            "/Image/properties/usage/$ref",
            "schemas/images.yaml#/Usage",
        ),
        ("schemas/images.yaml", "/Usage/$ref", "schemas/images.yaml#/Count"),
        ("schemas/images.yaml", "/Union/oneOf/1/$ref", "schemas/common.yaml#"),
        (
            "schemas/images.yaml",
            "/Union/discriminator/mapping/image",
            "schemas/images.yaml#/Image",
        ),
        (
            "schemas/images.yaml",
            "/Union/discriminator/mapping/other",
            "schemas/common.yaml#/Other",
        ),
    ],
)
def test_references_between_files(tmp_path, monkeypatch, uri, pointer, expected):
    spec = Spec(tmp_path, TREE)
    monkeypatch.chdir("/")  # the working directory has no say
    ref = value_at(spec.registry.document(uri).value, pointer)
    target = spec.registry.resolve(ref, Location(uri, pointer))
    assert target.id == expected
    assert target.value == value_at(TREE[target.uri], target.pointer)
    assert not spec.codes


def value_at(value, pointer):
    for step in pointer.split("/")[1:]:
        key = step.replace("~1", "/").replace("~0", "~")
        value = value[int(key) if isinstance(value, list) else key]
    return value


def test_documents_are_loaded_once_and_on_demand(tmp_path):
    spec = Spec(tmp_path, TREE)
    assert not spec.registry.documents
    first = spec.target("schemas/images.yaml#/Image")
    again = spec.target("./schemas/../schemas/%69mages.yaml#/Image", "paths/x.yaml")
    assert again is None  # from another directory
    again = spec.target("../schemas/./images.yaml#/Image", "paths/images.yaml")
    assert again.value is first.value
    assert list(spec.registry.documents) == [
        "openapi.yaml",
        "schemas/images.yaml",
        "paths/x.yaml",
        "paths/images.yaml",
    ]


@pytest.mark.parametrize(
    ("ref", "expected"),
    [
        ("", ""),
        ("#", ""),
        ("#/", "/"),
        ("#/a~1b~0c%25", "/a~1b~0c%"),
        ("#/percent%20sign", "/percent sign"),
        ("#/%C3%A4", "/ä"),
        ("#/list/1", "/list/1"),
        ("#/list/1/x", "/list/1/x"),
        ("#/list/01", None),
        ("#/list/-1", None),
        ("#/list/-", None),
        ("#/list/2", None),
        ("#/list/99999999999999999999", None),
        ("#/list/\u0661", None),
        ("#/number/0", None),
        ("#/0", "/0"),
        ("#/no%2fsuch", None),
        ("#/a%2Fb", None),
        ("#/nested%2Fkey", "/nested/key"),
        ("#/%zz", "/%zz"),
    ],
)
def test_pointers(ref, expected):
    document = {
        "": 0,
        "a/b~c%": 1,
        "percent sign": 2,
        "ä": 3,
        "0": 4,
        "%zz": 5,
        "list": [{}, {"x": True}],
        "number": 12,
        "nested": {"key": None},
    }
    target = resolved(in_memory(document), ref)
    assert (None if target is None else target.pointer) == expected
    if target is not None:
        assert target.value == value_at(document, target.pointer)
        assert target.id == f"#{expected}"


# Pointers that lead through references.


def test_a_pointer_leads_through_references(tmp_path):
    spec = Spec(tmp_path, TREE)
    assert spec.id("#/paths/~1images/get") == "paths/images.yaml#/get"
    assert (
        spec.id("#/paths/~1images/get/parameters/0/name")
        == "openapi.yaml#/components/parameters/Page/name"
    )
    # Image → images.yaml#/Image, and its usage → Usage → Count
    assert (
        spec.id("#/components/schemas/Alias/properties/usage/type")
        == "schemas/images.yaml#/Count/type"
    )
    assert (
        spec.id("#/components/schemas/Alias")
        == "openapi.yaml#/components/schemas/Alias"
    )
    assert not spec.codes


def test_a_sibling_of_a_reference_comes_first():
    document = {"a": {"$ref": "#/b", "x": 1}, "b": {"x": 2, "y": 3}}
    registry = in_memory(document)
    assert resolved(registry, "#/a/x").value == 1
    assert resolved(registry, "#/a/y").value == 3


@pytest.mark.parametrize(
    "document",
    [
        {"a": {"$ref": "#/a"}},
        {"a": {"$ref": "#/b"}, "b": {"$ref": "#/a"}},
        {"a": {"$ref": "#/a/x"}},
        {"a": {"$ref": "#/a/x/y/z"}},
    ],
)
def test_a_loop_of_references_is_no_place(document):
    registry = in_memory(document)
    assert resolved(registry, "#/a/missing") is None
    assert "loop" in next(iter(registry.diagnostics)).help
    assert resolved(registry, "#/a").pointer == "/a"


def test_a_chain_of_references_recurses_nowhere():
    length = 900
    document = {f"s{n}": {"$ref": f"#/s{n + 1}"} for n in range(length)}
    document[f"s{length}"] = {"x": 1}
    assert resolved(in_memory(document), "#/s0/x").pointer == f"/s{length}/x"


def test_references_to_ancestors_and_across_files_in_a_circle(tmp_path):
    spec = Spec(
        tmp_path,
        {
            "a.yaml": {"properties": {"up": {"$ref": "#"}, "b": {"$ref": "b.yaml"}}},
            "b.yaml": {"$ref": "a.yaml"},
        },
    )
    assert spec.id("#", "a.yaml", "/properties/up") == "a.yaml#"
    assert spec.id("b.yaml", "a.yaml", "/properties/b") == "b.yaml#"
    assert spec.id("a.yaml", "b.yaml") == "a.yaml#"


# What is said of references that lead nowhere.


def test_nearest_names_are_named(tmp_path):
    spec = Spec(tmp_path, {"a.yaml": {"Image": {}, "Images": {}, "Unrelated": {}}})
    assert spec.target("#/Imgae", "a.yaml", "/x") is None
    assert spec.only.code == "ref-not-found"
    assert spec.only.severity == "error"
    assert spec.only.target == Location("a.yaml", "/x/$ref")
    assert spec.only.help == "did you mean 'Image' or 'Images'?"


def test_where_nothing_is_near_what_exists_is_named(tmp_path):
    spec = Spec(tmp_path, {"a.yaml": {"Alpha": {}, "Beta": {}}})
    assert spec.target("#/Zzz", "a.yaml") is None
    assert spec.only.help == "there are only 'Alpha' and 'Beta'"


def test_where_nothing_is_near_and_much_exists_nothing_is_named(tmp_path):
    spec = Spec(tmp_path, {"a.yaml": {name: {} for name in ("pet", "Pet", "C", "D")}})
    assert spec.target("#/Zzz", "a.yaml") is None
    assert spec.only.help == ""


@pytest.mark.parametrize(
    ("ref", "expected"),
    [
        ("#Image", "did you mean '#/components/schemas/Image'?"),
        ("#components/schemas/Image", "did you mean '#/components/schemas/Image'?"),
        ("Image", "did you mean '#/components/schemas/Image'?"),
        ("schemas/images.yaml#Image", "did you mean 'schemas/images.yaml#/Image'?"),
        ("schemas/image.yaml#/Image", "did you mean 'images.yaml'?"),
        ("schema/images.yaml#/Image", "did you mean 'schemas'?"),
        ("schemas/images.yaml/x", ""),
        (
            "/schemas/images.yaml",
            "begin with no /: from the root it is schemas/images.yaml",
        ),
        ("/etc/passwd", "move the file below "),
        ("#/$defs/Image", "did you mean '#/components/schemas/Image'?"),
        (
            "schemas/images.yaml#/$defs/Image",
            "did you mean 'schemas/images.yaml#/Image'?",
        ),
        ("/components/schemas/Image", "did you mean '#/components/schemas/Image'?"),
        ("##/components/schemas/Image", "did you mean '#/components/schemas/Image'?"),
        ("#components/schemas/Zzz", "begin what follows the # with a /"),
        ("#/components/schemas/Image/typ/x", ""),
    ],
)
def test_suggestions(tmp_path, ref, expected):
    spec = Spec(tmp_path, TREE)
    assert spec.target(ref) is None
    assert spec.only.help.startswith(expected)


def test_a_fragment_file_is_not_the_entry_document(tmp_path):
    spec = Spec(tmp_path, TREE)
    spec.registry.document("openapi.yaml")
    assert spec.target("#/components/schemas/Image", "schemas/images.yaml") is None
    assert spec.only.help == (
        "openapi.yaml has it: write ../openapi.yaml#/components/schemas/Image"
    )


def test_every_reference_to_a_missing_file_is_reported_where_it_stands(tmp_path):
    spec = Spec(tmp_path, TREE)
    for pointer in ("/a", "/b"):
        assert spec.target("gone.yaml#/X", pointer=pointer) is None
    assert spec.codes == ["file-not-found", "file-not-found"]
    assert [d.target.pointer for d in spec.diagnostics] == ["/a/$ref", "/b/$ref"]
    assert all(d.message == "file gone.yaml does not exist" for d in spec.diagnostics)


def test_a_file_that_is_no_document_is_told_at_the_reference(tmp_path):
    spec = Spec(
        tmp_path, TREE | {"README.md": "# a\ntext: [a](b)\n", "a.schema": "A: {}"}
    )
    assert spec.target("README.md#/x", pointer="/a") is None
    assert spec.only.code == "file-not-readable"
    assert spec.only.target == Location("openapi.yaml", "/a/$ref")
    assert spec.only.message.endswith(
        "README.md cannot be read: it is neither YAML nor JSON"
    )
    assert [other.target.uri for other in spec.only.related] == ["README.md"]
    assert spec.id("a.schema#/A") == "a.schema#/A"


@pytest.mark.parametrize(
    ("refs", "cause"),
    [
        (["gone.yaml#/A", "./gone.yaml#/B", "x/../gone.yaml"], "gone.yaml"),
        (["https://a.example/x#/A", "https://a.example/x"], "https://a.example/x"),
        (["../x.yaml#/A", "../x.yaml"], "../x.yaml"),
        (["urn:x:y#/A", "urn:x:y"], "urn:x:y"),
        (["#/A", "#/B"], ""),
    ],
)
def test_what_is_missing_is_one_cause_for_all_that_refer_to_it(tmp_path, refs, cause):
    spec = Spec(tmp_path, TREE)
    for number, ref in enumerate(refs):
        assert spec.target(ref, pointer=f"/{number}") is None
    assert {item.cause for item in spec.diagnostics} == {cause}


def test_a_file_that_cannot_be_read_is_reported_once(tmp_path):
    spec = Spec(tmp_path, TREE | {"bad.yaml": "a: [1"})
    for pointer in ("/a", "/b"):
        assert spec.target("bad.yaml#/X", pointer=pointer) is None
    assert len(spec.codes) == 1
    assert "bad.yaml" not in spec.registry.documents


@pytest.mark.parametrize(
    ("ref", "code", "severity"),
    [
        ("#/nope", "ref-not-found", "warning"),
        ("nope.yaml", "file-not-found", "warning"),
        ("https://example.com/x", "ref-remote", "warning"),
        ("../x.yaml", "ref-outside-root", "error"),
    ],
)
def test_unresolved_warn(tmp_path, ref, code, severity):
    spec = Spec(tmp_path, TREE, unresolved="warn")
    assert spec.target(ref) is None
    assert (spec.only.code, spec.only.severity) == (code, severity)


def test_find_reports_nothing(tmp_path):
    spec = Spec(tmp_path, TREE)
    spec.registry.document("openapi.yaml")
    at = Location("openapi.yaml", "/x")
    assert spec.registry.find("#/nope", at) is None
    assert spec.registry.find("#/components", at).pointer == "/components"
    assert not spec.codes


@pytest.mark.parametrize("unresolved", ["error", "warn"])
def test_an_entry_document_that_is_missing_is_an_error(tmp_path, unresolved):
    spec = Spec(tmp_path, unresolved=unresolved)
    assert spec.registry.document("gone.yaml") is None
    assert (spec.only.code, spec.only.severity) == ("file-not-found", "error")
    assert spec.registry.document("https://example.com/x.yaml") is None


# The corpora.


def references(value, pointer=""):
    """Every `$ref` in a document, with its place."""
    pending = [(pointer, value)]
    while pending:
        pointer, value = pending.pop()
        if isinstance(value, dict):
            if isinstance(value.get("$ref"), str):
                yield value["$ref"], f"{pointer}/$ref"
            pending += [(child(pointer, key), item) for key, item in value.items()]
        elif isinstance(value, list):
            pending += [(f"{pointer}/{n}", item) for n, item in enumerate(value)]


@needs_corpus
def test_all_references_of_bifrost_but_one(monkeypatch):
    monkeypatch.chdir("/")
    registry = Registry(CORPUS / "bifrost")
    pending, count = ["openapi.yaml"], 0
    registry.document("openapi.yaml")
    for uri in pending:
        for ref, pointer in references(registry.documents[uri].value):
            count += 1
            target = registry.resolve(ref, Location(uri, pointer))
            if target is not None and target.uri not in pending:
                pending.append(target.uri)
    assert count == 2274
    assert len(registry.documents) == 122
    sources = {uri: document.source for uri, document in registry.documents.items()}
    (dangling,) = registry.diagnostics.sorted(sources)
    assert dangling.code == "ref-not-found"
    assert dangling.target.file.uri == "paths/management/mcp.yaml"
    assert (dangling.target.line, dangling.target.column) == (233, 15)
    assert dangling.help == "there are only 'BadRequest' and 'InternalError'"


SUITE = CORPUS / "json-schema-test-suite"
FILES = [
    "ref.json",
    "refRemote.json",
    "anchor.json",
    "dynamicRef.json",
    "optional/anchor.json",
    "optional/cross-draft.json",
    "optional/id.json",
    "optional/refOfUnknownKeyword.json",
    "optional/unknownKeyword.json",
]
SUITES = [
    pytest.param(draft, name, id=f"{draft}-{name}")
    for draft in ("draft7", "draft2020-12")
    for name in FILES
    if (SUITE / "tests" / draft / name).exists()
]


def remotes():
    directory = SUITE / "remotes"
    return {
        f"http://localhost:1234/{path.relative_to(directory).as_posix()}": json.loads(
            path.read_text()
        )
        for path in sorted(directory.rglob("*.json"))
    }


def by_referencing(schema, specification, known):
    """Yield every `$ref` of a schema, its place, and what `referencing` finds."""
    registry = referencing.Registry(retrieve=None).with_resources(
        (uri, referencing.Resource.from_contents(value, specification))
        for uri, value in known.items()
    )
    registry = registry.combine(STANDARD)
    root = referencing.Resource.from_contents(schema, specification)
    pending = [("", registry.resolver_with_root(root), root)]
    dialect = DRAFT_7 if specification is DRAFT7 else DRAFT_2020_12
    while pending:
        pointer, resolver, resource = pending.pop()
        contents = resource.contents
        if isinstance(contents, dict) and isinstance(contents.get("$ref"), str):
            yield contents["$ref"], f"{pointer}/$ref", resolver
        for step, value in subschemas(contents, dialect):
            inner = specification.create_resource(value)
            pending.append((pointer + step, resolver.in_subresource(inner), inner))


@needs_corpus
@pytest.mark.parametrize(("draft", "name"), SUITES)
def test_the_suite_resolves_as_referencing_does(draft, name):
    specification = DRAFT7 if draft == "draft7" else DRAFT202012
    dialect = DRAFT_7 if draft == "draft7" else DRAFT_2020_12
    known = remotes()
    compared = 0
    for group in json.loads((SUITE / "tests" / draft / name).read_text()):
        registry = Registry(None, {**known, "": group["schema"]}, default=dialect)
        registry.document("")
        for ref, pointer, resolver in by_referencing(
            group["schema"], specification, known
        ):
            target = registry.resolve(ref, Location("", pointer))
            assert target is not None, (group["description"], ref)
            expected = resolver.lookup(ref).contents
            assert target.value is expected or target.value == expected, ref
            assert (
                value_at(registry.documents[target.uri].value, target.pointer)
                == expected
            )
            compared += 1
        assert not list(registry.diagnostics), group["description"]
    assert compared
