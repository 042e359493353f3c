"""What decorators add to a TypedDict."""

from typing import Annotated, NotRequired

import pytest
from pydantic import BaseModel, TypeAdapter, ValidationError
from typing_extensions import TypedDict


class TestTypedDicts:
    def test_nameless(self, t, accepts):
        @t.nameless(t.Integer)
        class Base(TypedDict, closed=True):
            a: NotRequired[t.Integer]

        @t.nameless(NotRequired[str])
        class Other(Base, closed=True):
            b: str

        assert Base.__required_keys__ == {""}
        assert accepts(Base, '{"": 1}')
        assert not accepts(Base, '{"": "x"}')
        assert not accepts(Base, "{}")
        assert Other.__required_keys__ >= {"b"}
        assert accepts(Other, '{"": "x", "b": "y"}')

    def test_asserting(self, t, accepts):
        @t.asserting(t.Properties(min=2), t.DependentRequired({"a": ("b",)}))
        class Request(TypedDict):
            a: NotRequired[t.Integer]

        assert accepts(Request, '{"a": 1, "b": 2}')
        assert not accepts(Request, '{"b": 1}')
        assert not accepts(Request, '{"a": 1, "c": 2}')
        assert accepts(list[Request], '[{"x": 1, "y": 2}]')
        schema = TypeAdapter(Request).json_schema()
        assert (schema["minProperties"], schema["type"]) == (2, "object")
        assert schema["dependentRequired"] == {"a": ["b"]}

    def test_asserting_of_an_implied_object(self, t, accepts):
        @t.asserting(t.Properties(max=1), t.Implied("object"))
        class Request(TypedDict):
            a: NotRequired[t.Integer]

        assert accepts(Request, '{"a": 1}')
        assert accepts(Request, "null")
        assert not accepts(Request, '{"a": 1, "b": 2}')
        assert not accepts(Request, '{"a": "x"}')

    def test_asserting_holds_on_every_level(self, t, accepts):
        @t.asserting(t.Properties(max=1))
        class Node(TypedDict):
            next: NotRequired["Node"]
            other: NotRequired["Node"]

        Node.__annotations__["next"] = NotRequired[Node]
        Node.__annotations__["other"] = NotRequired[Node]
        assert accepts(Node, '{"next": {"other": {}}}')
        assert not accepts(Node, '{"next": {"next": {}, "other": {}}}')

    def test_sequences_that_are_no_string(self, t, accepts, read):
        class Request(TypedDict):
            labels: NotRequired[t.SequenceNotStr[str | None]]
            sizes: NotRequired[Annotated[t.SequenceNotStr["str"], t.Items(max=2)]]

        adapter = TypeAdapter(Request)
        text = '{"labels":["a",null],"sizes":["b"]}'
        assert adapter.dump_json(read(Request, text)) == text.encode()
        assert adapter.dump_json({"labels": ("a", None), "sizes": ["b"]}) == (
            text.encode()
        )
        assert adapter.validate_python({"labels": ("a",)}) == {"labels": ("a",)}
        assert not accepts(Request, '{"labels": "a"}')
        assert not accepts(Request, '{"labels": [1]}')
        assert not accepts(Request, '{"sizes": ["a", "b", "c"]}')
        with pytest.raises(ValidationError):
            adapter.validate_python({"labels": "a"})

    def test_inside_of_a_plain_model(self, t):
        @t.asserting(t.Properties(max=1))
        class Request(TypedDict, total=False):
            a: int
            b: int

        class Holder(BaseModel):
            requests: list[Request]

        assert Holder(requests=[{"a": 1}]).requests == [{"a": 1}]
        with pytest.raises(ValidationError):
            Holder(requests=[{"a": 1, "b": 2}])
