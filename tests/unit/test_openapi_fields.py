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
        ("components: {Pet: {type: object}}", "'Pet'", "put it below schemas"),
        ("paths: {/a: {Get: {}}}", "'Get' has no effect: a path item", "'get'"),
        ("paths: {/a: {get: {response: {}}}}", "an operation", "'responses'"),
        (OPERATION % ("{schema: {}}", "{}"), "a request body", "content"),
        (OPERATION % ("{}", "{schema: {}}"), "a response", "content"),
        (OPERATION % ("{}", JSON % "{shema: {}}"), "a media type", "'schema'"),
        ("paths: {/a: {parameters: [{nam: a}]}}", "a parameter", "'name'"),
        ("components: {responses: {A: {schema: {}}}}", "a response", "content"),
        ("components: {parameters: {A: {type: string}}}", "a parameter", "schema"),
        (OPERATION % ("{}", JSON % "{type: a}"), "'type'", "the $ref to one"),
        (
            OPERATION % ("{}", "{type: a}"),
            "'type' has no effect: a response",
            "content",
        ),
    ],
)
def test_what_no_object_has_is_told(bench, text, message, advice):
    bench.surface(OPENAPI + text)
    [item] = bench.diagnostics
    assert item.code == "openapi-unknown-field"
    assert message in item.message
    assert advice in item.help


@pytest.mark.parametrize(
    ("text", "kind", "pointer"),
    [
        (OPERATION % ("{}", JSON % REF), "a media type", "/content/application~1json"),
        (OPERATION % ("{}", REF), "a response", ""),
        (
            OPERATION % ("{}", f"{{$ref: '#/x'}}}}}}}}}}\nx: {REF} #"),
            "a response",
            None,
        ),
    ],
)
def test_a_schema_where_an_object_holds_one_is_told_at_the_reference(
    bench, text, kind, pointer
):
    bench.surface(OPENAPI + USED + text)
    item = next(i for i in bench.diagnostics if i.code == "ref-to-schema")
    assert item.severity == "warning"
    assert item.message.endswith(f"it leads to a schema, and not to {kind}")
    response = f"/paths/~1a/post/responses/200{pointer}"
    assert item.target.pointer == f"{'/x' if pointer is None else response}/$ref"
    fields = [i for i in bench.diagnostics if i.code == "openapi-unknown-field"]
    assert not [i for i in fields if "'type'" in i.message]


@pytest.mark.parametrize(
    ("parameters", "severity"), [("{name: a}", "warning"), ("5", "error")]
)
def test_parameters_that_are_no_list_are_told(bench, parameters, severity):
    bench.surface(OPENAPI + f"paths: {{/a: {{parameters: {parameters}}}}}\n")
    [item] = bench.diagnostics
    assert item.severity == severity
    assert item.message.startswith("parameters must be a list, not ")


@pytest.mark.parametrize(
    ("value", "code"), [("[1]", "schema-wrong-shape"), ("", "keyword-ignored")]
)
def test_what_is_no_object_is_told_at_the_reference_to_it(bench, value, code):
    response = "{$ref: '#/components/responses/A'}"
    bench.surface(
        OPENAPI
        + OPERATION % ("{}", response)
        + f"components: {{responses: {{A: {value}}}}}"
    )
    [item, _] = bench.diagnostics
    assert item.code == code
    assert item.target.pointer == "/paths/~1a/post/responses/200/$ref"
    [(_, there)] = item.related
    assert there.pointer == "/components/responses/A"


def test_a_reference_to_a_parameter_of_former_times_is_not_one_to_a_schema(bench):
    bench.surface(
        OPENAPI
        + "paths: {/a: {parameters: [{$ref: '#/components/parameters/A'}]}}\n"
        + "components: {parameters: {A: {name: a, in: query, type: string}}}\n"
    )
    assert {item.code for item in bench.diagnostics} == {"openapi-unknown-field"}


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
