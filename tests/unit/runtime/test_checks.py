"""Assertions on an object as a whole."""

import json
from typing import Annotated, Any

import pytest
from pydantic import BaseModel, Field, TypeAdapter, ValidationError, model_validator

TOO_MANY = "Input should have 2 or fewer properties, not 3"


class Count:
    """A check that counts how often it is asked."""

    def __init__(self) -> None:
        self.asked = 0

    def check(self, value: Any) -> None:
        self.asked += 1


class TestChecks:
    @pytest.fixture
    def count(self) -> Count:
        return Count()

    @pytest.fixture
    def node(self, base, t, count):
        class Node(base.CheckedModel):
            __checks__ = (count, t.Properties(max=2))

            next: t.Omittable["Node"] = None
            class_: Annotated[int, Field(alias="class")] = 0

        return Node

    def test_hold_on_every_level(self, node, errors):
        assert node.model_validate({"next": {"a": 1, "b": 2}}).next.to_dict()
        too_many = {"a": 1, "b": 2, "c": 3}
        assert errors(node, too_many) == [((), TOO_MANY)]
        assert errors(node, {"next": {"next": too_many}}) == [
            (("next", "next"), TOO_MANY)
        ]
        with pytest.raises(ValidationError):
            node(**too_many)

    @pytest.mark.parametrize("built", [False, True])
    def test_are_asked_once_an_object(self, base, node, count, built):
        if built:
            node()

        class Plain(BaseModel):
            nodes: list[node]

        class Holder(base.Model):
            nodes: list[node]

        for holder in (Plain, Holder):
            count.asked = 0
            holder.model_validate({"nodes": [{"next": {}}, {}]})
            assert count.asked == 3
        count.asked = 0
        TypeAdapter(list[node]).validate_json('[{"next": {}}, {}]')
        node.model_rebuild(force=True)
        node.model_validate({})
        assert count.asked == 4

    def test_instances_were_judged_when_made(self, base, node, count):
        class Holder(base.Model):
            nodes: list[node]

        instance = node()
        count.asked = 0
        assert Holder(nodes=[instance]).nodes[0] is instance
        assert count.asked == 0

    def test_see_wire_names(self, base, t):
        class Request(base.CheckedModel):
            __checks__ = (t.DependentRequired({"class": ("name",)}),)

            class_: t.Omittable[int] = Field(default=None, alias="class")
            name: t.Omittable[str] = None

        assert Request(class_=1, name="a").to_dict() == {"class": 1, "name": "a"}
        with pytest.raises(ValidationError, match="Property class needs name too"):
            Request(class_=1)

    def test_are_inherited_and_added_to(self, base, t, node, errors):
        class Derived(node):
            __checks__ = (t.DependentRequired({"a": ("b",)}),)

        assert Derived.model_validate({"a": 1, "b": 2})
        assert errors(Derived, {"a": 1}) == [((), "Property a needs b too")]
        assert errors(Derived, {"a": 1, "b": 2, "c": 3}) == [((), TOO_MANY)]

    def test_schema(self, base, t, errors):
        dialect = "https://json-schema.org/draft/2020-12/schema"
        document = {"X": {"not": {"required": ["x"]}}}
        t.use_schemas({"a.yaml": {"dialect": dialect, "document": document}})

        class Request(base.CheckedModel):
            __checks__ = (t.Schema("a.yaml#/X"),)

            at: t.Omittable[t.DateTime] = None
            inner: t.Omittable["Request"] = None

        at = TypeAdapter(t.DateTime).validate_python("2024-01-01T00:00:00Z")
        assert Request(at=at, inner=Request(at=at)).to_dict() == {
            "at": "2024-01-01T00:00:00Z",
            "inner": {"at": "2024-01-01T00:00:00Z"},
        }
        assert errors(Request, {"inner": {"x": 1}}) == [
            (("inner",), '{"required":["x"]} is not allowed for {"x":1}')
        ]
        with pytest.raises(ValidationError):
            Request(at=at, x=1)

    def test_implied_object_with_a_check_for_all_values(self, base, t):
        class NotThree:
            def check(self, value):
                if value == 3:
                    raise ValueError("three")

        class Request(base.CheckedModel):
            __checks__ = (NotThree(), t.Implied("object"))

        adapter = TypeAdapter(Request)
        assert adapter.validate_python(4) == 4
        with pytest.raises(ValidationError, match="three"):
            adapter.validate_python(3)

    def test_implied_object(self, base, t, errors):
        class Request(base.CheckedModel):
            __checks__ = (t.Implied("object"), t.Properties(max=1))

            a: t.Omittable[int] = None

        class Holder(base.Model):
            one: Request
            many: t.Omittable[list[Request]] = None

        for document in (
            {"one": 5},
            {"one": None, "many": [1.0, "x", [], {"a": 2}]},
            {"one": {"b": [1]}},
        ):
            holder = Holder.model_validate(document)
            assert holder.to_dict() == document
            assert json.loads(holder.to_json()) == document
            assert holder.model_dump(exclude_unset=True) == document
        assert type(Holder.model_validate({"one": {"a": 1}}).one) is Request
        assert errors(Holder, {"one": {"a": 1, "b": 2}}) == [
            (("one",), "Input should have 1 or fewer properties, not 2")
        ]
        assert TypeAdapter(Request).validate_json("[1]") == [1]
        assert Request(a=1).to_json() == '{"a":1}'

    def test_users_may_add_validators(self, node, errors):
        class Mine(node):
            @model_validator(mode="after")
            def positive(self) -> "Mine":
                if self.class_ < 0:
                    raise ValueError("negative")
                return self

        assert Mine(class_=1).class_ == 1
        assert errors(Mine, {"class": -1}) == [((), "Value error, negative")]
        assert errors(Mine, {"a": 1, "b": 2, "c": 3}) == [((), TOO_MANY)]

    def test_json_schema(self, node):
        schema = node.model_json_schema()
        assert schema["$defs"]["Node"]["properties"]["class"]["type"] == "integer"
        assert schema["$defs"]["Node"]["maxProperties"] == 2

    def test_json_schema_of_what_classes_inherit(self, base, t):
        class Pet(base.CheckedModel):
            __checks__ = (t.Implied("object"), t.DependentRequired({"a": ("b",)}))

        class Dog(Pet):
            __checks__ = (t.Properties(min=1),)

        schema = Dog.model_json_schema()
        assert "type" not in schema
        assert schema["dependentRequired"] == {"a": ["b"]}
        assert schema["minProperties"] == 1
        assert Pet.model_json_schema().get("minProperties") is None
