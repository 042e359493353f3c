"""`nullable: true` lets null pass where it stands, and nowhere else.

The other opinion is that of jsonschema-rs on the same schemas without `nullable` and
without references.
"""

import json
from random import Random

import jsonschema_rs
import pytest
from pydantic import TypeAdapter, ValidationError

import specgen
from specgen import SpecificationError

ANY_BUT_NULL = {"not": {"type": "null"}}


@pytest.mark.parametrize("version", ["3.1.0", "3.2.0"])
@pytest.mark.parametrize(
    ("nullable", "part"),
    [
        ({"allOf": [ANY_BUT_NULL]}, "allOf/0"),
        ({"allOf": [{}, {"nullable": True, "allOf": [ANY_BUT_NULL]}]}, "allOf/1"),
        ({"allOf": [{"nullable": True, "not": {}}]}, "allOf/0"),
        ({"allOf": [{"nullable": True, "not": {}}]}, "allOf/0/not"),
        ({"oneOf": [{}, {"type": "string"}]}, "oneOf/0"),
        ({"oneOf": [{"enum": [None, 1]}, {"type": "string"}]}, "oneOf/0"),
        ({"anyOf": [{"type": "string"}, {"type": "integer"}]}, "anyOf/0"),
        ({"not": {}}, "not"),
        ({"not": {"type": "integer"}}, "not"),
        ({"if": {}, "then": {"type": "string"}, "else": {"type": "null"}}, "then"),
        ({"if": {}, "then": {"type": "string"}, "else": {"const": 1}}, "else"),
        ({"if": {"type": "null"}, "then": {"type": "string"}}, "if"),
        ({"properties": {"a/b": ANY_BUT_NULL}}, "properties/a~1b"),
        ({"type": "array", "items": ANY_BUT_NULL}, "items"),
        ({"$ref": "#/components/schemas/C", "allOf": [ANY_BUT_NULL]}, "allOf/0"),
    ],
)
def test_a_part_of_a_nullable_schema_takes_no_null_for_that(nullable, part, version):
    there = f"#/components/schemas/X/{part}"
    _agree(
        {
            "X": {**nullable, "nullable": True},
            "C": {"type": ["string", "null"]},
            "Part": {"$ref": there},
            "NotPart": {"not": {"$ref": there}},
            "NotX": {"not": {"$ref": "#/components/schemas/X"}},
            "InNotX": {"not": {"properties": {"a": {"$ref": there}}}},
        },
        version,
    )


@pytest.mark.parametrize("seed", range(16))
def test_parts_of_schemas_that_are_made_up(seed):
    random = Random(seed)
    places: list[str] = []
    schemas = {}
    for name in "ABCD":
        schemas[name] = _made_up(random, 3, places)
        places += _places(schemas[name], f"#/components/schemas/{name}")
    schemas["Not"] = {"not": {"$ref": random.choice(places)}}
    try:
        _agree(schemas)
    except SpecificationError as error:
        errors = {d.code for d in error.diagnostics if d.severity == "error"}
        assert errors == {"allof-contradiction"}
        pytest.skip("no value satisfies one of them")


NULL_ONLY = {"anyOf": [{"type": "null"}, {"const": None}]}


@pytest.mark.parametrize("null", [{"const": None, "nullable": True}, NULL_ONLY])
def test_what_is_null_by_another_name_may_be_null_besides(null):
    again = {"$ref": "#/components/schemas/Null", "nullable": True}
    _agree({"Null": null, "Again": again})


@pytest.mark.parametrize("keyword", ["anyOf", "oneOf", "allOf"])
def test_null_passes_beside_what_refuses_it_as_two_variants_take_it(keyword):
    null = {"oneOf": [{"type": ["string", "null"]}, {"const": None}]}
    _agree({"A": {keyword: [null], "nullable": True}})


@pytest.mark.parametrize("other", [{"minimum": 2}, {"type": "string"}, {"const": None}])
def test_null_passes_whichever_variants_take_it(other):
    _agree({"A": {"oneOf": [{"type": "null"}, other], "nullable": True}})


# -- schemas


LEAVES = (
    *({}, {"type": "string"}, {"type": "object"}, {"type": "array"}, {"minimum": 2}),
    *({"enum": ["a", 1]}, {"enum": ["a", None]}, {"const": "a"}, {"const": None}),
    *({"type": ["string", "null"]}, {"type": "string", "minLength": 2}),
)
LISTS = ("allOf", "anyOf", "oneOf")
PARTS = ("not", "items", "additionalProperties", "contains")


def _made_up(random, depth, places):
    """A schema, perhaps nullable, in which references lead to some places."""
    choice = random.random()
    if places and choice < 0.3:
        schema = {"$ref": random.choice(places)}
    elif not depth or choice < 0.45:
        schema = dict(random.choice(LEAVES))
    else:
        schema = {}
        for keyword in random.sample((*LISTS, *PARTS, "if", "properties"), 2):
            match keyword:
                case "properties":
                    names = random.sample(("a", "b"), 2)
                    schema[keyword] = {
                        name: _made_up(random, depth - 1, places) for name in names
                    }
                case "if":
                    for each in ("if", "then", "else"):
                        schema[each] = _made_up(random, depth - 1, places)
                case _ if keyword in LISTS:
                    schema[keyword] = [
                        _made_up(random, depth - 1, places) for _ in range(2)
                    ]
                case _:
                    schema[keyword] = _made_up(random, depth - 1, places)
    if random.random() < 0.4:
        schema["nullable"] = True
    return schema


def _places(schema, place):
    """The places of a schema and of those in it."""
    yield place
    for keyword, value in schema.items():
        there = f"{place}/{keyword}"
        match value:
            case list() if keyword in LISTS:
                for index, item in enumerate(value):
                    yield from _places(item, f"{there}/{index}")
            case dict() if keyword == "properties":
                for name, item in value.items():
                    yield from _places(item, f"{there}/{name}")
            case dict():
                yield from _places(value, there)


# -- verdicts


VALUES = (
    *(None, "", "a", "abc", 1, 1.5, True, [], [None], [1], {}, {"a/b": None}),
    *({"a": 1}, {"a": None}, {"a": "a", "b": None}, {"a": {"a": None}}, {"b": [None]}),
)


def _agree(schemas, version="3.1.0"):
    document = {"openapi": version, "components": {"schemas": schemas}}
    types = specgen.compile(document, validation="exact")
    for name in schemas:
        place = f"#/components/schemas/{name}"
        adapter = TypeAdapter(types[place])
        oracle = jsonschema_rs.Draft202012Validator(_spelled_out(place, document))
        for value in VALUES:
            verdict = oracle.is_valid(value)
            assert _accepts(adapter, value) == verdict, (name, value, schemas)


def _spelled_out(place, document):
    """What a schema says without `nullable`, and without references."""
    found = document
    for step in place.removeprefix("#/").split("/"):
        key = step.replace("~1", "/")
        found = found[int(key)] if isinstance(found, list) else found[key]

    def plain(value):
        match value:
            case list():
                return [plain(item) for item in value]
            case {"nullable": True, **rest}:
                return {"anyOf": [{"type": "null"}, plain(rest)]}
            case {"$ref": str(target), **rest}:
                return {"allOf": [_spelled_out(target, document), plain(rest)]}
            case dict():
                return {keyword: plain(item) for keyword, item in value.items()}
            case _:
                return value

    return plain(found)


def _accepts(adapter, value):
    try:
        adapter.validate_json(json.dumps(value))
    except ValidationError:
        return False
    return True
