"""Values of formats beside what is anything, and defaults that need no conversion."""

import json

import pytest
from pydantic import TypeAdapter, ValidationError

import specgen

BYTES = {"type": "string", "format": "byte"}
WHOLE, NUMBER = {"type": "integer"}, {"type": "number"}
ONE = {"type": "array", "minItems": 1, "maxItems": 1}
OF_BYTES = {"additionalProperties": BYTES}


@pytest.mark.parametrize("validation", ["exact", "tolerant"])
@pytest.mark.parametrize(
    ("variants", "document"),
    [
        ([{"not": {"type": "string"}}, BYTES], "YWJj"),
        ([{"enum": [1.5, [2]]}, BYTES], "YWJj"),
        ([{"minItems": 5}, {"items": BYTES}], ["YWJj"]),
        ([{"minProperties": 5}, OF_BYTES], {"a": "YWJj"}),
        ([{"type": "object"}, {"type": "object", **OF_BYTES}], {"a": "YWJj"}),
    ],
)
def test_bytes_are_not_written_as_text(variants, document, validation):
    types = specgen.compile(
        {"anyOf": variants}, validation=validation, formats="python"
    )
    adapter = TypeAdapter(types["#"])
    value = adapter.validate_json(json.dumps(document))
    assert adapter.dump_python(value, mode="json", by_alias=True) == document


@pytest.mark.parametrize("validation", ["exact", "tolerant"])
@pytest.mark.parametrize(
    ("variants", "text"),
    [
        ([WHOLE, NUMBER], "10.0"),
        ([WHOLE, NUMBER], "1e300"),
        ([WHOLE, NUMBER], "10"),
        ([{**WHOLE, "minimum": 5}, {**NUMBER, "multipleOf": 2}], "10.0"),
        ([WHOLE, {"type": "string"}, NUMBER, {"type": "null"}], "10.0"),
        ([{"items": WHOLE}, {"items": NUMBER}], "[10, 10.0]"),
        ([{"properties": {"a": WHOLE}}, {"properties": {"a": NUMBER}}], '{"a": 10.0}'),
        ([{**ONE, "prefixItems": [WHOLE]}, {**ONE, "prefixItems": [{}]}], "[10.0]"),
        (
            [{**ONE, "prefixItems": [n], "uniqueItems": True} for n in (WHOLE, NUMBER)],
            "[10.0]",
        ),
    ],
)
def test_a_number_that_is_whole_stays_one_beside_integers(variants, text, validation):
    types = specgen.compile({"anyOf": variants}, validation=validation)
    adapter = TypeAdapter(types["#"])
    for value in (
        adapter.validate_json(text),
        adapter.validate_python(json.loads(text)),
    ):
        assert repr(json.loads(adapter.dump_json(value))) == repr(json.loads(text))


def test_a_default_is_no_reason_to_reject_what_lacks_it():
    item = {"properties": {"a": {}}, "not": {"type": "number"}, "default": 1.5}
    types = specgen.compile({"type": "object", "properties": {"p": item}})
    assert TypeAdapter(types["#"]).validate_python({}).p is None


def test_a_format_without_a_python_type_needs_no_conversion(bench):
    item = "{type: string, format: uri, default: 'https://e.org'}"
    text = f"A: {{type: object, properties: {{p: {item}}}}}"
    files = bench.emitted(text, formats="python")
    assert 'p: str = "https://e.org"' in files["pkg/models/a.py"]


def test_params_write_sequences_last(bench):
    item = (
        "{anyOf: [{type: array, items: {type: integer}}, {type: string, format: byte}]}"
    )
    text = f"A: {{type: object, properties: {{p: {item}}}}}"
    files = bench.emitted(text, formats="python")
    assert "p: NotRequired[Base64Param | Sequence[Integer]]" in files["pkg/params/a.py"]
    assert "p: Omittable[list[Integer] | Base64]" in files["pkg/models/a.py"]


UUID_TEXT = "a23e4567-e89b-42d3-a456-426614174000"


def string_of(name, **asserted):
    return {"type": "string", "format": name, **asserted}


@pytest.mark.parametrize(
    ("schema", "text", "other"),
    [
        (string_of("uuid", maxLength=36, pattern="^[aA]"), UUID_TEXT.upper(), "B"),
        (string_of("date", minLength=10, pattern="^20"), "2024-01-31", "1999-12-31"),
        (
            string_of("date-time", pattern="Z$"),
            "2024-01-31T12:00:00.000Z",
            "2024-01-31T12:00:00+01:00",
        ),
        (string_of("duration", maxLength=20), "PT36H", "P123456DT23H59M59.123456S"),
        (string_of("byte", maxLength=4), "YWJj", "YWJjYWJj"),
        (string_of("ipv4", pattern=r"^10\."), "10.1.2.3", "11.1.2.3"),
        (string_of("ipv6", pattern="^2"), "2001:DB8::1", "::1"),
        ({"format": "uuid", "maxLength": 36}, UUID_TEXT, "x"),
    ],
)
def test_assertions_are_on_the_text_of_a_format(schema, text, other):
    other = UUID_TEXT.replace("a", "b", 1) if other == "B" else other
    types = specgen.compile(schema, validation="exact", formats="python")
    adapter = TypeAdapter(types["#"])
    value = adapter.validate_json(json.dumps(text))
    assert not isinstance(value, str)
    written = adapter.dump_python(value, mode="json")
    assert adapter.validate_python(written) == value == adapter.validate_python(value)
    with pytest.raises(ValidationError):
        adapter.validate_json(json.dumps(other))
    plain = {key: schema[key] for key in ("type", "format") if key in schema}
    freely = TypeAdapter(
        specgen.compile(plain, validation="exact", formats="python")["#"]
    )
    if other != "x":
        with pytest.raises(ValidationError):
            adapter.validate_python(freely.validate_python(other))
        read = specgen.compile(schema, validation="tolerant", formats="python")
        assert not isinstance(TypeAdapter(read["#"]).validate_python(other), str)


@pytest.mark.parametrize(
    ("schema", "text"),
    [
        (string_of("uuid", maxLength=32), UUID_TEXT.replace("-", "")),
        (string_of("uuid", pattern="^[0-9A-F-]+$"), UUID_TEXT.upper()),
        (string_of("date-time", pattern=r"\.\d{3}Z$"), "2024-01-31T12:00:00.120Z"),
        (string_of("date-time", maxLength=24), "2024-01-31T12:00:00.120Z"),
        (string_of("date-time", minLength=25), "2024-01-31T12:00:00+00:00"),
        (string_of("time", pattern=r"^\d\d:\d\d$"), "12:00"),
        (string_of("duration", pattern=r"^PT\d+S$"), "PT3600S"),
        (string_of("ipv4", pattern=r"/\d+$"), "10.0.0.0/8"),
    ],
)
@pytest.mark.parametrize("validation", ["exact", "tolerant"])
def test_a_format_that_its_own_assertions_rule_out_is_a_string(
    schema, text, validation
):
    types = specgen.compile(schema, validation=validation, formats="python")
    assert TypeAdapter(types["#"]).validate_json(json.dumps(text)) == text


def test_params_take_texts_and_values_of_formats_with_assertions(bench):
    item = "{type: string, format: uuid, maxLength: 36, pattern: ^a}"
    text = f"A: {{type: object, properties: {{p: {item}}}}}"
    files = bench.emitted(text, formats="python")
    assert (
        'p: NotRequired[Annotated[UuidParam, Length(max=36), Pattern("^a")]]'
        in files["pkg/params/a.py"]
    )


def test_defaults_of_formats_with_assertions_are_judged_by_both():
    properties = {
        "a": string_of("uuid", maxLength=36, default=UUID_TEXT),
        "b": string_of("uuid", maxLength=36, default="x"),
        "c": string_of("uuid", pattern="^b", default=UUID_TEXT),
    }
    types = specgen.compile(
        {"type": "object", "properties": properties}, formats="python"
    )
    found = TypeAdapter(types["#"]).validate_python({})
    assert str(found.a) == UUID_TEXT
    assert found.b is None
    assert found.c is None


@pytest.mark.parametrize("rest", [{"format": "date-time"}, {"pattern": "^[0-9]"}])
def test_a_word_beside_a_format_fits_one_variant(rest):
    words = {"type": "string", "enum": ["always", "now"]}
    variants = [words, {"type": "string", **rest}, {"type": "null"}]
    types = specgen.compile({"oneOf": variants}, formats="python")
    adapter = TypeAdapter(types["#"])
    for text in ("always", "2024-01-31T12:00:00Z", None):
        value = adapter.validate_python(text)
        assert adapter.dump_python(value, mode="json") == text
    with pytest.raises(ValidationError):
        adapter.validate_python("never")
