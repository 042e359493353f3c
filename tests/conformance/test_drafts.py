"""Drafts 4, 6 and 2019-09, by what is particular to each.

The suite's folders for them may be missing from the corpus. Each verdict below is
asked of jsonschema-rs as well: a mistake in the table would fail too.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

import jsonschema_rs
import pytest
from pydantic import TypeAdapter

import specgen
from tests.conformance.suite import DIALECTS, accepts

DOCUMENT = "http://example.com/root.json"


@dataclass(frozen=True)
class Case:
    """A schema of one draft, and documents that it accepts and rejects."""

    draft: str
    what: str
    schema: Mapping[str, Any]
    valid: tuple[Any, ...]
    invalid: tuple[Any, ...] = ()

    @property
    def stated(self) -> dict[str, Any]:
        """The schema that says in which draft it is written."""
        return {"$schema": DIALECTS[self.draft], **self.schema}


ANYTHING = (None, True, 0, 1, 1.5, "", "a", [], [1], {}, {"a": 1})

DRAFT_4 = (
    Case(
        "draft4",
        "a bound and the flag that excludes it",
        {
            "type": "number",
            "minimum": 0,
            "exclusiveMinimum": True,
            "maximum": 5,
            "exclusiveMaximum": False,
        },
        valid=(0.5, 1, 5, 5.0),
        invalid=(0, 0.0, -1, 5.5),
    ),
    Case(
        "draft4",
        "bounds of integers",
        {"type": "integer", "minimum": 1, "maximum": 3, "exclusiveMaximum": True},
        valid=(1, 2),
        invalid=(0, 3, 4, "1", None),
    ),
    Case(
        "draft4",
        "an integer is written as one",
        {"type": "integer"},
        valid=(1, 0, -1, 2**70),
        invalid=(1.0, 1.5, True, "1"),
    ),
    Case(
        "draft4",
        "integers inside of objects, arrays and unions of types",
        {
            "properties": {"n": {"type": ["integer", "null"]}},
            "additionalProperties": {"items": {"type": "integer"}},
        },
        valid=({"n": 1}, {"n": None}, {"list": [1]}, 5),
        invalid=({"n": 1.0}, {"list": [1.0]}),
    ),
    Case(
        "draft4",
        "numbers are equal whatever their spelling",
        {"enum": [1, {"a": 2.0}]},
        valid=(1, 1.0, {"a": 2}),
        invalid=(True, "1", {"a": 3}),
    ),
    Case("draft4", "no const", {"const": 1}, valid=ANYTHING),
    Case("draft4", "no contains", {"contains": {"type": "null"}}, valid=ANYTHING),
    Case("draft4", "no propertyNames", {"propertyNames": {"maxLength": 0}}, ANYTHING),
    Case(
        "draft4",
        "no if",
        {"if": {}, "then": {"type": "null"}, "else": {"type": "null"}},
        valid=ANYTHING,
    ),
    Case("draft4", "no $id", {"$id": "other", "type": "null"}, (None,), (1, {})),
    Case(
        "draft4",
        "identifiers that change the base",
        {
            "id": DOCUMENT,
            "properties": {
                "by_name": {"$ref": "item.json"},
                "by_fragment": {"$ref": "#word"},
                "by_pointer": {"$ref": "item.json#/definitions/inner"},
            },
            "definitions": {
                "item": {
                    "id": "item.json",
                    "type": "array",
                    "items": {"$ref": "#/definitions/inner"},
                    "definitions": {"inner": {"type": "boolean"}},
                },
                "word": {"id": "#word", "type": "string"},
            },
        },
        valid=({"by_name": [True]}, {"by_fragment": "a"}, {"by_pointer": False}),
        invalid=({"by_name": ["a"]}, {"by_fragment": 1}, {"by_pointer": [True]}),
    ),
    Case(
        "draft4",
        "nothing counts beside a reference, not even an identifier",
        {
            "properties": {
                "a": {"$ref": "#/definitions/text", "maxLength": 1, "id": "b.json"}
            },
            "definitions": {"text": {"type": "string"}},
        },
        valid=({"a": "long"}, {"a": ""}),
        invalid=({"a": 1},),
    ),
    Case(
        "draft4",
        "a property named $ref or id",
        {"properties": {"$ref": {"type": "string"}, "id": {"type": "integer"}}},
        valid=({"$ref": "a", "id": 1}, {}),
        invalid=({"$ref": 1}, {"id": "a"}),
    ),
    Case(
        "draft4",
        "booleans where the draft allows them",
        {
            "items": [{"type": "integer"}],
            "additionalItems": False,
            "properties": {"a": {}},
            "additionalProperties": False,
        },
        valid=([], [1], {"a": 1}, {}, "a"),
        invalid=([1, 2], ["a"], {"b": 1}),
    ),
    Case(
        "draft4",
        "dependencies",
        {"dependencies": {"a": ["b"], "c": {"maxProperties": 1}}},
        valid=({}, {"a": 1, "b": 1}, {"c": 1}, {"b": 1}, 5),
        invalid=({"a": 1}, {"c": 1, "d": 1}),
    ),
    Case(
        "draft4",
        "recursion through the whole document",
        {
            "type": "object",
            "properties": {"next": {"$ref": "#"}, "n": {"type": "integer"}},
            "additionalProperties": False,
        },
        valid=({"next": {"next": {"n": 1}}}, {}),
        invalid=({"next": {"next": {"n": 1.0}}}, {"other": 1}, {"next": 1}),
    ),
)

DRAFT_6 = (
    Case(
        "draft6",
        "bounds are numbers",
        {"exclusiveMinimum": 0, "exclusiveMaximum": 5, "type": ["number", "string"]},
        valid=(0.5, 4.5, 1, "a"),
        invalid=(0, 5, 0.0, 5.0, None),
    ),
    Case(
        "draft6",
        "both kinds of bounds at once",
        {"minimum": 1, "exclusiveMinimum": 1, "maximum": 3, "exclusiveMaximum": 4},
        valid=(2, 3, 1.5, "a"),
        invalid=(1, 1.0, 3.5, 4),
    ),
    Case(
        "draft6",
        "1.0 is an integer",
        {"type": "integer"},
        valid=(1, 1.0, 2**70),
        invalid=(1.5, True, "1"),
    ),
    Case(
        "draft6",
        "const",
        {"const": {"a": [1, False]}},
        valid=({"a": [1, False]}, {"a": [1.0, False]}),
        invalid=({"a": [1, 0]}, {"a": [True, False]}, {"a": [1]}, {}, None),
    ),
    Case("draft6", "const null", {"const": None}, (None,), (0, "", False, {})),
    Case(
        "draft6",
        "contains",
        {"contains": {"minimum": 5}},
        valid=([5], [1, "a"], [1, 6], {}, "a"),
        invalid=([], [1, 2]),
    ),
    Case(
        "draft6",
        "one item at least, whatever limits are beside it",
        {"contains": {"type": "string"}, "minContains": 2, "maxContains": 0},
        valid=(["a"], ["a", "b"], [1, "a"]),
        invalid=([], [1]),
    ),
    Case(
        "draft6",
        "propertyNames",
        {"propertyNames": {"pattern": "^a", "maxLength": 2}},
        valid=({}, {"a": 1, "ab": 1}, 5, ["x"]),
        invalid=({"b": 1}, {"abc": 1}),
    ),
    Case(
        "draft6", "propertyNames false", {"propertyNames": False}, ({}, 1), ({"": 1},)
    ),
    Case(
        "draft6",
        "boolean schemas",
        {"properties": {"a": True, "b": False}, "items": False, "not": False},
        valid=({"a": 1}, {}, [], {"c": 1}),
        invalid=({"b": 1}, {"b": None}, [1]),
    ),
    Case("draft6", "allOf true and false", {"allOf": [True, False]}, (), ANYTHING),
    Case(
        "draft6",
        "no if",
        {"if": {}, "then": {"type": "null"}, "else": {"type": "null"}},
        valid=ANYTHING,
    ),
    Case(
        "draft6",
        "no $comment, which nothing depends on",
        {"$comment": {"$ref": "#/nowhere"}, "type": "null"},
        valid=(None,),
        invalid=(1,),
    ),
    Case(
        "draft6",
        "keywords of later drafts have no effect",
        {
            "dependentRequired": {"a": ["b"]},
            "dependentSchemas": {"a": False},
            "unevaluatedProperties": False,
            "unevaluatedItems": False,
            "prefixItems": [False],
        },
        valid=ANYTHING,
    ),
    Case(
        "draft6",
        "identifiers that change the base",
        {
            "$id": DOCUMENT,
            "anyOf": [{"$ref": "#word"}, {"$ref": "item.json"}],
            "definitions": {
                "item": {"$id": "item.json", "type": "array"},
                "word": {"$id": "#word", "type": "string"},
            },
        },
        valid=("a", [1]),
        invalid=(1, None, {}),
    ),
    Case("draft6", "no id", {"id": "other", "type": "null"}, (None,), (1, {})),
    Case(
        "draft6",
        "nothing counts beside a reference",
        {
            "properties": {"a": {"$ref": "#/definitions/text", "maxLength": 1}},
            "definitions": {"text": {"type": "string"}},
        },
        valid=({"a": "long"},),
        invalid=({"a": 1},),
    ),
    Case(
        "draft6",
        "items by place, and those behind them",
        {"items": [True, {"type": "string"}], "additionalItems": {"type": "null"}},
        valid=([], [1], [1, "a"], [1, "a", None, None]),
        invalid=([1, 1], [1, "a", 1]),
    ),
    Case(
        "draft6",
        "additionalItems beside one schema of all items says nothing",
        {"items": {"type": "integer"}, "additionalItems": False},
        valid=([], [1, 2, 3]),
        invalid=(["a"],),
    ),
    Case(
        "draft6",
        "dependencies, on boolean schemas too",
        {"dependencies": {"a": ["b"], "c": False, "d": True, "e": []}},
        valid=({}, {"a": 1, "b": 1}, {"d": 1}, {"e": 1}),
        invalid=({"a": 1}, {"c": 1}),
    ),
)

DRAFT_2019_09 = (
    Case(
        "draft2019-09",
        "keywords count beside a reference",
        {
            "$ref": "#/$defs/text",
            "maxLength": 2,
            "$defs": {"text": {"type": "string", "minLength": 1}},
        },
        valid=("a", "ab"),
        invalid=("", "abc", 1),
    ),
    Case(
        "draft2019-09",
        "both names for definitions",
        {
            "properties": {
                "a": {"$ref": "#/$defs/text"},
                "b": {"$ref": "#/definitions/number"},
            },
            "$defs": {"text": {"type": "string"}},
            "definitions": {"number": {"type": "number"}},
        },
        valid=({"a": "a", "b": 1}, {}),
        invalid=({"a": 1}, {"b": "a"}),
    ),
    Case(
        "draft2019-09",
        "anchors",
        {
            "$id": DOCUMENT,
            "properties": {
                "a": {"$ref": "#here"},
                "b": {"$ref": "other.json#here"},
            },
            "$defs": {
                "here": {"$anchor": "here", "type": "string"},
                "other": {
                    "$id": "other.json",
                    "$defs": {"here": {"$anchor": "here", "type": "integer"}},
                },
            },
        },
        valid=({"a": "a", "b": 1},),
        invalid=({"a": 1}, {"b": "a"}),
    ),
    Case(
        "draft2019-09",
        "items by place",
        {"items": [{"type": "integer"}], "additionalItems": {"type": "string"}},
        valid=([], [1], [1, "a"], {}),
        invalid=(["a"], [1, 2]),
    ),
    Case("draft2019-09", "no prefixItems", {"prefixItems": [False]}, valid=ANYTHING),
    Case(
        "draft2019-09",
        "how many items contains counts",
        {"contains": {"type": "string"}, "minContains": 2, "maxContains": 3},
        valid=(["a", "b"], ["a", 1, "b", "c"], 5),
        invalid=([], ["a"], ["a", "b", "c", "d"]),
    ),
    Case(
        "draft2019-09",
        "none at all",
        {"contains": {"type": "string"}, "minContains": 0, "maxContains": 1},
        valid=([], [1], ["a"]),
        invalid=(["a", "b"],),
    ),
    Case(
        "draft2019-09",
        "minContains alone says nothing",
        {"minContains": 2, "maxContains": 0},
        valid=ANYTHING,
    ),
    Case(
        "draft2019-09",
        "dependentRequired and dependentSchemas",
        {
            "dependentRequired": {"a": ["b", "c"]},
            "dependentSchemas": {"d": {"minProperties": 2}, "e": False},
        },
        valid=({}, {"a": 1, "b": 1, "c": 1}, {"d": 1, "x": 1}, [1]),
        invalid=({"a": 1, "b": 1}, {"d": 1}, {"e": 1, "x": 1}),
    ),
    Case(
        "draft2019-09",
        "unevaluatedProperties through allOf and a reference",
        {
            "$ref": "#/$defs/base",
            "allOf": [{"properties": {"b": {"type": "string"}}}],
            "unevaluatedProperties": False,
            "$defs": {"base": {"properties": {"a": {"type": "integer"}}}},
        },
        valid=({}, {"a": 1, "b": "a"}, 5),
        invalid=({"c": 1}, {"a": "a"}, {"a": 1, "c": 1}),
    ),
    Case(
        "draft2019-09",
        "unevaluatedProperties by what holds",
        {
            "if": {"properties": {"kind": {"const": "a"}}, "required": ["kind"]},
            "then": {"properties": {"x": {}}},
            "else": {"properties": {"y": {}}},
            "unevaluatedProperties": {"type": "null"},
        },
        valid=({"kind": "a", "x": 1}, {"y": 1}, {"y": 1, "z": None}),
        invalid=({"kind": "a", "y": 1}, {"x": 1}, {"kind": "b"}),
    ),
    Case(
        "draft2019-09",
        "unevaluatedItems",
        {"items": [{"type": "integer"}], "unevaluatedItems": {"type": "string"}},
        valid=([], [1], [1, "a", "b"]),
        invalid=(["a"], [1, 2]),
    ),
    Case(
        "draft2019-09",
        "$recursiveRef without an anchor is a reference",
        {
            "type": "object",
            "properties": {"next": {"$recursiveRef": "#"}},
            "additionalProperties": False,
        },
        valid=({}, {"next": {"next": {}}}),
        invalid=({"next": 1}, {"next": {"other": 1}}),
    ),
    Case(
        "draft2019-09",
        "$recursiveRef leads to who extends",
        {
            "$id": "http://example.com/strict.json",
            "$recursiveAnchor": True,
            "$ref": "tree.json",
            "unevaluatedProperties": False,
            "$defs": {
                "tree": {
                    "$id": "tree.json",
                    "$recursiveAnchor": True,
                    "type": "object",
                    "properties": {
                        "data": {"type": "integer"},
                        "children": {"items": {"$recursiveRef": "#"}},
                    },
                }
            },
        },
        valid=({}, {"children": [{"data": 1}]}, {"children": [{"children": []}]}),
        invalid=(
            {"other": 1},
            {"children": [{"daat": 1}]},
            {"children": [{"data": "a"}]},
            {"children": [1]},
        ),
    ),
    Case(
        "draft2019-09",
        "$recursiveAnchor that is false stops where it is",
        {
            "$id": "http://example.com/outer.json",
            "$recursiveAnchor": True,
            "$ref": "inner.json",
            "maxProperties": 1,
            "$defs": {
                "inner": {
                    "$id": "inner.json",
                    "$recursiveAnchor": False,
                    "properties": {"a": {"$recursiveRef": "#"}},
                    "additionalProperties": {"type": "integer"},
                }
            },
        },
        valid=({}, {"b": 1}, {"a": {"b": 1, "c": 2}}),
        invalid=({"a": {"b": "x"}}, {"a": {}, "b": 1}, {"b": "x"}),
    ),
    Case(
        "draft2019-09",
        "dependencies of old, which all honour",
        {"dependencies": {"a": ["b"], "c": {"maxProperties": 1}, "d": False}},
        valid=({}, {"a": 1, "b": 1}, {"c": 1}, {"b": 1}, 5),
        invalid=({"a": 1}, {"c": 1, "e": 1}, {"d": 1}),
    ),
    Case(
        "draft2019-09",
        "$recursiveRef behind a pointer into a schema with an identifier",
        {
            "$id": "http://example.com/nested/outer.json",
            "$recursiveAnchor": True,
            "oneOf": [{"$ref": "#/$defs/list"}, {"type": "boolean"}],
            "$defs": {
                "list": {
                    "$id": "list.json",
                    "$recursiveAnchor": True,
                    "type": "array",
                    "items": {"$recursiveRef": "#"},
                }
            },
        },
        valid=(True, [], [[]], [True], [[False, []]]),
        invalid=(1, [1], [[None]], {}),
    ),
    Case(
        "draft2019-09",
        "a number with a fraction of zero is an integer",
        {"type": "integer", "multipleOf": 2},
        valid=(2, 2.0),
        invalid=(3, 3.0, 2.5, "2"),
    ),
)

CASES = (*DRAFT_4, *DRAFT_6, *DRAFT_2019_09)


@pytest.mark.parametrize("case", CASES, ids=lambda case: f"{case.draft}: {case.what}")
def test_verdicts(case):
    schema = case.stated
    judge = jsonschema_rs.validator_for(schema, validate_formats=False).is_valid
    adapter = TypeAdapter(specgen.compile(schema, validation="exact")["#"])
    expected = [(document, True) for document in case.valid]
    expected += [(document, False) for document in case.invalid]
    assert [(document, judge(document)) for document, _ in expected] == expected
    assert [(document, accepts(adapter, document)) for document, _ in expected] == (
        expected
    )


@pytest.mark.parametrize(
    ("draft", "foreign", "own", "documents"),
    [
        (
            "draft4",
            {"properties": {"a": True, "b": False}},
            {"properties": {"a": {}, "b": {"not": {}}}},
            ({"a": 1}, {"b": 1}, {}, 1),
        ),
        (
            "draft4",
            {"exclusiveMinimum": 5, "minimum": 3},
            {"exclusiveMinimum": True, "minimum": 5},
            (3, 4, 5, 5.5, 6, "a"),
        ),
        (
            "draft4",
            {"exclusiveMaximum": 5, "maximum": 3},
            {"maximum": 3},
            (2, 3, 3.5, 5),
        ),
        *(
            (
                draft,
                {"exclusiveMaximum": True, "maximum": 3, "exclusiveMinimum": False},
                {"exclusiveMaximum": 3},
                (-1, 2, 3, 3.5, None),
            )
            for draft in ("draft6", "draft7", "draft2019-09", "draft2020-12")
        ),
        (
            "draft2020-12",
            {"items": [{"type": "string"}], "additionalItems": {"type": "null"}},
            {"prefixItems": [{"type": "string"}], "items": {"type": "null"}},
            ([], ["a"], [1], ["a", None], ["a", 1], {}),
        ),
        (
            "draft2020-12",
            {"$ref": "#here", "$defs": {"a": {"$id": "#here", "type": "null"}}},
            {"$ref": "#here", "$defs": {"a": {"$anchor": "here", "type": "null"}}},
            (None, 1, {}),
        ),
    ],
)
@pytest.mark.parametrize(
    "wrap", [lambda schema: schema, lambda schema: {"not": schema}]
)
def test_forms_of_another_draft_are_read_as_there(draft, foreign, own, documents, wrap):
    """Whether Python holds them or, inside of `not`, a validator."""
    stated = {"$schema": DIALECTS[draft]}
    foreign, own = wrap(foreign), wrap(own)
    with pytest.raises(jsonschema_rs.ValidationError):
        jsonschema_rs.validator_for(stated | foreign)
    judge = jsonschema_rs.validator_for(stated | own).is_valid
    adapter = TypeAdapter(specgen.compile(stated | foreign, validation="exact")["#"])
    assert [accepts(adapter, each) for each in documents] == [*map(judge, documents)]
