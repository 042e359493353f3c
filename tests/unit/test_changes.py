"""What changed between two versions, and whom it breaks."""

import itertools
import json
from pathlib import Path

import jsonschema_rs
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from specgen import cli
from specgen.changes import compare
from specgen.changes.versions import Level, announced, due
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
    version,
)

LONG = {"minLength": 9}


@pytest.mark.parametrize(
    ("old", "new", "code", "breaks"),
    [
        (STRING, INTEGER, "change-type", {"sent", "read"}),
        (INTEGER, NUMBER, "change-wider", {"read"}),
        (NUMBER, INTEGER, "change-narrower", {"sent"}),
        (STRING, {"type": ["string", "null"]}, "change-wider", {"read"}),
        ({"type": ["string", "null"]}, STRING, "change-narrower", {"sent"}),
        (STRING, STRING | {"format": "uuid"}, "change-type", {"sent", "read"}),
        (STRING, STRING | {"format": "nickname"}, None, set()),
        (AB, ABC, "change-wider", set()),
        (ABC, AB, "change-narrower", {"sent"}),
        (AB, STRING, "change-wider", {"read"}),
        (STRING, AB, "change-narrower", {"sent"}),
        ({"const": "a"}, AB, "change-wider", set()),
        (STRING, {}, "change-wider", {"read"}),
        ({}, STRING, "change-narrower", {"sent"}),
        (STRING, STRING | {"minLength": 1}, "change-held", {"sent"}),
        (STRING | {"minLength": 1}, STRING, None, set()),
        (STRING | {"minLength": 3}, STRING | {"minLength": 2}, None, set()),
        (INTEGER | {"maximum": 3}, INTEGER | {"maximum": 2}, "change-held", {"sent"}),
        (
            {"type": "array", "items": AB},
            {"type": "array", "items": ABC},
            "change-wider",
            set(),
        ),
        (
            {"type": "object", "additionalProperties": STRING},
            {"type": "object", "additionalProperties": INTEGER},
            "change-type",
            {"sent", "read"},
        ),
        (STRING | {"description": "old"}, STRING | {"description": "new"}, None, set()),
        (
            {"anyOf": [STRING, {"type": "null"}]},
            {"type": ["null", "string"]},
            None,
            set(),
        ),
    ],
)
@pytest.mark.parametrize("side", ["sent", "read"])
def test_a_type(old, new, code, breaks, side):
    found = of_property(old, new, side)
    assert [each.code for each in found] == ([code] if code else [])
    assert any(each.breaks for each in found) is (side in breaks)


def test_readers_that_are_exact_are_not_spared():
    found = of_property(AB, ABC, "read", validation="exact")
    assert [each.breaks for each in found] == [True]


def test_servers_hold_senders_to_more_than_tolerant_types_do():
    old, new = document({"T": thing(a=STRING)}), document({"T": thing(a=STRING | LONG)})
    (change,) = changes(old, new, validation="tolerant")
    assert (change.code, change.breaks) == ("change-held", True)


@pytest.mark.parametrize(
    ("old", "new", "code", "breaks"),
    [
        ([], ["x"], "change-required", {"sent"}),
        (["x"], [], "change-optional", {"read"}),
    ],
)
@pytest.mark.parametrize("side", ["sent", "read"])
def test_required(old, new, code, breaks, side):
    def whole(required):
        thing = {"type": "object", "required": required, "properties": {"x": STRING}}
        return document({"T": thing}, operation(**{side: ref("T")}))

    (change,) = changes(whole(old), whole(new))
    assert change.code == code
    assert change.breaks is (side in breaks)
    assert change.place.pointer == "/components/schemas/T/properties/x"


def test_properties_that_come_and_go():
    old = document({"T": thing(a=STRING, b=STRING)})
    new = document({"T": thing(a=STRING, c=STRING)})
    gone, added = changes(old, new)
    assert (gone.code, gone.breaks, gone.gone) == ("change-gone", True, True)
    assert gone.place.pointer == "/components/schemas/T/properties/b"
    assert (added.code, added.breaks, added.adds) == ("change-added", False, True)


def test_a_new_property_that_has_to_be_sent():
    new = thing(a=STRING) | {"required": ["a"]}
    for side, breaks in (("sent", True), ("read", False)):
        uses = operation(**{side: ref("T")})
        (change,) = changes(document({"T": thing()}, uses), document({"T": new}, uses))
        assert change.breaks is breaks


def test_a_property_that_can_no_longer_be_sent():
    old = document({"T": thing(a=STRING)})
    new = document({"T": thing(a=STRING | {"readOnly": True})})
    (change,) = changes(old, new)
    assert (change.code, change.breaks) == ("change-direction", True)


def test_what_is_inherited_is_told_once():
    derived = {"allOf": [ref("Base"), thing(b=STRING)]}
    old = document({"Base": thing(a=STRING), "Derived": derived})
    new = document({"Base": thing(a=INTEGER), "Derived": derived})
    (change,) = changes(old, new)
    assert change.values["name"] == "Base.a"


def test_another_base_class():
    old = document({"A": thing(a=STRING), "T": {"allOf": [ref("A"), thing(b=STRING)]}})
    new = document({"A": thing(a=STRING), "T": thing(a=STRING, b=STRING)})
    assert changes(old, new) == []


def test_types_that_come_and_go():
    old = document({"Pet": thing(a=STRING), "Dog": thing()})
    new = document({"Pets": thing(a=STRING), "Dog": thing()})
    gone, added = changes(old, new)
    assert (gone.code, gone.values["name"]) == ("change-gone", "Pet")
    assert gone.values["suggestion"] == "did you mean 'Pets'?"
    assert (added.code, added.values["name"]) == ("change-added", "Pets")


def test_a_class_that_keeps_its_old_name_as_an_alias():
    uses = thing(pet=ref("Pet"))
    old = document({"Pet": thing(), "Owner": uses})
    new = document({"Animal": thing(), "Pet": ref("Animal"), "Owner": uses})
    assert [each.code for each in changes(old, new)] == ["change-added"]


def test_another_class_breaks_readers_and_another_variant_does_not():
    def whole(schema):
        kinds = {name: thing(kind={"const": name}) for name in "ABC"}
        schemas = {name: kind | {"required": ["kind"]} for name, kind in kinds.items()}
        schemas["T"] = thing(x=schema)
        return document(schemas, operation(read=ref("T")))

    def of_x(old, new):
        found = changes(whole(old), whole(new), targets=("models",))
        return [(each.code, each.breaks) for each in found]

    assert of_x(ref("A"), ref("B")) == [("change-type", True)]
    one, other = {"oneOf": [ref("A"), ref("B")]}, {"oneOf": [ref("A"), ref("C")]}
    assert of_x(one, other) == [("change-type", False)]


def test_operations():
    old = document({}, operation(name="a") | operation(STRING, STRING, name="b"))
    new = document({}, operation(INTEGER, STRING, name="b") | operation(name="c"))
    found = [
        (each.code, each.values["name"], each.breaks) for each in changes(old, new)
    ]
    assert found == [
        ("change-gone", "a", True),
        ("change-type", "the request of b", True),
        ("change-added", "c", False),
    ]


@pytest.mark.parametrize(
    ("path", "method", "now"),
    [
        ("/calls/{id}", "post", None),
        ("/calls/{call}", "post", None),
        ("/call/{id}", "post", "POST /call/{id}"),
        ("/calls/{id}", "put", "PUT /calls/{id}"),
    ],
)
def test_an_operation_that_is_called_elsewhere(path, method, now):
    def whole(path, method):
        found = {"operationId": "call", "responses": {}}
        return document({}, {path: {method: found}})

    told = changes(whole("/calls/{id}", "post"), whole(path, method))
    assert [(each.code, each.values["new"], each.breaks) for each in told] == (
        [("change-address", now, True)] if now else []
    )


def test_an_operation_of_another_name_at_the_same_address():
    old = document({}, {"/pets/{id}": {"get": {"operationId": "showPetById"}}})
    new = document({}, {"/pets/{pet}": {"get": {"operationId": "fetch"}}})
    gone, added = changes(old, new)
    assert (gone.code, gone.values["name"]) == ("change-gone", "showPetById")
    assert gone.values["suggestion"] == "did you mean 'fetch'?"
    assert (added.code, added.values["name"]) == ("change-added", "fetch")


@pytest.mark.parametrize("what", ["request", "response"])
def test_a_body_that_comes_or_goes(what):
    side = {"request": "sent", "response": "read"}[what]
    without, with_ = (
        document({}, operation()),
        document({}, operation(**{side: STRING})),
    )
    (gone,) = changes(with_, without)
    assert (gone.code, gone.breaks) == ("change-gone", True)
    assert gone.values["what"] == f"the {what} of"
    (added,) = changes(without, with_)
    assert (added.code, added.breaks) == ("change-added", False)


def test_events():
    def whole(*names):
        schemas = {
            name: thing(type={"const": name}) | {"required": ["type"]} for name in names
        }
        schemas["Event"] = {"oneOf": [*map(ref, names)]}
        paths = operation(name="watch")
        paths["/watch"]["post"]["responses"]["200"]["content"] = {
            "text/event-stream": {"schema": ref("Event")}
        }
        return document(schemas, paths)

    found = changes(whole("Came", "Went"), whole("Came", "Slept"))
    told = {(each.code, each.values.get("what"), each.breaks) for each in found}
    assert ("change-gone", "the event 'Went' of", True) in told
    assert ("change-added", "the event 'Slept' of", False) in told


def test_types_that_lead_back_to_themselves():
    def whole(kind):
        tree = thing(children={"type": "array", "items": ref("Tree")}, name=kind)
        loop = {"anyOf": [{"type": "array", "items": ref("Loop")}, kind]}
        return document({"Tree": tree, "Loop": loop})

    found = {each.values["name"] for each in changes(whole(STRING), whole(INTEGER))}
    assert {"Tree.name", "Loop"} <= found


# -------------------------------------------------------------- against a validator

TYPES = [
    *(STRING, INTEGER, NUMBER, {"type": "boolean"}, {"type": "null"}, {}),
    *(AB, ABC, {"const": 1}, {"enum": [1, "a", None]}, {"type": ["string", "integer"]}),
]
HELD = [
    *({"not": STRING}, {"not": INTEGER}, {"not": {"not": STRING}}),
    *({"contains": each, "type": "array"} for each in (STRING, INTEGER)),
    *(STRING | {"minLength": 2}, STRING | {"maxLength": 1}, INTEGER | {"minimum": 1}),
    *({"minLength": 2}, {"minimum": 1}, {"items": STRING}, {"required": ["a"]}),
]


def schemas(leaves):
    return st.recursive(
        st.sampled_from(leaves),
        lambda inner: st.one_of(
            st.builds(lambda item: {"type": "array", "items": item}, inner),
            st.builds(lambda a, b: {"anyOf": [a, b]}, inner, inner),
            st.builds(
                lambda item: {"type": "object", "additionalProperties": item}, inner
            ),
            st.builds(
                lambda a, required: (
                    thing(a=a) | {"required": ["a"] if required else []}
                ),
                inner,
                st.booleans(),
            ),
        ),
        max_leaves=4,
    )


ATOMS = [None, True, 0, 1, 1.5, "", "a", "c", "xy"]
VALUES = [
    *ATOMS,
    *([each] for each in ATOMS),
    *({"a": each} for each in ATOMS),
    *([{"a": each}] for each in ATOMS),
    *({"a": [each]} for each in ATOMS),
    *([], {}, [[]], {"b": 1}),
]


@given(old=schemas(TYPES + HELD), new=schemas(TYPES + HELD))
@settings(max_examples=300, deadline=None)
def test_what_is_said_to_break_no_sender_breaks_none(old, new):
    """All that was allowed to be sent still is, or else something was told."""
    found = of_property(old, new, "sent", validation="exact")
    if any(each.breaks for each in found):
        return
    before, after = map(jsonschema_rs.validator_for, (old, new))
    for value in VALUES:
        assert after.is_valid(value) or not before.is_valid(value), value


@given(old=schemas(TYPES + HELD), new=schemas(TYPES + HELD))
@settings(max_examples=300, deadline=None)
def test_what_is_said_to_break_no_reader_breaks_none(old, new):
    """All that can be read could be before, or else something was told."""
    found = of_property(old, new, "read", validation="exact")
    if any(each.breaks for each in found):
        return
    before, after = map(jsonschema_rs.validator_for, (old, new))
    for value in VALUES:
        assert before.is_valid(value) or not after.is_valid(value), value


# ------------------------------------------------------------------------ versions


@pytest.mark.parametrize(
    ("base", "new", "level"),
    [
        ("1.2.3", "1.2.3", Level.NONE),
        ("1.2.3", "1.2.4", Level.PATCH),
        ("1.2.3", "1.3.0", Level.MINOR),
        ("1.2.3", "2.0.0", Level.MAJOR),
        ("1.2.3", "1.1.0", Level.NONE),
        ("0.3.1", "0.3.2", Level.MINOR),
        ("0.3.1", "0.4.0", Level.MAJOR),
        ("0.3.1", "1.0.0", Level.MAJOR),
        ("v1", "2", Level.MAJOR),
        ("", "", Level.NONE),
    ],
)
def test_what_a_version_announces(base, new, level):
    assert announced(base, new) is level


def test_the_version_that_is_due_announces_as_much_and_no_smaller_one_does():
    releases = [".".join(map(str, n)) for n in itertools.product(range(3), repeat=3)]
    for base, level in itertools.product(releases, list(Level)[1:]):
        wanted = due(base, level)
        assert announced(base, wanted) >= level
        for each in releases:
            if announced(base, each) >= level:
                assert list(map(int, each.split("."))) >= list(
                    map(int, wanted.split("."))
                )


# ------------------------------------------------------------------- the command line


@pytest.fixture
def versions(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)

    def write(name, value):
        Path(name, "spec").mkdir(parents=True)
        Path(name, "spec/openapi.json").write_text(json.dumps(value, indent=1))

    return write


def test_nothing_changed(versions, specgen):
    for name in ("old", "new"):
        versions(name, document({"T": thing(a=STRING)}))
    code, _, err = specgen("diff", "old/spec/openapi.json", "new/spec/openapi.json")
    assert code == cli.Exit.OK
    assert "nothing changed" in err


@pytest.mark.parametrize(
    ("version", "code", "grave"),
    [("1.0.0", 1, "error"), ("1.1.0", 1, "error"), ("2.0.0", 0, "warning")],
)
def test_what_breaks_has_to_be_announced(versions, specgen, version, code, grave):
    versions("old", document({"T": thing(a=STRING, b=STRING)}))
    versions("new", document({"T": thing(a=INTEGER)}, version=version))
    found = specgen("diff", "old/spec/openapi.json", "new/spec/openapi.json")
    assert found.code == code
    assert (
        f"new/spec/openapi.json:16:6: {grave}[change-type]: T.a was string" in found.err
    )
    assert (
        f"old/spec/openapi.json:19:6: {grave}[change-gone]: the property 'b' of T"
        in found.err
    )
    assert ("make it 2.0.0" in found.err) is bool(code)


def test_an_addition_is_a_note(versions, specgen):
    versions("old", document({"T": thing()}))
    versions("new", document({"T": thing(a=STRING)}))
    found = specgen("diff", "old/spec/openapi.json", "new/spec/openapi.json")
    assert found.code == cli.Exit.OK
    assert "0 changes that may break code, 1 change that may not" in found.err
    assert "1.0.0 became 1.0.0, and 1.1.0 is due" in found.err


def test_for_programs(versions, specgen):
    versions("old", document({"T": thing(a=STRING)}))
    versions("new", document({"T": thing(a=INTEGER)}))
    paths = ("old/spec/openapi.json", "new/spec/openapi.json")
    code, out, _ = specgen("diff", *paths, "--format", "json")
    assert code == cli.Exit.FOUND
    codes = [each["code"] for each in json.loads(out)]
    assert sorted(codes) == ["change-type", "change-version"]


def test_errors_of_either_version(versions, specgen):
    broken = document({"T": ref("Nothing")})
    versions("good", document({"T": {}}))
    versions("bad", broken)
    good, bad = "good/spec/openapi.json", "bad/spec/openapi.json"
    for arguments in ((good, bad), (bad, good)):
        code, _, err = specgen("diff", *arguments)
        assert code == cli.Exit.SPECIFICATION
        assert f"{bad}:11:13: error[ref-not-found]" in err
    assert specgen("diff", "nowhere.yaml", good).code == cli.Exit.USAGE


def test_the_base_is_a_folder_where_the_input_is(versions, specgen):
    versions("old", document({"T": {}}))
    versions("new", document({"U": {}}))
    code, _, err = specgen("diff", "old/spec", "new/spec")
    assert code == cli.Exit.FOUND
    assert "the type T is gone" in err


def test_the_base_is_a_worktree_that_has_the_input(versions, specgen):
    versions("old", document({"T": {}}))
    Path("old/openapi.json").write_text(json.dumps(document({"Other": {}})))
    versions("new", document({"T": {}, "U": {}}))
    code, _, err = specgen("diff", "old", "new/spec/openapi.json")
    assert code == cli.Exit.OK
    assert "the type U is new" in err
    assert "is gone" not in err


class TestNamesThatTwoFilesHave:
    """Only their modules offer these."""

    @staticmethod
    def item(*keys):
        return {"type": "object", "properties": {key: {} for key in keys}}

    def version(self, **files):
        schemas = {name: {"$ref": f"{name}.json#/Item"} for name in files}
        others = {f"{name}.json": {"Item": item} for name, item in files.items()}
        return version(document(schemas), others)

    def changes(self, old, new):
        found = compare(self.version(**old), self.version(**new))
        return [(c.code, c.values["name"], c.breaks) for c in found]

    def test_one_more_takes_the_name_from_the_package(self):
        one, two = self.item("a"), self.item("b")
        found = compare(self.version(orders=one), self.version(orders=one, stock=two))
        gone = next(change for change in found if change.breaks)
        assert gone.values == {
            "what": "the type",
            "name": "Item",
            "suggestion": "import it from models.orders",
        }

    def test_one_less_gives_it_back(self):
        one, two = self.item("a"), self.item("b")
        found = self.changes({"orders": one, "stock": two}, {"orders": one})
        assert ("change-gone", "models.stock.Item", True) in found
        assert ("change-added", "Item", False) in found
        assert "models.orders.Item" not in [name for _, name, _ in found]

    def test_each_is_compared_with_itself(self):
        one, two, more = self.item("a"), self.item("b"), self.item("b", "c")
        old = {"orders": one, "stock": two}
        assert self.changes(old, old) == []
        found = self.changes(old, {"orders": one, "stock": more})
        assert ("change-added", "models.stock.Item", False) in found
