"""Properties whose names match a pattern: what they are read into."""

import pytest
from pydantic import TypeAdapter, ValidationError

import specgen

SERVICE = {"type": "object", "required": ["image"], "properties": {"image": {}}}
CLOSED = {"patternProperties": {"^[a-z]+$": SERVICE}, "additionalProperties": False}


def compiled(validation="exact", **keywords):
    schema = {"title": "Doc", "type": "object", **keywords}
    types = specgen.compile(schema, validation=validation)
    return TypeAdapter(types["#"])


class TestClosed:
    """No name is allowed that no pattern matches."""

    def test_values_of_a_map_are_of_their_type(self):
        read = compiled(**CLOSED).validate_python({"a": {"image": 1}})
        assert type(read["a"]).__name__ == "DocValue"
        assert read["a"].image == 1

    def test_so_are_those_beside_declared_properties(self):
        read = compiled(properties={"B": {}}, **CLOSED)
        model = read.validate_python({"B": 1, "a": {"image": 1}})
        assert model.B == 1
        assert model.model_extra["a"].image == 1
        assert model.to_dict() == {"B": 1, "a": {"image": 1}}

    @pytest.mark.parametrize("value", [{"A": {"image": 1}}, {"a": {}}])
    def test_exactly_what_the_schema_accepts(self, value):
        with pytest.raises(ValidationError):
            compiled(**CLOSED).validate_python(value)

    def test_a_tolerant_reader_keeps_what_is_unknown(self):
        read = compiled("tolerant", **CLOSED)
        kept = read.validate_python({"a": {"image": 1}, "B": 2, "c": {}})
        assert kept["a"].image == 1
        assert read.dump_python(kept) == {"a": {"image": 1}, "B": 2, "c": {}}

    def test_of_several_patterns_any(self):
        read = compiled(
            patternProperties={"^s": {"type": "string"}, "^n": {"type": "integer"}},
            additionalProperties={"type": "boolean"},
        )
        value = {"s": "a", "n": 1, "b": True}
        assert read.validate_python(value) == value
        for wrong in ({"s": 1}, {"n": "a"}, {"b": "a"}):
            with pytest.raises(ValidationError):
                read.validate_python(wrong)


def test_an_open_object_may_have_anything_else():
    read = compiled(patternProperties={"^[a-z]+$": SERVICE})
    value = {"A": 1, "a": {"image": 1}}
    assert read.validate_python(value) == value


@pytest.mark.parametrize(
    ("pattern", "name"),
    [
        ("^x-", "DocX"),
        ("^on-error$", "DocOnError"),
        ("^[a-zA-Z0-9]+$", "DocValue"),
        ("a|b", "DocValue"),
        ("^_$", "DocValue"),
    ],
)
def test_names_are_of_the_pattern_where_it_is_a_word(pattern, name):
    read = compiled(patternProperties={pattern: SERVICE}, additionalProperties=False)
    text = {"^x-": "x-1", "^on-error$": "on-error", "^_$": "_"}.get(pattern, "a")
    value = read.validate_python({text: {"image": 1}})[text]
    assert type(value).__name__ == name
