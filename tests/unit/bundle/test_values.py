"""What becomes of each thing in a bundle, and where it goes."""

import json
import re

from specgen.bundle.dump import dump
from tests.unit.bundle.trees import HEAD, good, make


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
        d: {$ref: '#/components/schemas/D'}
    C: {type: string}
    D: {type: integer}
    Unused: {}
""",
    )


def test_a_component_of_the_same_name_becomes_the_place(tmp_path):
    good(
        tmp_path,
        {
            "openapi.yaml": HEAD + "components: {schemas: {Z: {}, B: {$ref: "
            "'b.yaml#/B'}, Alias: {$ref: 'b.yaml#/B'}, "
            "Other: {$ref: 'b.yaml#/B/properties/x'}}}",
            "b.yaml": "B: {properties: {x: {type: string}, self: {$ref: '#/B'}}}\n"
            "Same: {$ref: '#/B'}\n",
        },
        HEAD
        + """
components:
  schemas:
    Z: {}
    B: {properties: {x: {type: string}, self: {$ref: '#/components/schemas/B'}}}
    Alias: {$ref: '#/components/schemas/B'}
    Other: {$ref: '#/components/schemas/B/properties/x'}
    Same: {$ref: '#/components/schemas/B'}
""",
    )


def test_aliases_of_one_name_in_many_files_are_one_schema(tmp_path):
    value = good(
        tmp_path,
        {
            "openapi.yaml": HEAD + "components: {schemas: {A: {$ref: 'a.yaml#/A'}}}",
            "a.yaml": "A: {$ref: 'b.yaml#/A'}",
            "b.yaml": "A: {type: array, items: {$ref: 'a.yaml#/A'}}",
        },
        HEAD
        + "components: {schemas: {A: {type: array, items: "
        + "{$ref: '#/components/schemas/A'}}}}",
    )
    assert list(value["components"]["schemas"]) == ["A"]


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
    limit: {name: limit, in: query, schema: {$ref: '#/components/schemas/Size'}}
  responses:
    ok: {description: ok, headers: {X: {$ref: '#/components/headers/header'}}}
  requestBodies:
    body:
      content:
        application/json:
          schema: {$ref: '#/components/schemas/Size'}
          examples: {one: {$ref: '#/components/examples/example'}}
  schemas: {Size: {type: integer}}
  headers: {header: {schema: {$ref: '#/components/schemas/Size'}}}
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
        default: {default: {$ref: no.yaml}}
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
      - {$ref: '#/components/schemas/OneSA'}
      - {$ref: '#/components/schemas/TwoSA'}
      - {$ref: '#/components/schemas/BC'}
    OneSA: {type: string}
    TwoSA: {type: integer}
    BC: {type: boolean}
""",
    )
    assert dump(value, "json") == json.dumps(value, indent=2) + "\n"


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
          $ref: '#/components/schemas/B'
          description: D
          not: {$ref: '#/components/schemas/B'}
    B: {type: string}
""",
    )


def test_mappings_of_discriminators(tmp_path):
    good(
        tmp_path,
        {
            "openapi.yaml": HEAD + "components: {schemas: {U: {$ref: 'b.yaml#/U'}, "
            "V: {discriminator: {propertyName: t, mapping: {cat: Cat}}}, Cat: {}}}",
            "b.yaml": "U: {oneOf: [{$ref: '#/Dog'}], discriminator: {propertyName: t, "
            "mapping: {dog: '#/Dog', other: 'b.yaml#/Dog'}, defaultMapping: '#/Cat'}}\n"
            "Cat: {type: object}\n"
            "Dog: {type: object, required: [t], properties: {t: {enum: [dog, other]}}}",
        },
        HEAD
        + """
components:
  schemas:
    U:
      oneOf: [{$ref: '#/components/schemas/Dog'}]
      discriminator:
        propertyName: t
        mapping:
          dog: '#/components/schemas/Dog'
          other: '#/components/schemas/Dog'
        defaultMapping: '#/components/schemas/BCat'
    V:
      discriminator: {propertyName: t, mapping: {cat: '#/components/schemas/Cat'}}
    Cat: {}
    BCat: {type: object}
    Dog: {type: object, required: [t], properties: {t: {enum: [dog, other]}}}
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
properties: {b: {$ref: '#/$defs/B'}}
$defs:
  B: {properties: {a: {$ref: '#'}, b: {$ref: '#/$defs/B'}}}
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
  x/y: {items: {$ref: '#/definitions/SP'}}
  SP: {type: 'null'}
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


def test_two_claims_to_a_name_are_told_apart_whatever_their_order(tmp_path):
    one, two = "{$ref: 'one/s.yaml#/A'}", "{$ref: 'two/s.yaml#/A'}"
    files = {"one/s.yaml": "A: {type: string}", "two/s.yaml": "A: {type: integer}"}
    values = [
        make(
            tmp_path,
            {"openapi.yaml": HEAD + f"components: {{schemas: {schemas}}}", **files},
        )[0]
        for schemas in (
            f"{{X: {{anyOf: [{one}, {two}]}}}}",
            f"{{X: {{anyOf: [{two}, {one}]}}}}",
        )
    ]
    first, second = (value["components"]["schemas"] for value in values)
    assert list(first) == list(second) == ["X", "OneSA", "TwoSA"]
    assert first["X"]["anyOf"] == second["X"]["anyOf"][::-1]


def test_what_is_named_in_the_entry_keeps_its_name(tmp_path):
    good(
        tmp_path,
        {
            "openapi.yaml": HEAD + "components: {schemas: {foo_bar: {type: string}, "
            "B: {$ref: 'b.yaml#/FooBar'}}}",
            "b.yaml": "FooBar: {type: integer}",
        },
        HEAD
        + """
components:
  schemas:
    foo_bar: {type: string}
    B: {$ref: '#/components/schemas/BFooBar'}
    BFooBar: {type: integer}
""",
    )


def test_names_from_the_configuration(tmp_path):
    files = {
        "openapi.yaml": HEAD + "components: {schemas: {X: {$ref: 'b.yaml#/B'}}}",
        "b.yaml": "B: {type: integer}",
    }
    value, _ = make(tmp_path, files, names={"b.yaml#/B": "Best"})
    assert list(value["components"]["schemas"]) == ["X", "Best"]


def test_a_file_that_holds_things_of_several_kinds(tmp_path):
    value = good(
        tmp_path,
        {
            "openapi.yaml": HEAD
            + "paths: {/a: {get: {responses: {'200': {$ref: 'all.yaml#/Ok'}, '404': "
            "{$ref: 'more/all.yaml#/Ok'}}}}}",
            "all.yaml": "Ok: {description: ok, content: {application/json: {schema: "
            "{$ref: '#/Size'}}}}\nSize: {type: integer}",
            "more/all.yaml": "Ok: {description: other}",
        },
        HEAD
        + """
paths:
  /a:
    get:
      responses:
        '200': {$ref: '#/components/responses/all_Ok'}
        '404': {$ref: '#/components/responses/more_all_Ok'}
components:
  responses:
    all_Ok:
      description: ok
      content: {application/json: {schema: {$ref: '#/components/schemas/Size'}}}
    more_all_Ok: {description: other}
  schemas: {Size: {type: integer}}
""",
    )
    assert list(value) == ["openapi", "info", "paths", "components"]


def test_definitions_of_another_file_become_definitions(tmp_path):
    good(
        tmp_path,
        {
            "a.json": '{"$schema": "https://json-schema.org/draft/2020-12/schema",'
            '"properties": {"b": {"$ref": "b.json"}, "c": {"$ref": "b.json#/$defs/c"}'
            "}}",
            "b.json": '{"$schema": "https://json-schema.org/draft/2020-12/schema",'
            '"type": "object", "properties": {"c": {"$ref": "#/$defs/c"}}, "$defs": '
            '{"c": {"type": "string"}}}',
        },
        """
$schema: https://json-schema.org/draft/2020-12/schema
properties: {b: {$ref: '#/$defs/B'}, c: {$ref: '#/$defs/C'}}
$defs:
  B: {type: object, properties: {c: {$ref: '#/$defs/C'}}}
  C: {type: string}
""",
    )


def test_a_metaschema_stays_where_everybody_finds_it(tmp_path):
    files = {
        "a.json": '{"properties": {"schema": {"$ref": '
        '"http://json-schema.org/draft-07/schema#"}}}'
    }
    value, report = make(tmp_path, files)
    assert report == ""
    ref = value["properties"]["schema"]["$ref"]
    assert ref == "http://json-schema.org/draft-07/schema#"


def test_dialects_that_read_differently_are_reported(tmp_path):
    files = {
        "a.yaml": "$schema: https://json-schema.org/draft/2020-12/schema\n"
        "type: array\nitems: {$ref: b.yaml}",
        "b.yaml": "$schema: http://json-schema.org/draft-07/schema#\ntype: string",
    }
    value, report = make(tmp_path, files)
    assert "warning[bundle-dialect]" in report
    assert value["$defs"] == {"B": {"type": "string"}}


def test_what_dangles_is_left_as_it_is_where_that_is_a_warning(tmp_path):
    files = {"a.yaml": "A: {type: array, items: {$ref: 'b.yaml#/B'}}"}
    value, report = make(tmp_path, files, unresolved="warn")
    assert "warning[file-not-found]" in report
    assert value == {"A": {"type": "array", "items": {"$ref": "b.yaml#/B"}}}


def test_a_schema_that_is_a_boolean(tmp_path):
    assert make(tmp_path, {"a.json": "false"})[0] is False


def test_what_the_entry_has_a_name_for_keeps_it(tmp_path):
    good(
        tmp_path,
        {
            "openapi.yaml": HEAD
            + """
paths:
  /x: {get: {responses: {'200': {$ref: 'shared.yaml#/ok'}}}}
components:
  schemas: {A: {type: string}}
  responses: {fine: {$ref: 'shared.yaml#/ok'}}
""",
            "shared.yaml": "ok: {description: ok}\n",
        },
        HEAD
        + """
paths:
  /x: {get: {responses: {'200': {$ref: '#/components/responses/fine'}}}}
components:
  schemas: {A: {type: string}}
  responses: {fine: {description: ok}}
""",
    )


def test_a_name_that_no_key_may_be_is_spelled_as_one(tmp_path):
    value, report = make(
        tmp_path,
        {
            "openapi.yaml": HEAD
            + """
paths:
  /x: {get: {responses: {'200': {$ref: 'shared.yaml#/all right'}}}}
components:
  schemas: {A: {$ref: 'shared.yaml#/Größe'}}
""",
            "shared.yaml": "all right: {description: ok}\nGröße: {type: integer}\n",
        },
    )
    assert report == ""
    assert list(value["components"]["responses"]) == ["all_right"]
    (name,) = (n for n in value["components"]["schemas"] if n != "A")
    assert re.fullmatch("Gr_e_[0-9a-f]{6}", name)
