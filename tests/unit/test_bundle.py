import json
import re
from pathlib import Path

import jsonschema_rs
import pytest
import yaml
from datamodel_code_generator import DataModelType, InputFileType, generate
from datamodel_code_generator.format import Formatter
from hypothesis import given, strategies

from specgen import cli
from specgen.bundle import bundle
from specgen.bundle.dump import dump
from specgen.config import Config
from specgen.diagnostics import Diagnostics
from specgen.load import load_bytes
from specgen.pipeline import Compilation
from specgen.report.text import text
from specgen.timings import Timings

Tree = dict[str, str]


def make(folder: Path, files: Tree, **options) -> tuple[object, str]:
    for name, content in files.items():
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_text(content)
    entry = next(iter(files))
    found = Diagnostics()
    config = Config(input=folder / entry, output=folder / "out", root=folder, **options)
    run = Compilation(config, found, Timings())
    planned = run.planned()
    value = None
    if planned is not None:
        document = run.registry.documents[entry]
        value = bundle(document, *planned, run.registry, found)
    return value, text([d for d in found if d.severity != "note"], run.sources)


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


# ------------------------------------------------------------------------- as text


@pytest.mark.parametrize("syntax", ["yaml", "json"])
def test_the_text_says_the_same_as_the_value(syntax):
    shared = {"on": "off", "200": "1e3", "date": "2024-01-01", "é": "\u2028\t\x85"}
    value = {"a": shared, "b": shared, "n": [1, 1.0, 1e300, True, None, "", "~"]}
    text = dump(value, syntax)
    document = load_bytes(text.encode(), f"x.{syntax}", Diagnostics())
    assert document is not None
    assert document.value == value
    assert "&" not in text


WORDS = """
on off yes no y n Y N true True NULL null ~ 200 -1 +1 0x1F 0o17 0b1 017 1_000 1e3 1E5 .5
5. 1.5e-3 .inf -.INF .nan 2024-01-01 2024-01-01T00:00:00Z 12:30:45 1:20 = << !tag &a *b
- -- ? : | > @ ` % # a:b a#b [] {} '' " \\ v1.2 1.2.3
""".split()


@pytest.mark.parametrize("word", ["", " ", "a: b", "a #b", *WORDS])
def test_words_are_strings_to_all_readers_of_yaml(word):
    text = dump({word: [word, {"k": word}]}, "yaml")
    assert yaml.safe_load(text) == {word: [word, {"k": word}]}
    document = load_bytes(text.encode(), "a.yaml", Diagnostics())
    assert document is not None
    assert document.value == {word: [word, {"k": word}]}


@given(
    strategies.recursive(
        strategies.none()
        | strategies.booleans()
        | strategies.integers()
        | strategies.floats(allow_nan=False)
        | strategies.text(strategies.characters(codec="utf-8"))
        | strategies.from_regex(r"[-+.0-9eExo_:yYnN]{1,6}", fullmatch=True),
        lambda values: (
            strategies.lists(values, max_size=4)
            | strategies.dictionaries(
                strategies.text(strategies.characters(codec="utf-8"), max_size=8),
                values,
                max_size=4,
            )
        ),
    )
)
def test_any_value_is_read_as_it_was_written(value):
    text = dump(value, "yaml")
    assert same(yaml.safe_load(text), value)
    document = load_bytes(text.encode(), "a.yaml", Diagnostics())
    assert document is not None
    assert same(document.value, value)


def same(one, other) -> bool:
    """Whether two values are equal, of the same types and in the same order."""
    if isinstance(one, dict) and isinstance(other, dict):
        return list(one) == list(other) and all(same(one[k], other[k]) for k in one)
    if isinstance(one, list) and isinstance(other, list):
        return len(one) == len(other) and all(map(same, one, other))
    return type(one) is type(other) and one == other


def test_several_lines_are_a_block():
    assert dump({"a": "one\ntwo\n"}, "yaml") == "a: |\n  one\n  two\n"


# -------------------------------------------------------------------- as others see it


def names(path: Path, folder: Path) -> dict[str, str]:
    """The names in Python, with the places that they stand for."""
    config = Config(input=path, output=folder, root=path.parent, unresolved="warn")
    planned = Compilation(config, Diagnostics(), Timings()).planned()
    assert planned is not None
    return {name: place for place, name in planned[1].names.items()}


@pytest.fixture(scope="module")
def gateway(corpus, tmp_path_factory):
    """The bundle of a whole gateway: 122 files."""
    path = tmp_path_factory.mktemp("bundle") / "bundle.yaml"
    document = corpus / "bifrost/openapi.yaml"
    code = cli.run(["bundle", str(document), "-o", str(path), "--unresolved", "warn"])
    assert code == 0
    return path


def test_specgen_gives_a_bundle_the_names_of_its_sources(corpus, gateway, tmp_path):
    before = names(corpus / "bifrost/openapi.yaml", tmp_path)
    after = names(gateway, tmp_path)
    twice = {  # in one document, two schemas cannot have one name
        "Architecture": ["InferenceModels", "ManagementProviders"],
        "ChatToolFunction": ["InferenceChat", "ManagementMcp"],
        "ListModelsResponse": ["", "ManagementProviders"],
        "MCPAuthType": ["", "ManagementMcp"],
        "ProxyConfig": ["ManagementConfig", "ManagementProviders"],
    }
    told_apart = {where + name for name, files in twice.items() for where in files}
    assert after.keys() == before.keys() - twice.keys() | told_apart


def test_a_bundle_refers_to_nothing_outside(gateway):
    refs = re.findall(r"\$ref: (.*)", gateway.read_text())
    assert len(refs) > 1000
    assert all(ref.startswith("'#/") for ref in refs)


def test_jsonschema_rs_reads_a_bundle(gateway):
    document = yaml.load(gateway.read_text(), yaml.CSafeLoader)
    refs = {
        name: {"$ref": f"#/components/schemas/{name}"}
        for name in document["components"]["schemas"]
    }
    jsonschema_rs.Draft202012Validator({"allOf": list(refs.values()), **document})
    validator = jsonschema_rs.Draft202012Validator(refs["ImageData"] | document)
    assert validator.is_valid({"url": "https://example.com"})
    assert not validator.is_valid({"url": 1})


@pytest.mark.parametrize(
    ("draft", "validator"),
    [
        ("draft7", jsonschema_rs.Draft7Validator),
        ("draft2020-12", jsonschema_rs.Draft202012Validator),
    ],
)
def test_a_bundle_accepts_what_its_sources_accept(corpus, draft, validator):
    """The test suite, with all that its schemas refer to inside of them."""
    suite = corpus / "json-schema-test-suite"
    remotes = {
        f"http://localhost:1234/{path.relative_to(suite / 'remotes').as_posix()}": (
            json.loads(path.read_text())
        )
        for path in (suite / "remotes").rglob("*.json")
    }
    judged = 0
    for path in sorted((suite / "tests" / draft).glob("*.json")):
        if path.name == "vocabulary.json":  # a bundle has its metaschema elsewhere
            continue
        for group in json.loads(path.read_text()):
            schema = group["schema"]
            if isinstance(schema, dict) and draft == "draft7":
                dialect = "http://json-schema.org/draft-07/schema#"
                schema = {"$schema": dialect, **schema}
            value = of_value(schema, remotes)
            if value is not None:
                whole = validator(value)
                for test in group["tests"]:
                    judged += 1
                    assert whole.is_valid(test["data"]) is test["valid"], group
    assert judged > 900


@pytest.mark.parametrize("size", [300, 3_000])
def test_a_long_row_of_schemas(tmp_path, specgen, size):
    row = (
        f"A{n}: {{allOf: [{{$ref: '#/A{n + 1}'}}, {{properties: {{p{n}: {{}}}}}}]}}"
        for n in range(size)
    )
    (tmp_path / "a.yaml").write_text("\n".join([*row, f"A{size}: {{type: object}}"]))
    code, out, err = specgen("bundle", str(tmp_path / "a.yaml"))
    assert code in (cli.Exit.OK, cli.Exit.SPECIFICATION)
    assert out if code == cli.Exit.OK else "schema-too-deep" in err


def test_what_is_bundled_may_mean_nothing(tmp_path, monkeypatch, specgen):
    monkeypatch.chdir(tmp_path)
    nothing = "{schemas: {A: {allOf: [{type: string}, {type: integer}]}}}"
    info = "info: {title: T, version: '1'}"
    Path("a.yaml").write_text(f"openapi: 3.1.0\n{info}\ncomponents: {nothing}\n")
    code, _, err = specgen("bundle", "a.yaml")
    assert (code, err) == (cli.Exit.OK, "")
    assert specgen("build", "a.yaml").code == cli.Exit.SPECIFICATION


def of_value(schema, resources):
    """The bundle of a value; None where it has references that depend on the way."""
    here, found = Path(), Diagnostics()
    config = Config(input=here, output=here, root=here, package="things")
    run = Compilation(config, found, Timings(), resources={**resources, "": schema})
    planned = run.planned([""], judged=False)
    assert planned is not None
    value = bundle(run.registry.documents[""], *planned, run.registry, found)
    assert {item.code for item in found if item.severity == "error"} <= {
        "ref-not-bundled"
    }
    return None if found.has_errors else value


def test_datamodel_code_generator_reads_a_bundle(repository, tmp_path):
    path = tmp_path / "bundle.json"
    document = repository / "spec/openapi.yaml"
    assert cli.run(["bundle", str(document), "-o", str(path)]) == 0
    models = tmp_path / "models.py"
    generate(
        path,
        input_file_type=InputFileType.OpenAPI,
        output=models,
        output_model_type=DataModelType.PydanticV2BaseModel,
        formatters=[Formatter.BUILTIN],
    )
    assert "class ImageData(BaseModel):" in models.read_text()


# ------------------------------------------------------------------ on the command line


@pytest.mark.parametrize(
    ("arguments", "begin"),
    [
        ((), "A:\n"),
        (("--json",), '{\n  "A"'),
        (("-o", "out.yml"), "A:\n"),
        (("-o", "out.json"), '{\n  "A"'),
        (("-o", "out.JSON"), '{\n  "A"'),
        (("-o", "out.txt", "--json"), '{\n  "A"'),
    ],
)
def test_the_form_of_the_output(tmp_path, monkeypatch, specgen, arguments, begin):
    monkeypatch.chdir(tmp_path)
    Path("a.yaml").write_text("A: {type: array, items: {$ref: 'b.yaml#/B'}}")
    Path("b.yaml").write_text("B: {type: string}")
    code, out, _ = specgen("bundle", "a.yaml", *arguments)
    assert code == 0
    written = [path for path in tmp_path.iterdir() if path.stem == "out"]
    text = written[0].read_text() if written else out
    assert text.startswith(begin)


def test_what_a_build_would_say_is_left_to_it(tmp_path, monkeypatch, specgen):
    monkeypatch.chdir(tmp_path)
    path = tmp_path / "a.yaml"
    path.write_text("A: {allOf: [{type: string}, {type: integer}], default: 1}")
    code, _, err = specgen("bundle", str(path))
    assert (code, err) == (0, "")
