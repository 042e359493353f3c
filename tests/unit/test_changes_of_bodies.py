"""What changed of what is sent and read, beyond the types of single values."""

import pytest

from specgen.changes import compare
from tests.unit.two_versions import (
    AB,
    ABC,
    INTEGER,
    NUMBER,
    STRING,
    changes,
    document,
    of_property,
    operation,
    ref,
    thing,
    told,
    version,
)


def used(schema, side, **others):
    """A document whose one operation sends or reads the schema `T`."""
    return document({"T": schema, **others}, operation(**{side: ref("T")}))


def of_schema(old, new, side, **options):
    """What is told of a schema that is only sent or only read: code and verdict."""
    found = changes(used(old, side), used(new, side), **options)
    return [(each.code, each.breaks) for each in found]


def closed(**properties):
    return thing(**properties) | {"additionalProperties": False}


# ------------------------------------------------------------------------- properties


READ_ONLY = STRING | {"readOnly": True}


@pytest.mark.parametrize("required", [[], ["x"]])
def test_a_property_that_was_only_read_and_has_to_be_sent(required):
    old = thing(x=READ_ONLY) | {"required": required}
    new = thing(x=STRING) | {"required": ["x"]}
    assert of_schema(old, new, "sent") == [("change-required", True)]


def test_what_is_only_read_is_sent_as_well_where_all_is_exact():
    old, new = (thing(x=READ_ONLY) | {"required": names} for names in ([], ["x"]))
    assert of_schema(old, new, "sent") == [("change-required", False)]
    told = of_schema(old, new, "sent", validation="exact")
    assert told == [("change-required", True)]


def test_what_was_only_sent_is_read_under_its_own_type():
    old, new = thing(x=STRING | {"writeOnly": True}), thing(x=INTEGER)
    assert of_schema(old, new, "read") == [("change-type", True)]
    assert of_schema(new, old, "read") == [
        ("change-direction", True),
        ("change-type", False),
    ]


@pytest.mark.parametrize("side", ["sent", "read"])
def test_a_new_property_was_one_of_the_others(side):
    def whole(**properties):
        return thing(**properties) | {"additionalProperties": STRING}

    added = ("change-added", False)
    assert of_schema(whole(), whole(x=STRING), side) == [added]
    assert of_schema(whole(), whole(x=INTEGER), side) == [added, ("change-type", True)]


@pytest.mark.parametrize("new", [thing(), closed(x=STRING)])
def test_readers_that_are_exact_took_nothing_else_than_was_declared(new):
    assert [breaks for _, breaks in of_schema(closed(), new, "read")] == [False]
    found = of_schema(closed(), new, "read", validation="exact")
    assert [breaks for _, breaks in found] == [True]


@pytest.mark.parametrize("inside", [False, True])
def test_what_was_no_object_passed_where_no_type_is_stated(inside):
    old = {"properties": {"a": STRING}}
    new = old | {"type": "object"}
    if inside:
        old, new = ({"type": "array", "items": each} for each in (old, new))
    found = changes(used(old, "sent"), used(new, "sent"))
    assert [each.code for each in found if each.breaks] == ["change-narrower"]
    assert found[0].values["what"] == "anything but object"


# ------------------------------------------------------------------- what readers keep


TAG = {"type": "object", "required": ["kind"]}
A, B, C = (TAG | {"properties": {"kind": {"const": name}}} for name in "abc")


@pytest.mark.parametrize(
    ("old", "new", "breaks"),
    [
        ({"oneOf": [A, B]}, {"oneOf": [A, B, C]}, False),
        ({"oneOf": [A]}, {"oneOf": [A, B]}, True),
        (AB, {"enum": ["a", "b", 1]}, True),
        ({"enum": [1, 2]}, {"enum": [1, 2, 3]}, False),
        ({"enum": [1, 2]}, {"enum": [1, 2, 3.5]}, True),
        ({"enum": [1, "a"]}, {"enum": [1, "a", "b"]}, False),
        ({"anyOf": [A, AB]}, {"anyOf": [A, ABC]}, False),
        ({"anyOf": [STRING]}, {"anyOf": [STRING, A]}, True),
    ],
)
def test_a_reader_keeps_values_of_its_types_and_variants_of_its_unions(
    old, new, breaks
):
    found = of_property(old, new, "read", targets=("models",))
    assert any(each.breaks for each in found if each.code != "change-gone") is breaks


def test_a_constant_that_tells_variants_apart_is_no_other_value():
    wider = TAG | {"properties": {"kind": {"enum": ["b", "a"]}}}
    schemas = {"A": A, "B": B, "T": thing(x={"oneOf": [ref("A"), ref("B")]})}
    old = document(schemas, operation(read=ref("T")))
    new = document(schemas | {"B": wider}, operation(read=ref("T")))
    assert ("change-wider", "B.kind", True) in told(old, new)


# ---------------------------------------------------------------- what no type can say


@pytest.mark.parametrize(
    ("old", "new"),
    [
        (NUMBER | {"multipleOf": 6}, NUMBER | {"multipleOf": 3}),
        (NUMBER | {"minimum": 2}, NUMBER | {"exclusiveMinimum": 1}),
        (NUMBER | {"exclusiveMaximum": 2}, NUMBER | {"maximum": 2}),
        (AB, AB | {"minLength": 0}),
        ({"not": STRING}, {"not": STRING | {"description": "a text"}}),
        ({"not": STRING}, {"not": {"allOf": [{"type": ["string"]}]}}),
        ({"not": AB}, {"not": {"enum": ["b", "a"]}}),
        ({"enum": [1, 2, None]}, {"oneOf": [{"enum": [2, 1]}, {"type": "null"}]}),
        (
            {"propertyNames": AB, "not": STRING, "type": "object"},
            {"propertyNames": AB, "not": STRING | {"title": "T"}, "type": "object"},
        ),
        (
            {"not": {"required": ["a", "b"], "minProperties": 0}},
            {"not": {"required": ["b", "a"]}},
        ),
        (
            {"oneOf": [INTEGER | {"minimum": 5}, INTEGER | {"maximum": 6}]},
            {"oneOf": [INTEGER | {"maximum": 6}, INTEGER | {"minimum": 5}, STRING]},
        ),
    ],
)
def test_as_much_passes_under_another_keyword_or_spelling(old, new):
    assert not any(each.breaks for each in of_property(old, new, "sent"))


@pytest.mark.parametrize(
    ("old", "new"),
    [
        (NUMBER | {"multipleOf": 3}, NUMBER | {"multipleOf": 6}),
        (NUMBER | {"minimum": 2}, NUMBER | {"exclusiveMinimum": 2}),
        (
            {"oneOf": [INTEGER | {"minimum": 5}, INTEGER | {"maximum": 6}]},
            {"oneOf": [INTEGER | {"minimum": 4}, INTEGER | {"maximum": 6}]},
        ),
        (
            {"oneOf": [STRING, INTEGER | {"minimum": 5}]},
            {"oneOf": [STRING, INTEGER | {"minimum": 5}, INTEGER]},
        ),
        (
            {"prefixItems": [STRING], "type": "array", "minItems": 1},
            {"prefixItems": [STRING], "type": "array", "minItems": 2},
        ),
        (
            {"type": "array", "contains": STRING},
            {"type": "array", "contains": STRING, "minContains": 2},
        ),
        (
            {"allOf": [{"not": AB}, {"not": {"const": "c"}}]},
            {"allOf": [{"not": ABC}, {"not": {"const": "c"}}]},
        ),
    ],
)
def test_less_passes(old, new):
    found = of_property(old, new, "sent")
    assert {each.code for each in found if each.breaks} == {"change-held"}


@pytest.mark.parametrize("keyword", ["not", "propertyNames", "contains"])
def test_what_a_keyword_refers_to(keyword):
    def whole(values):
        schemas = {"Named": values, "T": thing(x={keyword: ref("Alias")})}
        schemas["Alias"] = ref("Named")
        return document(schemas, operation(sent=ref("T")))

    found = told(whole(AB), whole(ABC))
    assert ("change-held", "T.x", True) in found
    assert told(whole(AB), whole({"enum": ["b", "a"]})) == []


def test_what_a_keyword_refers_to_may_lead_back_to_itself():
    def whole(leaf):
        tree = {"anyOf": [leaf, {"type": "array", "items": ref("Tree")}]}
        schemas = {"Tree": tree, "T": thing(x={"not": ref("Tree")})}
        return document(schemas, operation(sent=ref("T")))

    assert told(whole(STRING), whole(STRING)) == []
    assert ("change-held", "T.x", True) in told(whole(STRING), whole(INTEGER))


@pytest.mark.parametrize(
    ("now", "breaks"),
    [
        (thing(b=STRING, c=STRING) | {"required": ["b"]}, False),
        (thing(b=STRING | {"minLength": 1}) | {"required": ["b"]}, False),
        (thing(b=STRING), True),
        ({"properties": thing(b=STRING)["properties"], "required": ["b"]}, True),
        (thing(b={"type": ["string", "null"]}) | {"required": ["b"]}, True),
        (thing(b={"oneOf": [ref("B"), STRING]}) | {"required": ["b"]}, True),
    ],
)
def test_a_class_beside_others_that_takes_more(now, breaks):
    """What was of the other one alone may be of both."""

    def whole(schema):
        variants = {"A": thing(a=STRING), "B": schema}
        either = {"oneOf": [ref("A"), ref("B")]}
        return document(variants, operation(sent=thing(x=either)))

    found = told(whole(thing(b=STRING) | {"required": ["b"]}), whole(now))
    assert (("change-held", "CallRequest.x", True) in found) is breaks


def test_an_alias_of_a_class_that_is_held_to_more():
    base = thing(a=STRING) | {"required": ["a"]}
    typed = {"type": ["object", "null"], "additionalProperties": INTEGER}
    old, new = ({"allOf": [base, *more]} for more in ([], [typed]))
    assert ("change-held", True) in of_schema(old, new, "sent")


@pytest.mark.parametrize(
    ("old", "new", "what"),
    [
        (STRING | {"maxLength": 3}, STRING | {"maxLength": 4}, "maxLength: 3"),
        ({"not": STRING}, {"not": AB}, "not"),
    ],
)
def test_readers_that_are_exact_were_held_to_it(old, new, what):
    found = of_property(old, new, "read", validation="exact")
    released = [each for each in found if each.code == "change-released"]
    assert [(each.values["what"], each.breaks) for each in released] == [(what, True)]
    for side, options in (("read", {}), ("sent", {"validation": "exact"})):
        codes = [each.code for each in of_property(old, new, side, **options)]
        assert "change-released" not in codes


# ------------------------------------------------------------------------- operations


def test_a_body_that_has_to_be_sent():
    optional, required = (
        document({}, operation(sent=STRING, required=is_so)) for is_so in (False, True)
    )
    name = "the request of call"
    assert told(optional, required) == [("change-required", name, True)]
    assert told(required, optional) == [("change-optional", name, False)]
    none = document({}, operation())
    assert told(none, required) == [("change-due", "call", True)]
    assert told(none, optional) == [("change-added", "call", False)]


def answering(**schemas):
    """A document whose operation answers with some schemas, by their status."""
    found = operation()
    found["/call"]["post"]["responses"] = {
        status.strip("_"): {
            "description": "it",
            "content": {"application/json": {"schema": schema}},
        }
        for status, schema in schemas.items()
    }
    names = {"A": thing(a=STRING), "B": thing(b=STRING), "Error": thing(e=STRING)}
    return document(names, found)


ERROR = {"_404": ref("Error"), "default": ref("Error")}


@pytest.mark.parametrize(
    ("old", "new", "codes"),
    [
        ({"_200": ref("A")} | ERROR, {"_200": ref("B")} | ERROR, ["change-type"]),
        ({"_200": ref("A")} | ERROR, {"_201": ref("B")} | ERROR, ["change-type"]),
        ({"_200": ref("A")} | ERROR, {"_404": ref("Error")}, ["change-gone"]),
        ({"_200": ref("A")} | ERROR, {"_201": ref("A")} | ERROR, []),
        ({"_200": ref("A")}, {"_200": ref("A"), "_201": ref("B")} | ERROR, []),
        ({"_200": ref("A")} | ERROR, {"_200": ref("A")}, []),
        ({"default": ref("A")}, {"_200": ref("A"), "default": ref("Error")}, []),
    ],
)
def test_answers_are_no_errors(old, new, codes):
    found = changes(answering(**old), answering(**new), targets=("models",))
    assert [each.code for each in found if each.breaks] == codes


# ------------------------------------------------------------------------------ names


def test_params_of_what_is_no_longer_sent():
    schemas = {"T": thing()}
    old = document(schemas, operation(sent=ref("T"), read=ref("T")))
    new = document(schemas, operation(sent=STRING, read=ref("T")))
    assert ("change-gone", "TParam", True) in told(old, new)
    assert ("change-added", "TParam", False) in told(new, old)
    assert "TParam" not in [n for _, n, _ in told(old, new, targets=("models",))]


def test_params_alone_are_imported_by_their_own_names():
    old, new = used(thing(), "sent"), used(AB, "sent")
    found = told(old, new, targets=("params",))
    assert ("change-gone", "TParam", True) in found
    assert ("change-added", "T", False) in found
    read = used(thing(a=STRING), "read"), used(thing(a=INTEGER), "read")
    assert told(*read, targets=("params",)) == []


@pytest.mark.parametrize("new", [{}, AB | {"type": ["string", "object"]}])
def test_a_class_that_is_none_any_more(new):
    schemas = {"Owner": thing(x=ref("T"))}
    old, new = (
        document(schemas | {"T": each}, operation(sent=ref("Owner")))
        for each in (thing(), new)
    )
    assert any(name == "T" and breaks for _, name, breaks in told(old, new))


def test_members_of_a_class_of_an_enumeration():
    def found(new):
        sides = (used(STRING | each, "read") for each in (ABC, new))
        return {
            each.values["what"]
            for each in changes(*sides, enums="strenum")
            if each.code == "change-gone"
        }

    assert found(AB) == {"the member C of"}
    assert found(ABC | {"x-enum-varnames": ["A", "B", "SEA"]}) == {"the member C of"}
    assert len(found({})) == 3


def test_a_reference_to_another_class_of_the_same_name():
    def whole(file):
        files = {name: {"Item": thing(**{name: STRING})} for name in ("one", "two")}
        schemas = {name: {"$ref": f"{name}.json#/Item"} for name in files}
        schemas["T"] = thing(x={"$ref": f"{file}.json#/Item"})
        others = {f"{name}.json": value for name, value in files.items()}
        return version(document(schemas, operation(sent=ref("T"))), others)

    (change,) = compare(whole("one"), whole("two"))
    assert change.values == {
        "name": "T.x",
        "old": "models.one.Item",
        "new": "models.two.Item",
    }
