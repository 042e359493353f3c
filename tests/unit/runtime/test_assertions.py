"""Assertions on strings, arrays and objects."""

from collections.abc import Sequence
from datetime import date
from typing import Annotated, Any

import pytest
from pydantic import TypeAdapter, ValidationError


class TestStrings:
    @pytest.mark.parametrize(
        ("text", "verdict"),
        [('"a"', False), ('"ab"', True), ('"\U0001f600\U0001f600"', True)],
    )
    def test_length_counts_code_points(self, t, text, verdict, accepts):
        assert accepts(Annotated[str, t.Length(min=2, max=2)], text) is verdict

    def test_a_maximum_of_nothing(self, t, accepts):
        assert not accepts(Annotated[str, t.Length(max=0)], '"a"')
        assert not accepts(Annotated[list[str], t.Items(max=0)], '["a"]')

    def test_of_two_limits_both_count(self, t, accepts):
        narrow, wide = {"min": 1, "max": 2}, {"max": 5}
        for first, second in ((narrow, wide), (wide, narrow)):
            for kind, mark, name, texts in (
                (str, t.Length, "Length", ('""', '"a"', '"abc"')),
                (list[Any], t.Items, "Items", ("[]", "[1]", "[1, 2, 3]")),
                (
                    dict[str, Any],
                    t.Properties,
                    "Properties",
                    ("{}", '{"a": 1}', '{"a": 1, "b": 2, "c": 3}'),
                ),
            ):
                annotation = Annotated[kind, mark(**first), mark(**second)]
                verdicts = [accepts(annotation, text) for text in texts]
                assert verdicts == [False, True, False]
                document = TypeAdapter(annotation).json_schema()
                assert (document[f"min{name}"], document[f"max{name}"]) == (1, 2)

    def test_length_of_what_is_no_plain_string(self, t, accepts, errors):
        annotation = Annotated[Any, t.Length(min=3, max=3)]
        assert accepts(annotation, '"abc"')
        assert accepts(annotation, "[1]")
        assert errors(annotation, '"ab"') == [
            ((), "Input should have 3 or more characters, not 2")
        ]
        assert errors(annotation, '"abcd"') == [
            ((), "Input should have 3 or fewer characters, not 4")
        ]

    @pytest.mark.parametrize("engine", ["rust", "re"])
    def test_patterns_match_anywhere(self, t, engine, accepts):
        annotation = Annotated[str, t.Pattern("b+", engine=engine)]
        assert accepts(annotation, '"abc"')
        assert not accepts(annotation, '"ac"')

    def test_a_pattern_that_rust_refuses_goes_to_re(self, t, accepts):
        annotation = Annotated[str, t.Pattern("^(?!foo)")]
        assert accepts(annotation, '"bar"')
        assert not accepts(annotation, '"foobar"')

    def test_several_patterns_all_hold(self, t, accepts):
        annotation = Annotated[str, t.Pattern("a"), t.Pattern("(?=b)"), t.Length(max=2)]
        verdicts = {text: accepts(annotation, f'"{text}"') for text in ("ab", "a", "b")}
        assert verdicts == {"ab": True, "a": False, "b": False}

    def test_a_pattern_beside_another_type(self, t, accepts, read):
        annotation = Annotated[t.Date, t.Pattern("^2024")]
        assert read(annotation, '"2024-01-01"') == date(2024, 1, 1)
        assert not accepts(annotation, '"2023-01-01"')
        assert TypeAdapter(annotation).validate_python(date(2024, 1, 1))
        with pytest.raises(ValidationError, match="pattern"):
            TypeAdapter(annotation).validate_python(date(2023, 1, 1))
        assert TypeAdapter(annotation).json_schema() == {
            "type": "string",
            "format": "date",
            "pattern": "^2024",
        }

    def test_json_schema(self, t):
        annotation = Annotated[str, t.Length(min=1, max=3), t.Pattern("a")]
        assert TypeAdapter(annotation).json_schema() == {
            "type": "string",
            "minLength": 1,
            "maxLength": 3,
            "pattern": "a",
        }


class TestArraysAndObjects:
    @pytest.mark.parametrize(
        "annotation", [list[Any], tuple[Any, ...], Any, "Sequence"], ids=str
    )
    def test_sizes(self, t, annotation, accepts):
        if annotation == "Sequence":
            annotation = Sequence[Any]
        sized = Annotated[annotation, t.Items(min=1, max=2)]
        verdicts = [accepts(sized, text) for text in ("[]", "[1]", "[1, 1, 1]")]
        assert verdicts == [False, True, False]

    @pytest.mark.parametrize(
        ("text", "verdict"),
        [
            ("[1, 2]", True),
            ("[1, 1.0]", False),
            ("[1, true]", True),
            ("[0, false]", True),
            ("[[1], [true]]", True),
            ("[[1], [1.0]]", False),
            ('[{"a": 1, "b": [2]}, {"b": [2.0], "a": 1}]', False),
            ('[{"a": 1}, {"a": true}]', True),
            ('["1", 1]', True),
            ("[null, null]", False),
            ("[[], {}]", True),
            ('["a", ["a"]]', True),
        ],
    )
    def test_unique_items(self, t, text, verdict, accepts):
        assert accepts(Annotated[list[Any], t.Items(unique=True)], text) is verdict

    def test_unique_looks_at_the_input(self, t, base, accepts):
        class Point(base.Model):
            x: t.Integer = 0

        annotation = Annotated[list[Point], t.Items(unique=True)]
        assert accepts(annotation, '[{}, {"x": 0}]')
        assert not accepts(annotation, '[{"x": 1}, {"x": 1.0}]')
        adapter = TypeAdapter(annotation)
        assert adapter.validate_python([Point(x=1), {"x": 2}])
        with pytest.raises(ValidationError, match="should not repeat an item"):
            adapter.validate_python([Point(x=1), {"x": 1}])

    def test_unique_is_linear(self, t):
        adapter = TypeAdapter(Annotated[list[t.Integer], t.Items(unique=True)])
        assert len(adapter.validate_python(list(range(100_000)))) == 100_000

    @pytest.mark.parametrize("annotation", [dict[str, Any], Any], ids=str)
    def test_properties(self, t, annotation, accepts):
        sized = Annotated[annotation, t.Properties(min=1, max=1)]
        documents = ("{}", '{"a": 1}', '{"a": 1, "b": 2}')
        assert [accepts(sized, text) for text in documents] == [False, True, False]

    def test_dependent_required(self, t, accepts, errors):
        needs = t.DependentRequired({"a": ("b", "c"), "d": ()})
        annotation = Annotated[dict[str, Any], needs]
        assert accepts(annotation, '{"d": 1}')
        assert accepts(annotation, '{"a": 1, "b": 2, "c": 3}')
        assert errors(annotation, '{"a": 1, "b": 2}') == [
            ((), "Property a needs c too")
        ]
        assert accepts(Annotated[Any, needs], "[1]")

    def test_json_schema(self, t):
        items = TypeAdapter(Annotated[list[str], t.Items(min=1, unique=True)])
        assert items.json_schema() == {
            "type": "array",
            "items": {"type": "string"},
            "minItems": 1,
            "uniqueItems": True,
        }
        needs = t.DependentRequired({"a": ("b",)})
        properties = TypeAdapter(
            Annotated[dict[str, str], t.Properties(max=2), needs]
        ).json_schema()
        assert properties["maxProperties"] == 2
        assert properties["dependentRequired"] == {"a": ["b"]}
