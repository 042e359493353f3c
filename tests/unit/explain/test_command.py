"""`specgen explain`: as text, as JSON, and where there is nothing to explain."""

import json
from pathlib import Path

import pytest

from specgen.explain import PRINTERS
from tests.unit.explain.projects import Project

ROOT = Path(__file__).parents[3]


@pytest.fixture
def told(specgen, monkeypatch):
    """What is told of a place in the specification of this repository."""
    monkeypatch.chdir(ROOT)

    def run(*arguments: str):
        return specgen("explain", *arguments)

    return run


def test_as_text(told):
    code, out, err = told("gateway_models.ImageData")
    assert (code, err) == (0, "")
    head, schema = out.split("\n\n")[:2]
    assert "from gateway_models.models.inference.images import ImageData" in head
    assert "tolerant, as what is read is tolerant" in head
    assert schema.startswith("/ImageData: class ImageData(Model)\n")


def test_a_document_that_is_a_schema_has_no_pointer_to_show(specgen, tmp_path):
    file = tmp_path / "thing.json"
    file.write_text('{"title": "Thing", "type": "object", "properties": {"a": {}}}')
    _, schema, *_ = specgen("explain", "Thing", str(file)).out.split("\n\n")
    assert schema.startswith("class Thing(Model)\n")


def test_as_json(told):
    place = "schemas/inference/images.yaml#/ImageData"
    code, out, err = told(place, "--format", "json")
    assert (code, err) == (0, "")
    found = json.loads(out)
    assert found["place"] == place
    assert found["path"] == "spec/schemas/inference/images.yaml"
    url = next(s for s in found["schemas"] if s["pointer"] == "/properties/url")
    assert url["annotation"] == "str | None"
    assert [k["keyword"] for k in url["keywords"]] == ["type", "format", "description"]


def test_a_wrong_place_is_wrong_usage(told):
    code, out, err = told("ImageDatum")
    assert (code, out) == (2, "")
    assert "did you mean 'ImageData'" in err


def test_only_a_file_of_a_near_name_is_suggested(told):
    assert "did you mean" not in told("nope.yaml#/X").err
    assert "did you mean 'openapi.yaml'" in told("opnapi.yaml#/X").err


def test_an_operation_is_no_schema_but_has_some(told):
    code, out, err = told("openaiCreateImage")
    assert (code, out) == (2, "")
    assert "it is an operation, with " in err
    assert "OpenAIImageStreamResponse" in err


def test_an_operation_may_be_asked_for_by_its_place(told):
    here = "spec/paths/inference/images.yaml"
    err = told(f"{here}#/image-generation/post").err
    assert "it is an operation, with " in err


def test_where_nothing_is_near_the_forms_of_a_location_are_shown(told):
    err = told("zzzzzz").err
    assert "help: ask for a name such as '" in err
    assert "', or a place such as '" in err


def test_a_stream_is_read_by_its_operations(told):
    assert "read by openaiCreateImage" in told("openai_image_stream").out


def test_only_forms_that_there_are_can_be_asked_for(told):
    code, out, err = told("ImageData", "--format", "sarif")
    assert (code, out) == (2, "")
    assert "'text', 'json'" in err


def test_a_wrong_specification_is_reported(specgen, tmp_path):
    path = tmp_path / "api.yaml"
    path.write_text("Pet: {$ref: '#/Dog'}\n")
    code, out, err = specgen("explain", "Pet", str(path))
    assert (code, out) == (3, "")
    assert "ref-not-found" in err


@pytest.mark.parametrize("printer", PRINTERS.values())
def test_odd_values_are_printable(tmp_path, printer):
    text = "Pet: {type: number, example: .nan, examples: [{a: -.inf}], '': 1}\n"
    printed = printer(Project(tmp_path, text).explain("api.yaml#/Pet"), str)
    assert "nan" in printed.lower()


def test_what_each_stage_took(told):
    code, out, err = told("ImageData", "--timings")
    assert (code, out) == (0, told("ImageData").out)
    assert [line.split()[0] for line in err.splitlines()][-2:] == ["explain", "all"]
