"""Parse: which schemas there are, what names them, where references lead."""

import pytest

from specgen.parse import is_bare_map

API = """
openapi: 3.1.0
info: {title: Pets, version: 1.2.3, description: All about pets.}
paths:
  /pets/{id}:
    parameters: [{name: id, in: path, schema: {type: string}}]
    post:
      operationId: addPet
      requestBody: {$ref: '#/components/requestBodies/Pet'}
      responses:
        "200":
          content:
            application/json: {schema: {type: array}}
            text/event-stream; charset=utf-8: {schema: {type: string}}
        default: {description: Nothing.}
components:
  requestBodies:
    Pet: {content: {application/json: {schema: {$ref: '#/components/schemas/Pet'}}}}
  schemas:
    Pet: {type: object, properties: {name: {type: string}}}
"""


def test_what_an_openapi_document_holds(bench):
    surface = bench.surface(API)
    assert surface.openapi
    assert surface.info.title == "Pets"
    assert surface.info.version == "1.2.3"
    assert surface.named == ("a.yaml#/components/schemas/Pet",)
    answer = "a.yaml#/paths/~1pets~1{id}/post/responses/200/content"
    assert set(surface.schemas) == {
        "a.yaml#/components/schemas/Pet",
        "a.yaml#/components/schemas/Pet/properties/name",
        "a.yaml#/components/requestBodies/Pet/content/application~1json/schema",
        "a.yaml#/paths/~1pets~1{id}/parameters/0/schema",
        f"{answer}/application~1json/schema",
        f"{answer}/text~1event-stream; charset=utf-8/schema",
    }
    (operation,) = surface.operations
    assert (operation.name, operation.method) == ("addPet", "post")
    assert operation.path == "/pets/{id}"
    assert operation.requests == (
        "a.yaml#/components/requestBodies/Pet/content/application~1json/schema",
    )
    assert len(operation.responses) == 1
    assert len(operation.parameters) == 1
    assert operation.stream.schema.endswith("charset=utf-8/schema")
    assert not bench.told


def test_operations_without_an_id_or_with_one_that_is_taken(bench):
    surface = bench.surface("""
        openapi: 3.1.0
        paths:
          /a:
            get: {operationId: same}
            put: {}
          /b:
            get: {operationId: same}
    """)
    assert [o.name for o in surface.operations] == ["same", "put /a", "get /b"]
    assert bench.told == ["operation-id-duplicate 8"]
    [item] = bench.diagnostics
    assert item.help == "this operation is called 'get /b' instead"
    [(_, first)] = item.related
    assert first.pointer == "/paths/~1a/get/operationId"


def test_webhooks_callbacks_and_methods_of_3_2(bench):
    surface = bench.surface("""
        openapi: 3.2.0
        paths:
          /a:
            query: {operationId: one}
            additionalOperations:
              COPY: {operationId: two}
            post:
              operationId: three
              callbacks:
                done:
                  '{$request.body#/url}':
                    post: {operationId: four}
        webhooks:
          changed:
            post: {operationId: five}
    """)
    found = {o.name: o.method for o in surface.operations}
    assert found == {
        "one": "query",
        "two": "copy",
        "three": "post",
        "four": "post",
        "five": "post",
    }


def test_files_that_are_reached_name_all_that_they_hold(bench):
    surface = bench.surface(
        {
            "a.yaml": "A: {$ref: 'sub/b.yaml#/B'}",
            "sub/b.yaml": "B: {type: string}\nUnused: {$ref: '../c.yaml'}\n",
            "c.yaml": "type: integer\n",
            "d.yaml": "D: {type: string}\n",
        }
    )
    assert surface.named[0] == "a.yaml#/A"
    assert set(surface.named) >= {"sub/b.yaml#/B", "sub/b.yaml#/Unused"}
    assert "c.yaml#" in surface.schemas
    assert not [place for place in surface.schemas if place.startswith("d.yaml")]


def test_an_openapi_document_that_is_reached_names_its_schemas(bench):
    surface = bench.surface(
        {
            "a.yaml": "A: {$ref: 'b.yaml#/components/schemas/B'}",
            "b.yaml": """
            openapi: 3.1.0
            components: {schemas: {B: {type: string}, C: {type: integer}}}
            """,
        }
    )
    assert "b.yaml#/components/schemas/C" in surface.named
    assert [place.partition("#")[0] for place in surface.roots] == []


def test_a_reference_of_an_operation_must_be_a_string(bench):
    bench.surface("""
        openapi: 3.1.0
        paths:
          /a:
            get:
              responses:
                '200': {$ref: 5}
                '404':
                  $ref: #/components/responses/none
        """)
    assert bench.told == ["ref-not-a-string 7", "ref-not-a-string 9"]


def test_references_are_resolved(bench):
    surface = bench.surface(
        "A: {$ref: '#/B/properties/x'}\nB: {type: object, properties: {x: {}}}\n"
    )
    assert surface.schemas["a.yaml#/A"].ref == "a.yaml#/B/properties/x"


def test_mappings_of_discriminators_are_references(bench):
    surface = bench.surface("""
        openapi: 3.1.0
        components:
          schemas:
            Pet:
              oneOf: [{$ref: '#/components/schemas/Cat'}]
              discriminator:
                propertyName: kind
                mapping:
                  cat: '#/components/schemas/Cat'
                  dog: Dog
                  hound: Pets.Hound
                  no: Nothing
                  at: nowhere.yaml
            Cat: {type: object}
            Dog: {type: object}
            Pets.Hound: {type: object}
    """)
    pet = surface.schemas["a.yaml#/components/schemas/Pet"]
    assert pet.mapping == (
        ("cat", "a.yaml#/components/schemas/Cat"),
        ("dog", "a.yaml#/components/schemas/Dog"),
        ("hound", "a.yaml#/components/schemas/Pets.Hound"),
    )
    assert bench.told == ["ref-not-found 13", "file-not-found 14"]


def test_data_is_no_schema(bench):
    surface = bench.surface("""
        A:
          type: object
          default: {$ref: nowhere.yaml}
          enum: [{$ref: nowhere.yaml}]
          const: {$ref: nowhere.yaml}
          example: {$ref: nowhere.yaml}
          examples: [{$ref: nowhere.yaml}]
          x-anything: {$ref: nowhere.yaml}
          properties:
            $ref: {type: string}
            properties: {type: object, properties: {enum: {type: string}}}
    """)
    assert set(surface.schemas) == {
        "a.yaml#/A",
        "a.yaml#/A/properties/$ref",
        "a.yaml#/A/properties/properties",
        "a.yaml#/A/properties/properties/properties/enum",
    }
    assert not [code for code in bench.told if code.startswith("ref")]


def test_everything_that_is_wrong_is_told_in_one_run(bench):
    bench.surface("""
        A:
          properties: [1]
          required: [a, 1]
          type: [string, strnig, 5]
          items: {type: nmber}
        B:
          $ref: 5
        C:
          allOf: [{$ref: '#/D'}, true, 3]
          minLength: -1
    """)
    assert bench.told == [
        "schema-wrong-shape 3",
        "schema-wrong-shape 4",
        "schema-unknown-type 5",
        "schema-wrong-shape 5",
        "schema-unknown-type 6",
        "ref-not-a-string 8",
        "ref-not-found 10",
        "schema-wrong-shape 10",
        "schema-wrong-shape 11",
    ]


@pytest.mark.parametrize(
    "declared", ["5", "true", "{}", "null", "[]", "[null]", "{a: b}", "[[string]]"]
)
def test_any_value_of_type_can_be_told_wrong(bench, declared):
    bench.surface(f"type: {declared}\nproperties: {{}}\n")
    assert bench.told == ["schema-wrong-shape 1"]


@pytest.mark.parametrize(
    "text",
    [
        "openapi: 3.1.0\ncomponents: 5\n",
        "openapi: 3.1.0\ncomponents: {schemas: 5}\n",
        "openapi: 3.1.0\ncomponents: {schemas: {A: 5}}\n",
        "openapi: 3.1.0\npaths: 5\n",
        "openapi: 3.1.0\npaths: {/a: 5}\n",
        "openapi: 3.1.0\npaths: {/a: {get: 5}}\n",
        "openapi: 3.1.0\npaths: {/a: {get: {parameters: 5}}}\n",
        "openapi: 3.1.0\npaths: {/a: {get: {parameters: [5]}}}\n",
        "openapi: 3.1.0\npaths: {/a: {get: {requestBody: []}}}\n",
        "openapi: 3.1.0\npaths: {/a: {get: {responses: []}}}\n",
        "openapi: 3.1.0\npaths: {/a: {get: {responses: {200: x}}}}\n",
        "openapi: 3.1.0\npaths: {/a: {get: {requestBody: {content: 1}}}}\n",
        "openapi: 3.1.0\ncomponents: {responses: {A: {content: {b: 1}}}}\n",
    ],
)
def test_containers_of_the_wrong_type(bench, text):
    bench.surface(text)
    assert bench.told == ["schema-wrong-shape 2"]


def test_references_that_nothing_leads_to(bench):
    bench.surface("""
        openapi: 3.0.3
        components:
          links:
            A: {$ref: '#/nowhere'}
          schemas:
            A:
              description: {$ref: '#/nowhere'}
              example: {$ref: '#/data'}
              x-more: {$ref: '#/extension'}
              discriminator: {propertyName: a, more: {$ref: '#/nowhere'}}
            B:
              $ref: '#/components/schemas/A'
              properties:
                $ref: {$ref: '#/nowhere'}
                example: {$ref: '#/nowhere'}
            C:
              properties: {a: {$ref: '#/nowhere'}, b: 5}
            D:
              patternProperties: {a: {$ref: '#/nowhere'}}
    """)
    missing = [told for told in bench.told if told.startswith("ref-not-found")]
    assert missing == [f"ref-not-found {line}" for line in (5, 8, 11, 15, 16, 18, 20)]


def test_info_may_hold_anything(bench):
    surface = bench.surface("openapi: 3.1.0\ninfo: {title: [x], version: 1.5}\n")
    assert surface.info.version == "1.5"


@pytest.mark.parametrize(
    ("value", "expected"),
    [
        ({"Pet": {"type": "object"}}, True),
        ({"Pet": {"$ref": "#/x"}, "Other": {}}, True),
        ({"type": {"type": "string"}}, True),
        ({"type": "object", "properties": {}}, False),
        ({"properties": {"a": {"type": "string"}}}, False),
        ({"$schema": "x", "Pet": {"type": "object"}}, False),
        ({"$defs": {"Pet": {"type": "object"}}}, False),
        ({"Pet": 5}, False),
        ({"Anything": {}}, True),
        ({"paths": {}}, False),
        ({"type": {}}, False),
        ({}, False),
        ([], False),
        (True, False),
    ],
)
def test_bare_maps(value, expected):
    assert is_bare_map(value) is expected
