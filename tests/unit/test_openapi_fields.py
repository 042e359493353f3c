"""Fields that objects of OpenAPI do not have: with them, schemas would go unseen."""

import pytest

from tests.unit.conftest import OPENAPI

USED = "components: {schemas: {A: {type: string}}}\n"
OPERATION = "paths: {/a: {post: {requestBody: %s, responses: {'200': %s}}}}\n"
REF = "{$ref: '#/components/schemas/A'}"
JSON = "{description: d, content: {application/json: %s}}"


@pytest.mark.parametrize(
    ("text", "message", "advice"),
    [
        ("path: {}", "'path' has no effect: an OpenAPI document", "'paths'"),
        ("schemas: {}", "'schemas' has no effect: an OpenAPI document", "components"),
        ("components: {schema: {}}", "'schema'", "'schemas'"),
        ("paths: {/a: {Get: {}}}", "'Get' has no effect: a path item", "'get'"),
        ("paths: {/a: {get: {response: {}}}}", "an operation", "'responses'"),
        (OPERATION % ("{schema: {}}", "{}"), "a request body", "content"),
        (OPERATION % ("{}", "{schema: {}}"), "a response", "content"),
        (OPERATION % ("{}", JSON % "{shema: {}}"), "a media type", "'schema'"),
        ("paths: {/a: {parameters: [{nam: a}]}}", "a parameter", "'name'"),
        ("components: {responses: {A: {schema: {}}}}", "a response", "content"),
        ("components: {parameters: {A: {type: string}}}", "a parameter", "schema"),
        (USED + OPERATION % ("{}", JSON % REF), "'type'", "the $ref to one"),
        (USED + OPERATION % ("{}", REF), "'type' has no effect: a response", "content"),
    ],
)
def test_what_no_object_has_is_told(bench, text, message, advice):
    bench.surface(OPENAPI + text)
    [item] = bench.diagnostics
    assert item.code == "openapi-unknown-field"
    assert message in item.message
    assert advice in item.help


@pytest.mark.parametrize(
    "text",
    [
        "x-any: 1\n$self: a\nwebhooks: {}\ntags: []\n",
        "paths: {/a: {summary: s, query: {operationId: a, x-b: 1, responses: {}}}}\n",
        OPERATION % ("{required: true}", JSON % "{itemSchema: {}, x-a: {}}"),
    ],
)
def test_what_some_version_has_is_let_be(bench, text):
    bench.surface(OPENAPI + text)
    assert list(bench.diagnostics) == []


@pytest.mark.parametrize(
    ("text", "told"),
    [
        (OPENAPI, ["input-no-types"]),
        (OPENAPI + "paths: {}\n", ["input-no-types"]),
        (OPENAPI + USED, []),
        ("type: integer\n", []),
    ],
)
def test_a_package_without_types_is_told(bench, text, told):
    bench.surface(text)
    assert bench.run.planned(["a.yaml"]) is not None
    assert [item.code for item in bench.diagnostics] == told


def test_a_part_is_found_behind_references_to_references(bench):
    surface = bench.surface(
        OPENAPI
        + OPERATION % ("{}", "{$ref: '#/components/responses/A'}")
        + "components: {responses: {A: {$ref: '#/components/responses/B'}, "
        + "B: {$ref: '#/components/responses/C'}, "
        + "C: {description: d, content: {application/json: {schema: {}}}}}}\n"
    )
    assert list(bench.diagnostics) == []
    [operation] = surface.operations
    schema = "#/components/responses/C/content/application~1json/schema"
    assert operation.responses == (f"a.yaml{schema}",)


def test_parts_that_refer_to_each_other_are_an_error(bench):
    bench.surface(
        OPENAPI
        + "components: {parameters: {A: {$ref: '#/components/parameters/B'}, "
        + "B: {$ref: '#/components/parameters/A'}}}\n"
    )
    assert {item.code for item in bench.diagnostics} == {"ref-cycle"}
