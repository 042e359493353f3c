"""Defaults that would have to hold themselves, or far too much."""

import json

import pytest
from pydantic import TypeAdapter

import specgen

TREE = """
Tree:
  type: object
  properties:
    left: {allOf: [{$ref: '#/Tree'}], default: {}}
    name: {type: string, default: leaf}
"""


def defaults(spec, place):
    """The defaults that are left, by the name of the property."""
    properties = spec.definitions[f"a.yaml#/{place}"].type.properties
    return {p.name: p.default.value for p in properties if p.default}


def test_a_tree_cannot_be_its_own_default(bench):
    assert defaults(bench.passed(TREE), "Tree") == {"name": "leaf"}
    assert bench.told == ["default-endless 5"]


def test_a_default_that_says_where_it_ends_is_kept(bench):
    spec = bench.passed(
        TREE.replace("default: {}", "default: {left: {left: null}}").replace(
            "{allOf: [{$ref: '#/Tree'}]", "{anyOf: [{$ref: '#/Tree'}, {type: 'null'}]"
        )
    )
    assert defaults(spec, "Tree")["left"] == {"left": {"left": None}}
    assert not bench.told


def test_one_that_must_be_given_is_not_filled_in(bench):
    text = TREE.replace("type: object", "type: object\n  required: [left]")
    bench.passed(text.replace("default: {}", "default: {left: {}}"))
    assert "default-endless 6" not in bench.told


@pytest.mark.parametrize(
    "way",
    [
        "{allOf: [{$ref: '#/A'}], default: {}}",
        "{type: array, items: {$ref: '#/A'}, default: [{}]}",
        "{type: object, additionalProperties: {$ref: '#/A'}, default: {x: {}}}",
        "{anyOf: [{type: string}, {$ref: '#/A'}], default: {}}",
        (
            "{type: array, prefixItems: [{$ref: '#/A'}], items: false, minItems: 1,"
            " default: [{}]}"
        ),
        (
            "{type: object, properties: {a: {allOf: [{$ref: '#/A'}], default: {}}},"
            " default: {}}"
        ),
    ],
)
def test_all_ways_back(bench, way):
    text = f"""
A: {{type: object, properties: {{b: {{allOf: [{{$ref: '#/B'}}], default: {{}}}}}}}}
B: {{type: object, properties: {{back: {way}}}}}
"""
    bench.passed(text)
    assert set(bench.told) == {"default-endless 2", "default-endless 3"}


def test_an_empty_list_leads_nowhere(bench):
    text = "A: {type: object, properties: {p: {type: array, items: {$ref: '#/A'}"
    spec = bench.passed(text + ", default: []}}}")
    assert defaults(spec, "A") == {"p": []}
    assert not bench.told


def doubling(levels):
    """Each level has two of the next; a document of two braces has them all."""
    lines = [f"L{levels}: {{type: object, properties: {{x: {{default: 1}}}}}}"]
    for n in range(levels):
        item = f"{{allOf: [{{$ref: '#/L{n + 1}'}}], default: {{}}}}"
        lines.append(f"L{n}: {{type: object, properties: {{a: {item}, b: {item}}}}}")
    return "\n".join(lines)


def test_what_doubles_is_bounded(bench):
    spec = bench.passed(doubling(40))
    dropped = [n for n in range(40) if not defaults(spec, f"L{n}")]
    assert 0 < len(dropped) < 10
    assert set(bench.told) <= {f"default-endless {line}" for line in range(1, 50)}


def test_few_levels_are_filled_in(bench):
    spec = bench.passed(doubling(5))
    assert all(len(defaults(spec, f"L{n}")) == 2 for n in range(5))
    assert not bench.told


def test_the_metaschema_of_draft_4_reads_itself():
    uri = "http://json-schema.org/draft-04/schema#"
    model = TypeAdapter(specgen.compile({"$schema": uri, "$ref": uri})["#"])
    document = {"not": {"items": {"minLength": 1}}}
    assert model.validate_json(json.dumps(document)).not_.items.minLength == 1
    with pytest.raises(ValueError, match="minLength"):
        model.validate_json('{"not": {"items": {"minLength": -1}}}')
