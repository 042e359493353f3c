"""Integers, numbers, booleans and their bounds."""

import json
from typing import Annotated, Literal

import pytest
from pydantic import TypeAdapter


class TestNumbers:
    @pytest.mark.parametrize("text", ["true", "false"])
    def test_booleans(self, t, text, accepts):
        assert accepts(t.Boolean, text)

    @pytest.mark.parametrize("text", ["1", "0", '"true"', '"yes"', "null", "1.0"])
    def test_what_is_no_boolean(self, t, text, accepts):
        assert not accepts(t.Boolean, text)

    @pytest.mark.parametrize(
        ("text", "value"),
        [
            ("1", 1),
            ("1.0", 1),
            ("-0.0", 0),
            ("1e3", 1000),
            ("1180591620717411303424", 2**70),
            ("1e300", int(1e300)),
        ],
    )
    def test_integers(self, t, text, value, accepts, read):
        result = read(t.Integer, text)
        assert (result, type(result)) == (value, int)
        assert accepts(t.Integer, text)

    @pytest.mark.parametrize("text", ["1.5", "true", '"1"', "null", "[]", "1e400"])
    def test_what_is_no_integer(self, t, text, accepts, errors):
        assert not accepts(t.Integer, text)
        assert errors(t.Integer, text) == [((), "Input should be an integer")]

    @pytest.mark.parametrize("text", ["1", "1.0", "1180591620717411303424", "1e3"])
    def test_numbers_keep_their_kind(self, t, text, read):
        result = read(t.Number, text)
        assert (result, type(result)) == (json.loads(text), type(json.loads(text)))
        adapter = TypeAdapter(t.Number)
        assert adapter.dump_python(result, mode="json") is result
        assert type(json.loads(adapter.dump_json(result))) is type(result)

    @pytest.mark.parametrize("text", ["true", '"1"', "null", "NaN", "Infinity"])
    def test_what_is_no_number(self, t, text, errors):
        assert errors(t.Number, text) == [((), "Input should be a number")]

    @pytest.mark.parametrize(
        ("bounds", "good", "bad"),
        [
            ({"ge": 1, "le": 10}, ["1", "10", "1.0"], ["0", "11", "10.5", "0.0"]),
            ({"gt": 0, "lt": 2}, ["1", "1.0"], ["0", "2", "0.0", "2.0"]),
            ({"ge": 0.5, "le": 1.5}, ["1"], ["0", "2"]),
            ({"gt": 0.5, "lt": 1.5}, ["1"], ["0", "2"]),
            ({"le": 1e300}, ["1e300", "-1"], ["1e301", "1" + "0" * 301]),
            ({"ge": 2**70}, [str(2**70), "1e22"], [str(2**70 - 1), "1e20"]),
            ({"ge": 2**53 + 1}, [str(2**53 + 1)], [str(2**53), f"{2**53}.0"]),
            ({"lt": 2**53 + 1}, [f"{2**53}.0"], [str(2**53 + 1)]),
            ({"gt": 2**53 + 1}, [f"{2**53 + 2}.0"], [f"{2**53}.0"]),
            ({"le": 2**53 + 1}, [f"{2**53}.0"], [f"{2**53 + 2}.0"]),
            ({"ge": 10**400}, ["1" + "0" * 400], ["1e308"]),
            ({"le": -(10**400)}, ["-1" + "0" * 400], ["-1e308"]),
            ({"multiple_of": 3}, ["9", "9.0", "0"], ["10", "10.0"]),
        ],
    )
    def test_bounds(self, t, bounds, good, bad, accepts):
        for kind in (t.Integer, t.Number):
            annotation = Annotated[kind, t.Bounds(**bounds)]
            assert [text for text in good if not accepts(annotation, text)] == []
            assert [text for text in bad if accepts(annotation, text)] == []

    @pytest.mark.parametrize("kind", ["Integer", "Number"])
    def test_of_two_bounds_both_count(self, t, kind, accepts):
        for marks in (
            (
                t.Bounds(ge=1, lt=5, multiple_of=0.5),
                t.Bounds(ge=0, lt=9, multiple_of=1),
            ),
            (
                t.Bounds(ge=0, lt=9, multiple_of=1),
                t.Bounds(ge=1, lt=5, multiple_of=0.5),
            ),
        ):
            annotation = Annotated[(getattr(t, kind), *marks)]
            assert accepts(annotation, "4")
            assert not accepts(annotation, "0")
            assert not accepts(annotation, "5")

    def test_no_fraction(self, t, accepts, read):
        bounds = t.Bounds(ge=1, multiple_of=2)
        for annotation in (
            Annotated[t.Integer, t.NoFraction()],
            Annotated[t.Integer, t.NoFraction(), bounds],
            Annotated[t.Integer, bounds, t.NoFraction()],
            Annotated[Literal[2], t.OneOf(2), t.NoFraction()],
        ):
            assert read(annotation, "2") == 2
            assert not accepts(annotation, "2.0")
            assert not accepts(annotation, "2e0")

    def test_bounds_leave_the_kind_of_a_number(self, t, read):
        annotation = Annotated[t.Number, t.Bounds(ge=0, multiple_of=0.5)]
        assert [type(read(annotation, text)) for text in ("1", "1.0")] == [int, float]

    @pytest.mark.parametrize(
        ("step", "text", "verdict"),
        [
            (0.0001, "0.0075", True),
            (0.0001, "0.00751", False),
            (0.123456789, "1e308", False),
            (0.5, "1e308", True),
            (1e-8, "12391239123", True),
            (0.01, "19.99", True),
            (0.1, "0.3", True),
            (2, "1" + "0" * 400, True),
            (1.5, "4.5", True),
            (1.5, "4", False),
        ],
    )
    def test_multiples_are_exact_in_decimal(self, t, step, text, verdict, accepts):
        annotation = Annotated[t.Number, t.Bounds(multiple_of=step)]
        assert accepts(annotation, text) is verdict

    @pytest.mark.parametrize(
        ("bounds", "message"),
        [
            ({"ge": 1, "le": 10}, "Input should be an integer from 1 to 10"),
            ({"ge": 1}, "Input should be an integer, at least 1"),
            (
                {"gt": 0, "lt": 5},
                "Input should be an integer, greater than 0, less than 5",
            ),
        ],
    )
    def test_one_error_says_what_is_expected(self, t, base, bounds, message, errors):
        class Request(base.Model):
            n: Annotated[t.Integer, t.Bounds(**bounds)]

        assert errors(Request, '{"n": -7}') == [(("n",), message)]
        assert errors(Request, '{"n": "2"}') == [(("n",), message)]
        assert errors(Request, '{"n": true}') == [(("n",), message)]

    def test_the_error_of_a_multiple(self, t, errors):
        annotation = Annotated[t.Integer, t.Bounds(multiple_of=5)]
        assert errors(annotation, "7") == [((), "Input should be a multiple of 5")]

    def test_bounds_on_something_else_are_our_mistake(self, t):
        with pytest.raises(TypeError, match="cannot narrow a schema 'str'"):
            TypeAdapter(Annotated[str, t.Bounds(ge=1)])

    def test_json_schema(self, t):
        annotation = Annotated[t.Integer, t.Bounds(ge=1, lt=9, multiple_of=2)]
        assert TypeAdapter(annotation).json_schema() == {
            "type": "integer",
            "minimum": 1,
            "exclusiveMaximum": 9,
            "multipleOf": 2,
        }
        number = TypeAdapter(Annotated[t.Number, t.Bounds(gt=1, le=9)])
        assert number.json_schema() == {
            "type": "number",
            "exclusiveMinimum": 1,
            "maximum": 9,
        }

    def test_plain_schemas_call_no_python(self, t):
        for annotation in (
            t.Boolean,
            t.Number,
            Annotated[t.Number, t.Bounds(ge=1, lt=5)],
            t.Omittable[t.Boolean],
            Annotated[str, t.Length(min=1), t.Pattern("a")],
            Annotated[list[str], t.Items(min=1)],
        ):
            assert "'type': 'function" not in repr(TypeAdapter(annotation).core_schema)
