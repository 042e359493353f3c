"""How a model is constructed, and turned back into what it came from."""

import json
import pickle
from typing import Annotated, Literal

import pytest
from pydantic import ConfigDict, Field, TypeAdapter, ValidationError


class TestConstruction:
    @pytest.fixture
    def tool(self, base, t):
        class Tool(base.Model):
            class_: Annotated[str, Field(alias="class")]
            from_: str = Field(default="x", alias="from")
            inner: t.Omittable["Tool"] = None

        return Tool

    def test_by_python_name_and_by_wire_name(self, tool):
        for data in ({"class_": "a"}, {"class": "a"}, {"class": "a", "from_": "x"}):
            assert tool(**data).class_ == "a"
        nested = tool(class_="a", inner=tool(**{"class": "b"}))
        assert nested.to_dict() == {"class": "a", "inner": {"class": "b"}}

    def test_documents_have_wire_names_only(self, tool, errors):
        assert tool.model_validate({"class": "a"}).class_ == "a"
        assert errors(tool, {"class_": "a"}) == [(("class",), "Field required")]
        with pytest.raises(ValidationError):
            tool.model_validate_json('{"class_": "a"}')
        with pytest.raises(ValidationError):
            TypeAdapter(list[tool]).validate_python([{"class_": "a"}])
        kept = tool.model_validate({"class": "a", "from_": 5})
        assert kept.from_ == "x"
        assert kept.model_extra == {"from_": 5}

    def test_what_is_absent_is_not_shown(self, base):
        class Pet(base.Model):
            name: str
            tag: str | None = None
            legs: int = 4
            owner: "Pet | None" = None

        assert repr(Pet(name="a")) == "Pet(name='a', legs=4)"
        assert str(Pet(name="a", tag=None)) == "name='a' tag=None legs=4"
        whole = Pet.model_validate({"name": "a", "owner": {"name": "b"}, "x": None})
        assert repr(whole).endswith("owner=Pet(name='b', legs=4), x=None)")

    def test_no_name_is_protected_or_taken(self, base):
        class Odd(base.Model):
            model_name: str
            self: int = 0

        assert Odd(model_name="a", self=2).to_dict() == {"model_name": "a", "self": 2}

    def test_nested_objects_do_not_go_through_the_initialiser(self, base):
        assert not base.Model.__pydantic_custom_init__
        assert not base.CheckedModel.__pydantic_custom_init__

        class Sub(base.CheckedModel):
            pass

        assert not Sub.__pydantic_custom_init__

    def test_a_subclass_may_have_its_own_initialiser(self, base, t):
        class Mine(base.Model):
            n: t.Integer

            def __init__(self, n: int) -> None:
                super().__init__(n=n + 1)

        assert Mine(1).n == 2
        assert TypeAdapter(list[Mine]).validate_python([{"n": 1}])[0].n == 2


class TestRoundTrip:
    DOCUMENT = (
        '{"class":"a","size":1.0,"count":2,"note":null,"at":"2024-01-31T12:00:00Z",'
        '"extra":{"a":[1,1.0,null,"é"]},"big":1180591620717411303424}'
    )

    @pytest.fixture
    def request_(self, base, t):
        class Request(base.Model):
            class_: str = Field(alias="class")
            size: t.Number = 5
            count: t.Number = 5
            note: str | None = None
            at: t.Omittable[t.DateTime] = None
            more: t.Omittable[list[str]] = None

        return Request

    def test_json(self, request_):
        request = request_.model_validate_json(self.DOCUMENT)
        assert request.to_json() == self.DOCUMENT
        assert json.dumps(request.to_dict(), ensure_ascii=False) == json.dumps(
            json.loads(self.DOCUMENT), ensure_ascii=False
        )

    def test_python(self, request_):
        document = json.loads(self.DOCUMENT)
        result = request_.model_validate(document).to_dict()
        assert result == document
        assert [type(value) for value in result.values()] == [
            type(value) for value in document.values()
        ]

    def test_indent(self, request_):
        request = request_.model_validate({"class": "a"})
        assert request.to_json(indent=2) == '{\n  "class": "a"\n}'

    def test_pydantic_serialises_by_alias_too(self, request_):
        request = request_.model_validate({"class": "a"})
        assert "class" in request.model_dump()
        assert "class" in TypeAdapter(list[request_]).dump_python([request])[0]

    def test_unknown_properties_with_the_names_of_attributes(self, base):
        class Request(base.Model):
            class_: int | None = Field(
                default=None, validation_alias="class", serialization_alias="class"
            )

        class Holder(base.Model):
            requests: list[Request]

        for document in (
            {"class_": 1},
            {"class_": 1, "other": 2, "class": None},
            {"class": 1, "class_": None},
            {"class_": None},
        ):
            holder = Holder.model_validate_json(json.dumps({"requests": [document]}))
            assert holder.to_dict() == {"requests": [document]}
            request = Request.model_validate(document)
            assert request.to_dict() == document
            assert request.model_extra["class_"] == document["class_"]
            assert request.model_copy(deep=True) == request
            assert pickle.loads(pickle.dumps(document)) == document

    def test_unknown_properties_with_the_names_of_required_attributes(self, base):
        class Required(base.Model):
            class_: int = Field(alias="class")

        document = {"class": 1, "class_": "own"}
        for value in (
            Required.model_validate(document),
            Required.model_validate_json(json.dumps(document)),
        ):
            assert (value.class_, value.model_extra) == (1, {"class_": "own"})
            assert value.to_dict() == json.loads(value.to_json()) == document
        core = TypeAdapter(Required).core_schema
        assert "'type': 'function" not in repr(core)

    def test_unknown_variant(self, base):
        for text in ("1", "1.0", "null", '"a"', '[true,{"a":1.0}]'):
            unknown = base.UnknownVariant.model_validate_json(text)
            assert unknown.to_json() == text
            assert unknown.to_dict() == json.loads(text)
        assert unknown.to_json(indent=1).count("\n") == 5

    def test_forbidden_extras(self, base, errors):
        class Closed(base.Model):
            model_config = ConfigDict(extra="forbid")

            a: int = 0

        assert Closed.model_validate({"a": 1}).to_dict() == {"a": 1}
        assert errors(Closed, {"b": 1}) == [(("b",), "Extra inputs are not permitted")]

    def test_typed_extras(self, base, t, errors):
        class Scores(base.Model):
            __pydantic_extra__: dict[str, t.Integer] = Field(init=False)

            name: str

        class Holder(base.Model):
            scores: list[Scores]

        scores = Scores.model_validate({"name": "a", "x": 1.0})
        assert (scores.x, type(scores.x)) == (1, int)
        assert scores.to_dict() == {"name": "a", "x": 1}
        assert errors(Scores, {"name": "a", "x": "1"}) == [
            (("x",), "Input should be an integer")
        ]
        assert errors(Holder, {"scores": [{"name": "a", "x": 1.5}]}) == [
            (("scores", 0, "x"), "Input should be an integer")
        ]


def test_literal_tags_survive(base):
    class Event(base.Model):
        type: Literal["a"] = "a"

    assert Event().to_dict() == {}
    assert Event(type="a").to_dict() == {"type": "a"}
