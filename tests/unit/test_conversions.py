"""Values of formats beside what is anything, and defaults that need no conversion."""

import json

import pytest
from pydantic import TypeAdapter

import specgen

BYTES = {"type": "string", "format": "byte"}
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
