"""pydantic's strict mode: what is valid in JSON is valid there as well."""

import json

import pytest
from pydantic import TypeAdapter, ValidationError

import specgen

WHOLE, DATE = {"type": "integer"}, {"type": "string", "format": "date"}
PAIR = {"type": "array", "minItems": 2, "maxItems": 2, "prefixItems": [WHOLE, DATE]}
TAGGED = {
    "oneOf": [
        {
            "type": "object",
            "required": ["t"],
            "properties": {"t": {"const": tag}, "day": DATE, "n": WHOLE},
        }
        for tag in ("a", "b")
    ]
}


def of(name):
    return {"type": "string", "format": name}


CASES = [
    (WHOLE, "10.0"),
    ({**WHOLE, "minimum": 3}, "10.0"),
    ({"anyOf": [WHOLE, {"type": "number"}]}, "10.0"),
    ({"anyOf": [WHOLE, {"type": "string"}]}, "10.0"),
    (of("date-time"), '"2024-01-31T12:00:00Z"'),
    (of("date-time"), '"2024-01-31T12:00:00.123456789Z"'),
    (of("date-time"), '"2016-12-31T23:59:60Z"'),
    (DATE, '"2024-01-31"'),
    (of("time"), '"12:00:00Z"'),
    (of("duration"), '"P1D"'),
    (of("duration"), '"P1Y"'),
    (of("uuid"), '"a23e4567-e89b-12d3-a456-42661417400b"'),
    (of("byte"), '"YQ=="'),
    ({"anyOf": [WHOLE, DATE, {"type": "null"}]}, '"2024-01-31"'),
    (PAIR, '[1.0, "2024-01-31"]'),
    ({**PAIR, "uniqueItems": True}, '[1.0, "2024-01-31"]'),
    ({"minProperties": 1, "properties": {"p": PAIR}}, '{"p": [1.0, "2024-01-31"]}'),
    (TAGGED, '{"t": "b", "day": "2024-01-31", "n": 1.0}'),
]


@pytest.mark.parametrize("validation", ["exact", "tolerant"])
@pytest.mark.parametrize(("schema", "text"), CASES)
def test_what_is_valid_is_valid_in_strict_mode(schema, text, validation):
    types = specgen.compile(schema, validation=validation, formats="python")
    adapter = TypeAdapter(types["#"])
    value = adapter.validate_json(text)
    assert adapter.validate_json(text, strict=True) == value
    assert adapter.validate_python(json.loads(text), strict=True) == value


def test_what_is_unknown_is_kept_in_strict_mode():
    types = specgen.compile(TAGGED, validation="tolerant", formats="python")
    adapter = TypeAdapter(types["#"])
    found = adapter.validate_json('{"t": "c", "day": 1}', strict=True)
    assert found.to_dict() == {"t": "c", "day": 1}


@pytest.mark.parametrize(
    ("schema", "text"),
    [(WHOLE, "1.5"), (WHOLE, '"1"'), (DATE, '"2024-02-30"'), (PAIR, "[1]")],
)
def test_what_is_invalid_is_so_in_strict_mode(schema, text):
    adapter = TypeAdapter(specgen.compile(schema, formats="python")["#"])
    with pytest.raises(ValidationError):
        adapter.validate_json(text, strict=True)
