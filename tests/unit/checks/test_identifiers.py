"""What is told of an identifier that two schemas have."""

import json

import pytest

from specgen.diagnostics import Diagnostics

DRAFT_2020_12 = "https://json-schema.org/draft/2020-12/schema"
X = "https://example.com/x.json"
Y = "https://example.com/y.json"


def told(bench, files):
    """Where a repeated identifier is told of, and where references lead."""
    bench.diagnostics = Diagnostics()
    texts = {name: json.dumps(value) for name, value in files.items()}
    bench.surface(texts)
    return [
        (*found.target[:2], *found.related[0].target[:2])
        for found in bench.diagnostics
        if found.code == "identifier-repeat"
    ]


@pytest.mark.parametrize("keyword", ["$id", "$anchor", "$dynamicAnchor"])
def test_two_schemas_of_a_document_have_one_name(bench, keyword):
    schema = {keyword: "x"}
    found = told(
        bench,
        {"a.json": {"$schema": DRAFT_2020_12, "$defs": {"A": schema, "B": schema}}},
    )
    assert found == [("a.json", f"/$defs/B/{keyword}", "a.json", "/$defs/A")]


def test_one_anchor_in_two_resources_is_none_repeated(bench):
    first, second = ({"$id": name, "$anchor": "x"} for name in (X, Y))
    document = {"$schema": DRAFT_2020_12, "$defs": {"A": first, "B": second}}
    assert told(bench, {"a.json": document}) == []


def test_a_static_and_a_dynamic_anchor_of_one_schema_are_none_repeated(bench):
    schema = {"$anchor": "x", "$dynamicAnchor": "x"}
    document = {"$schema": DRAFT_2020_12, "$defs": {"A": schema}}
    assert told(bench, {"a.json": document}) == []


def test_two_files_to_which_a_reference_may_lead(bench):
    old, new = ({"$id": X, "type": "string", "minLength": n} for n in (1, 2))
    properties = {"a": {"$ref": "old.json"}, "b": {"$ref": "new.json"}}
    files = {
        "a.json": {"$schema": DRAFT_2020_12, "properties": properties},
        "old.json": old,
        "new.json": new,
    }
    assert told(bench, files) == []  # each is meant by its path
    properties["c"] = {"$ref": X}
    assert told(bench, files) == [("new.json", "/$id", "old.json", "")]
