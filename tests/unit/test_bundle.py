import json
from pathlib import Path

import pytest
import yaml

from specgen import bundle
from specgen.diagnostics import Diagnostics
from specgen.load import load_file
from specgen.report import text
from specgen.resolve import Registry

Tree = dict[str, str]


def make(folder: Path, files: Tree) -> tuple[object, str]:
    for name, content in files.items():
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_text(content)
    found = Diagnostics()
    registry = Registry(folder, None, found)
    entry = registry.document(next(iter(files)))
    assert entry is not None
    value = bundle.bundle(entry, registry, found)
    sources = {uri: each.source for uri, each in registry.documents.items()}
    return value, text(found, sources)


def good(folder: Path, files: Tree, expected: str) -> object:
    value, report = make(folder, files)
    assert report == ""
    assert value == yaml.safe_load(expected)
    return value


HEAD = "openapi: 3.1.0\ninfo: {title: T, version: '1'}\n"


def test_a_schema_of_another_file_becomes_a_component(tmp_path):
    good(
        tmp_path,
        {
            "openapi.yaml": HEAD
            + "components: {schemas: {A: {items: {$ref: 's/b.yaml#/B'}}}}",
            "s/b.yaml": "B: {properties: {c: {$ref: '#/C'}, d: {$ref: ../d.json}}}\n"
            "C: {type: string}\nUnused: {}\n",
            "d.json": '{"type": "integer"}',
        },
        HEAD
        + """
components:
  schemas:
    A: {items: {$ref: '#/components/schemas/B'}}
    B:
      properties:
        c: {$ref: '#/components/schemas/C'}
        d: {$ref: '#/components/schemas/d'}
    C: {type: string}
    d: {type: integer}
""",
    )


def test_a_component_that_only_refers_becomes_the_place(tmp_path):
    good(
        tmp_path,
        {
            "openapi.yaml": HEAD
            + "components: {schemas: {Name: {$ref: 'b.yaml#/B'}, Alias: {$ref: "
            "'b.yaml#/B'}, Other: {$ref: 'b.yaml#/B/properties/x'}}}",
            "b.yaml": "B: {properties: {x: {type: string}, self: {$ref: '#/B'}}}",
        },
        HEAD
        + """
components:
  schemas:
    Name:
      properties: {x: {type: string}, self: {$ref: '#/components/schemas/Name'}}
    Alias: {$ref: '#/components/schemas/Name'}
    Other: {type: string}
""",
    )


def test_each_kind_goes_to_its_section_and_path_items_stay_where_they_are(tmp_path):
    good(
        tmp_path,
        {
            "openapi.yaml": HEAD + "paths: {/x: {$ref: 'paths/x.yaml', summary: S}}",
            "paths/x.yaml": """
summary: hidden
parameters: [{$ref: '../parts.yaml#/limit'}]
get:
  responses:
    '200': {$ref: '../parts.yaml#/ok'}
  callbacks:
    done:
      '{$request.body#/url}': {$ref: 'y.yaml'}
""",
            "paths/y.yaml": "post: {requestBody: {$ref: '../parts.yaml#/body'}}",
            "parts.yaml": """
limit: {name: limit, in: query, schema: {$ref: '#/size'}}
size: {type: integer}
ok: {description: ok, headers: {X: {$ref: '#/header'}}}
header: {schema: {$ref: '#/size'}}
body: {content: {application/json: {schema: {$ref: '#/size'},
  examples: {one: {$ref: '#/example'}}}}}
example: {value: {$ref: is data here}}
""",
        },
        HEAD
        + """
paths:
  /x:
    summary: S
    parameters: [{$ref: '#/components/parameters/limit'}]
    get:
      responses:
        '200': {$ref: '#/components/responses/ok'}
      callbacks:
        done:
          '{$request.body#/url}':
            post: {requestBody: {$ref: '#/components/requestBodies/body'}}
components:
  parameters:
    limit: {name: limit, in: query, schema: {$ref: '#/components/schemas/size'}}
  responses:
    ok: {description: ok, headers: {X: {$ref: '#/components/headers/header'}}}
  requestBodies:
    body:
      content:
        application/json:
          schema: {$ref: '#/components/schemas/size'}
          examples: {one: {$ref: '#/components/examples/example'}}
  schemas: {size: {type: integer}}
  headers: {header: {schema: {$ref: '#/components/schemas/size'}}}
  examples: {example: {value: {$ref: is data here}}}
""",
    )


def test_what_only_looks_like_a_reference_is_left_alone(tmp_path):
    source = (
        HEAD
        + """
x-own: {$ref: nowhere.yaml}
components:
  schemas:
    A:
      properties:
        $ref: {type: string}
        default: {type: string, default: {$ref: no.yaml}}
        enum: {enum: [{$ref: no.yaml}]}
      example: {$ref: no.yaml}
      x-more: {schema: {$ref: no.yaml}}
"""
    )
    good(tmp_path, {"openapi.yaml": source}, source)


def test_names_that_are_taken_get_the_path_of_their_file(tmp_path):
    value = good(
        tmp_path,
        {
            "openapi.yaml": HEAD + "components: {schemas: {A: {anyOf: [{$ref: "
            "'one/s.yaml#/A'}, {$ref: 'two/s.yaml#/A'}, {$ref: 'two/s.yaml#/B c'}]}}}",
            "one/s.yaml": "A: {type: string}",
            "two/s.yaml": "A: {type: integer}\nB c: {type: boolean}",
        },
        HEAD
        + """
components:
  schemas:
    A:
      anyOf:
      - {$ref: '#/components/schemas/s_A'}
      - {$ref: '#/components/schemas/two_s_A'}
      - {$ref: '#/components/schemas/B_c'}
    s_A: {type: string}
    two_s_A: {type: integer}
    B_c: {type: boolean}
""",
    )
    assert bundle.render(value, "json") == json.dumps(value, indent=2) + "\n"


def test_what_is_said_beside_a_reference_stays(tmp_path):
    good(
        tmp_path,
        {
            "openapi.yaml": HEAD + "components: {schemas: {A: {properties: {b: {$ref: "
            "b.yaml, description: D, not: {$ref: b.yaml}}}}}}",
            "b.yaml": "type: string",
        },
        HEAD
        + """
components:
  schemas:
    A:
      properties:
        b:
          $ref: '#/components/schemas/b'
          description: D
          not: {$ref: '#/components/schemas/b'}
    b: {type: string}
""",
    )


def test_mappings_of_discriminators(tmp_path):
    good(
        tmp_path,
        {
            "openapi.yaml": HEAD + "components: {schemas: {A: {$ref: 'b.yaml#/U'}, "
            "Cat: {}}}",
            "b.yaml": "U: {oneOf: [{$ref: '#/Dog'}], discriminator: {propertyName: t, "
            "mapping: {dog: '#/Dog', other: 'b.yaml#/Dog', gone: 'no.yaml'}}}\n"
            "Dog: {}",
        },
        HEAD
        + """
components:
  schemas:
    A:
      oneOf: [{$ref: '#/components/schemas/Dog'}]
      discriminator:
        propertyName: t
        mapping:
          dog: '#/components/schemas/Dog'
          other: '#/components/schemas/Dog'
          gone: no.yaml
    Cat: {}
    Dog: {}
""",
    )


def test_cycles_through_files(tmp_path):
    good(
        tmp_path,
        {
            "a.yaml": "$schema: https://json-schema.org/draft/2020-12/schema\n"
            "$id: https://example.com/a\nproperties: {b: {$ref: b.yaml}}",
            "b.yaml": "$id: https://example.com/b.yaml\n"
            "properties: {a: {$ref: a}, b: {$ref: '#'}}",
        },
        """
$schema: https://json-schema.org/draft/2020-12/schema
$id: https://example.com/a
properties: {b: {$ref: '#/$defs/b'}}
$defs:
  b: {properties: {a: {$ref: '#'}, b: {$ref: '#/$defs/b'}}}
""",
    )


def test_identifiers_and_anchors_become_pointers(tmp_path):
    good(
        tmp_path,
        {
            "a.json": '{"$schema": "http://json-schema.org/draft-07/schema#",'
            '"items": {"$ref": "#/definitions/x~1y"}, "definitions": {"x/y": {"$id": '
            '"sub/", "items": {"$ref": "../b.json#spot"}}}}',
            "b.json": '{"definitions": {"s p": {"$id": "#spot", "type": "null"}}}',
        },
        """
$schema: http://json-schema.org/draft-07/schema#
items: {$ref: '#/definitions/x~1y'}
definitions:
  x/y: {items: {$ref: '#/definitions/s_p'}}
  s_p: {type: 'null'}
""",
    )


def test_a_bare_map_keeps_its_form(tmp_path):
    good(
        tmp_path,
        {
            "a.yaml": "A: {type: object, properties: {b: {$ref: 'b.yaml#/B'}}}",
            "b.yaml": "B: {type: string}",
        },
        "A: {type: object, properties: {b: {$ref: '#/B'}}}\nB: {type: string}",
    )


def test_a_dangling_reference_is_reported(tmp_path):
    _, report = make(tmp_path, {"a.yaml": "type: array\nitems: {$ref: 'b.yaml'}"})
    assert report.startswith("a.yaml:2:15: error[")


def test_a_dynamic_reference_of_another_file_is_refused(tmp_path):
    files = {
        "a.yaml": "type: array\nitems: {$ref: b.yaml}",
        "b.yaml": "$dynamicAnchor: n\nitems: {$dynamicRef: '#n'}",
    }
    _, report = make(tmp_path, files)
    assert "error[ref-not-bundled]: $dynamicRef cannot be bundled" in report


def test_path_items_that_hold_each_other_are_refused(tmp_path):
    path = "post: {callbacks: {c: {'{$url}': {$ref: %s.yaml}}}}"
    files = {
        "openapi.yaml": HEAD + "paths: {/x: {$ref: x.yaml}}",
        "x.yaml": path % "y",
        "y.yaml": path % "x",
    }
    _, report = make(tmp_path, files)
    assert "error[ref-cycle]" in report


@pytest.mark.parametrize("syntax", ["yaml", "json"])
def test_the_text_says_the_same_as_the_value(tmp_path, syntax):
    shared = {"on": "off", "200": "1e3", "date": "2024-01-01", "é": "\u2028\t\x85"}
    value = {"a": shared, "b": shared, "n": [1, 1.0, 1e300, True, None, "", "~"]}
    path = tmp_path / f"x.{syntax}"
    path.write_text(bundle.render(value, syntax))
    document = load_file(path, path.name, Diagnostics())
    assert document is not None
    assert document.value == value
    assert "&" not in path.read_text()
