"""What may be absent, equal to a value, or of another type; and the vocabulary."""

import json
from datetime import date
from typing import Annotated, Any, Literal

import pytest
from pydantic import TypeAdapter, ValidationError


class TestValues:
    def test_omittable_is_not_nullable(self, t, base, errors):
        class Request(base.Model):
            size: t.Omittable[str] = None
            count: t.Omittable[t.Integer] = None

        absent = Request.model_validate_json("{}")
        assert absent.size is None
        assert absent.to_dict() == {}
        assert absent.model_dump() == {"size": None, "count": None}
        assert absent.model_dump_json() == '{"size":null,"count":null}'
        assert errors(Request, '{"size": null}') == [
            (("size",), "Input should be a valid string")
        ]
        with pytest.raises(ValidationError):
            Request.model_validate({"size": None}, strict=True)

    def test_omittable_of_models_lists_unions_and_names(self, t, base, accepts):
        class Node(base.Model):
            next: t.Omittable["Node"] = None
            either: t.Omittable[list["Node"] | t.Integer] = None

        document = {"next": {"either": [{"either": 1}]}}
        node = Node.model_validate(document)
        assert node.to_dict() == document
        assert node.model_dump()["either"] is None
        assert not accepts(Node, '{"next": {"next": null}}')
        assert not accepts(Node, '{"either": null}')

    def test_omittable_in_json_schema(self, t, base):
        class Request(base.Model):
            size: t.Omittable[t.Integer] = None
            seed: t.Integer | None = None

        for mode in ("validation", "serialization"):
            properties = Request.model_json_schema(mode=mode)["properties"]
            assert properties["size"] == {"title": "Size", "type": "integer"}
            assert properties["seed"]["default"] is None

    @pytest.mark.parametrize(
        ("text", "verdict"),
        [
            ("1", True),
            ("1.0", True),
            ("true", False),
            ("false", True),
            ("0", False),
            ('{"a": [1.0, null]}', True),
            ('{"a": [true, null]}', False),
            ('"1"', False),
            ("null", False),
        ],
    )
    def test_one_of(self, t, text, verdict, accepts):
        annotation = Annotated[Any, t.OneOf(1, False, {"a": [1, None]})]
        assert accepts(annotation, text) is verdict

    @pytest.mark.parametrize("text", ["null", "1", '"a"', "{}"])
    def test_never(self, t, text, errors):
        assert errors(t.Never, text) == [((), "No value is accepted here")]
        assert TypeAdapter(t.Never).json_schema() == {"not": {}}

    def test_one_of_keeps_the_value_as_it_came(self, t, read, errors):
        annotation = Annotated[Literal[1, 2], t.OneOf(1, 2)]
        value = read(annotation, "1.0")
        assert (value, type(value)) == (1, float)
        assert TypeAdapter(annotation).dump_json(value) == b"1.0"
        assert errors(annotation, "3") == [((), "Input should be 1 or 2")]
        assert TypeAdapter(annotation).json_schema() == {"enum": [1, 2]}

    @pytest.mark.parametrize(
        ("kind", "inner", "good", "bad"),
        [
            ("array", list[str], ['["a"]', "5", "null", '{"a": 1}', '"x"'], ["[1]"]),
            ("string", Literal["a"], ['"a"', "5", "true", "[1]"], ['"b"']),
            ("object", dict[str, str], ["{}", "[1]"], ['{"a": 1}']),
        ],
    )
    def test_implied(self, t, accepts, kind, inner, good, bad):
        annotation = Annotated[inner, t.Implied(kind)]
        adapter = TypeAdapter(annotation)
        for text in good:
            assert accepts(annotation, text)
            back = adapter.dump_json(adapter.validate_json(text))
            assert json.loads(back) == json.loads(text)
        assert [text for text in bad if accepts(annotation, text)] == []

    def test_implied_number_knows_booleans(self, t, accepts):
        annotation = Annotated[t.Number, t.Bounds(ge=5), t.Implied("number")]
        assert accepts(annotation, "true")
        assert accepts(annotation, "5.5")
        assert not accepts(annotation, "4")

    def test_implied_leaves_python_values_to_the_inner_type(self, t):
        adapter = TypeAdapter(Annotated[t.Date, t.Implied("string")])
        assert adapter.validate_python(date(2024, 1, 1)) == date(2024, 1, 1)
        assert adapter.dump_json(date(2024, 1, 1)) == b'"2024-01-01"'
        assert adapter.validate_json("5") == 5
        assert adapter.json_schema() == {"format": "date"}


def test_importing_the_vocabulary_does_not_import_pydantic(fresh):
    loaded = fresh("import runtime_package._types, sys; print(*sys.modules)").split()
    assert "runtime_package._types" in loaded
    assert not {"pydantic", "pydantic_core", "jsonschema_rs"} & {*loaded}


def test_markers_show_what_they_are(t):
    markers = [
        t.Bounds(ge=1, multiple_of=0.5),
        t.Length(max=3),
        t.Pattern("a"),
        t.Items(unique=True),
        t.Properties(min=1),
        t.DependentRequired({"a": ("b",)}),
        t.OneOf(1, "a"),
        t.Implied("array"),
        t.Tagged("kind", "a", ("b", "c"), open=True),
        t.Fallback(),
        t.ExactlyOne(),
        t.Schema("a.yaml#/X"),
    ]
    assert list(map(repr, markers)) == [
        "Bounds(ge=1, multiple_of=0.5)",
        "Length(min=0, max=3)",
        "Pattern('a', engine='rust')",
        "Items(min=0, max=None, unique=True)",
        "Properties(min=1, max=None)",
        "DependentRequired({'a': ('b',)})",
        "OneOf(1, 'a')",
        "Implied('array')",
        "Tagged('kind', 'a', ('b', 'c'), open=True)",
        "Fallback()",
        "ExactlyOne()",
        "Schema('a.yaml#/X')",
    ]


def test_every_public_name_is_there(t):
    assert [name for name in t.__all__ if not hasattr(t, name)] == []
    assert t.__all__ == sorted(t.__all__)
