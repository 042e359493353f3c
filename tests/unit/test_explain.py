"""How `specgen explain` says that each keyword is held."""

import json
from copy import deepcopy
from pathlib import Path
from textwrap import dedent

import jsonschema_rs
import pytest

from specgen.config import Config
from specgen.diagnostics import Diagnostics
from specgen.dialect import DIALECTS
from specgen.explain import (
    PRINTERS,
    ExplainedSchema,
    Explanation,
    Row,
    explain,
    find_place,
)
from specgen.explain.holding import ALL_OF, UNIONS, held_by_type
from specgen.explain.keywords import ANNOTATIONS, COMPANIONS, DOCUMENTATION
from specgen.ir import Any as Anything
from specgen.ir import (
    Array,
    Bounds,
    DependentRequired,
    Enum,
    ItemLimits,
    Kind,
    Length,
    Map,
    Object,
    Pattern,
    PropertyLimits,
    Scalar,
    Tuple,
    Union,
)
from specgen.lower import RESIDUAL_KEYWORDS
from specgen.pipeline import Compilation
from specgen.source import child, tokens
from specgen.timings import Timings

ROOT = Path(__file__).parents[2]

API = """\
openapi: 3.1.0
info: {title: Things, version: 1.0.0}
paths:
  /things:
    post:
      operationId: makeThing
      requestBody:
        content: {application/json: {schema: {$ref: '#/components/schemas/In'}}}
      responses:
        '200':
          description: made
          content: {application/json: {schema: {$ref: '#/components/schemas/Out'}}}
components:
  schemas:
    In:
"""
OUT = """\
    Out:
      type: object
      additionalProperties: false
      required: [kind, secret]
      properties:
        kind: {const: out}
        secret: {type: string, writeOnly: true}
        size: {enum: [small, large]}
        count: {type: integer, minimum: 1}
        open: {anyOf: [{type: integer}, {type: array}]}
        one:
          oneOf: [{$ref: '#/components/schemas/A'}, {$ref: '#/components/schemas/B'}]
        rest: {type: object, not: {required: [x]}}
    A: {type: object, required: [t], properties: {t: {const: a}}}
    B: {type: object, required: [t], properties: {t: {const: b}}}
    Unused: {type: string, enum: [x]}
    Other: {$ref: '#/components/schemas/Out'}
"""


class Project:
    """A specification, and what explain says of its schemas."""

    def __init__(self, folder: Path, text: str, **options) -> None:
        path = folder / "api.yaml"
        path.write_text(text)
        self.text = text
        self.diagnostics = Diagnostics()
        self.config = Config(
            input=path, output=folder, root=folder, package="things", **options
        )
        self.run = Compilation(self.config, self.diagnostics, Timings())
        planned = self.run.planned()
        assert planned is not None, list(self.diagnostics)
        self.surface, self.plan = planned

    def find(self, location: str) -> str | None:
        return find_place(
            location, self.config, self.surface, self.plan, self.diagnostics
        )

    def explain(self, location: str) -> Explanation:
        place = self.find(location)
        assert place is not None, list(self.diagnostics)[-1]
        return explain(
            place,
            self.surface,
            self.plan,
            self.run.registry.documents,
            diagnostics=self.diagnostics,
            validation=self.config.validation,
        )


def rows(explanation: Explanation, pointer: str = "") -> dict[str, Row]:
    return {row.keyword: row for row in part(explanation, pointer).rows}


def part(explanation: Explanation, pointer: str = "") -> ExplainedSchema:
    return next(p for p in explanation.schemas if p.pointer == pointer)


@pytest.fixture
def request_of(tmp_path):
    """Explain a schema that is sent, and so exact."""

    def of(schema: str, **options) -> Explanation:
        body = "".join(f"      {line}\n" for line in dedent(schema).splitlines())
        return Project(tmp_path, API + body + OUT, **options).explain("In")

    return of


@pytest.fixture
def api(tmp_path):
    return Project(tmp_path, API + "      type: object\n" + OUT)


# ---------------------------------------------------------------------- held by


@pytest.mark.parametrize(
    ("schema", "keyword", "held", "by"),
    [
        ("{type: string}", "type", "type", "str"),
        ("{type: string, maxLength: 3}", "maxLength", "code", "Length(max=3)"),
        ("{type: string, pattern: '^a'}", "pattern", "code", 'Pattern("^a")'),
        ("{type: integer, minimum: 0}", "minimum", "code", "Bounds(ge=0)"),
        ("{type: number, multipleOf: 2}", "multipleOf", "code",
         "Bounds(multiple_of=2)"),
        ("{type: string, enum: [a, b]}", "enum", "type", 'Literal["a", "b"]'),
        ("{enum: [1, 2.5]}", "enum", "code", "OneOf(1, 2.5)"),
        ("{const: 1}", "const", "code", "OneOf(1)"),
        ("{type: string, format: date-time}", "format", "type", "DateTime"),
        ("{type: string, format: uuid, maxLength: 36}", "format", "type", "Uuid"),
        ("{format: uuid, maxLength: 36}", "maxLength", "code", "Length(max=36)"),
        ("{type: string, format: uuid, maxLength: 9}", "format", "documentation", ""),
        ("{type: string, format: uri}", "format", "documentation", ""),
        ("{type: array, items: {type: string}}", "items", "type", "list[str]"),
        ("{type: array, uniqueItems: true}", "uniqueItems", "code",
         "Items(unique=True)"),
        ("{type: object, additionalProperties: false}", "additionalProperties", "code",
         "Properties(max=0)"),
        ("{$ref: '#/components/schemas/A'}", "$ref", "type", "A"),
        ("{type: string, nullable: true}", "nullable", "type", "str | None"),
        ("{type: string, description: Text.}", "description", "documentation", ""),
        ("{type: string, x-order: 3}", "x-order", "ignored", ""),
        ("{oneOf: [{type: string, minLength: 1}, {type: string, maxLength: 9}]}",
         "oneOf", "code", "ExactlyOne()"),
        ("{oneOf: [{type: string}, {type: integer}]}", "oneOf", "type",
         "str | Integer"),
        ("{allOf: [{type: integer}, {minimum: 1}]}", "allOf", "type", "Integer"),
        ("{type: object, dependentRequired: {a: [b]}}", "dependentRequired", "code",
         'DependentRequired({"a": ("b",)})'),
    ],
)  # fmt: skip
def test_a_keyword_of_an_exact_schema(request_of, schema, keyword, held, by):
    row = rows(request_of(schema))[keyword]
    assert (row.held, row.by) == (held, by)


VALIDATOR = 'Schema("specgen:/api.yaml#/components/schemas/In")'


@pytest.mark.parametrize(
    ("schema", "keyword"),
    [
        ("{type: string, not: {const: x}}", "not"),
        ("{if: {required: [a]}, then: {required: [b]}}", "if"),
        ("{if: {required: [a]}, then: {required: [b]}}", "then"),
        ("{type: array, contains: {type: string}, minContains: 2}", "contains"),
        ("{type: array, contains: {type: string}, minContains: 2}", "minContains"),
        (
            "{type: object, patternProperties: {^x: {type: string}}}",
            "patternProperties",
        ),
        ("{type: object, propertyNames: {maxLength: 3}}", "propertyNames"),
        (
            "{type: array, prefixItems: [{type: string}], items: {type: integer}}",
            "items",
        ),
        ("{minLength: 1, minItems: 1}", "minItems"),
    ],
)
def test_what_no_type_can_say_is_left_to_a_validator(request_of, schema, keyword):
    row = rows(request_of(schema))[keyword]
    assert (row.held, row.by) == ("validator", VALIDATOR)


def test_all_inside_of_what_a_validator_holds_to_is_held_by_it(request_of):
    found = request_of("{type: string, not: {anyOf: [{minLength: 2}, {const: x}]}}")
    assert rows(found, "/not")["anyOf"].by == VALIDATOR
    assert rows(found, "/not/anyOf/0")["minLength"].by == VALIDATOR
    assert rows(found, "/not/anyOf/1")["const"].by == VALIDATOR


def test_what_was_merged_is_held_by_what_it_became(request_of):
    found = request_of("""\
        minProperties: 1
        allOf:
        - {type: object, properties: {a: {type: string, minLength: 2}}}
        - {type: object, required: [b], properties: {a: {type: string, maxLength: 9}}}
    """)
    assert rows(found)["minProperties"].by == "Properties(min=1)"
    assert rows(found, "/allOf/1")["required"].held == "type"
    assert rows(found, "/allOf/1")["required"].by == "In"
    both = "Length(min=2, max=9)"
    assert rows(found, "/allOf/0/properties/a")["minLength"].by == both
    assert rows(found, "/allOf/1/properties/a")["maxLength"].by == both


def test_what_stands_beside_a_union_is_held_by_its_variants(request_of):
    found = request_of("""\
        minProperties: 2
        anyOf:
        - {type: object, properties: {a: {type: string}}}
        - {type: object, properties: {b: {type: integer}}}
    """)
    assert rows(found)["minProperties"].by == "Properties(min=2)"
    assert rows(found, "/anyOf/1/properties/b")["type"].by == "Integer"


def test_several_types_each_with_keywords(request_of):
    found = request_of("""\
        type: [object, string, 'null']
        minLength: 3
        properties: {a: {type: boolean}}
    """)
    assert rows(found)["type"].held == "type"
    assert rows(found)["minLength"].by == "Length(min=3)"
    assert rows(found)["properties"].held == "type"
    assert part(found, "/properties/a").annotation == "Omittable[Boolean]"


def test_a_tuple_has_its_length_by_type(request_of):
    found = request_of(
        "{type: array, prefixItems: [{type: string}], items: false, minItems: 1}"
    )
    assert {row.held for row in rows(found).values()} == {"type"}


def test_what_an_operation_holds_inline_is_not_generated(api):
    place = "api.yaml#/paths/~1things/post/requestBody/content/application~1json/schema"
    found = api.explain(place)
    assert found.verdict.exact is None
    assert rows(found)["$ref"].held == "documentation"
    assert rows(found)["$ref"].note == "no code is generated of it"


# --------------------------------------------------------- nothing holds: why not


@pytest.mark.parametrize(
    ("schema", "keyword", "note"),
    [
        ("{type: string, frob: 1}", "frob", "OpenAPI 3.1 has no such keyword"),
        ("{type: string, minimum: 1}", "minimum",
         "it says nothing of a value that is no number"),
        ("{type: string, minLength: 0}", "minLength", "every value meets it"),
        ("{type: array, uniqueItems: false}", "uniqueItems", "every value meets it"),
        ("{type: string, then: {minLength: 1}}", "then", "it has no effect without if"),
        ("{type: array, maxContains: 1}", "maxContains",
         "it has no effect without contains"),
    ],
)  # fmt: skip
def test_a_keyword_without_effect_says_why(request_of, schema, keyword, note):
    row = rows(request_of(schema))[keyword]
    assert (row.held, row.note) == ("ignored", note)


def test_inside_of_what_has_no_effect_nothing_has(request_of):
    found = request_of("{type: string, then: {minLength: 1}}")
    row = rows(found, "/then")["minLength"]
    assert (row.held, row.note) == ("ignored", "it has no effect without if")


def test_beside_a_reference_in_openapi_3_0(tmp_path):
    text = """\
        openapi: 3.0.3
        info: {title: Things, version: 1.0.0}
        paths: {}
        components:
          schemas:
            A: {$ref: '#/components/schemas/B', maxLength: 3}
            B: {type: string}
    """
    row = rows(Project(tmp_path, dedent(text)).explain("A"))["maxLength"]
    assert row.held == "ignored"
    assert row.note == "nothing beside $ref has an effect in OpenAPI 3.0"


def test_what_belongs_to_another_dialect(tmp_path):
    text = """
        openapi: 3.0.3
        components:
          schemas:
            A:
              properties:
                a: {type: integer, const: 1, exclusiveMinimum: 5, required: true}
    """
    found = rows(Project(tmp_path, dedent(text)).explain("A"), "/properties/a")
    told = {k: (row.held, [f.code for f in row.remarks]) for k, row in found.items()}
    assert told == {
        "type": ("type", []),
        "const": ("ignored", ["schema-unknown-keyword"]),
        "exclusiveMinimum": ("code", ["keyword-tolerated"]),
        "required": ("ignored", ["keyword-ignored"]),
    }
    assert found["required"].note == "it has not the form that the keyword takes"


def test_diagnostics_go_to_the_row_that_they_are_about(request_of):
    found = request_of("""\
        type: object
        frob: true
        properties:
          n: {type: integer, default: many}
          when: {type: string, format: moonphase}
    """)
    assert [f.code for f in rows(found)["frob"].remarks] == ["schema-unknown-keyword"]
    default = rows(found, "/properties/n")["default"]
    assert [f.code for f in default.remarks] == ["default-invalid"]
    assert default.by == ""
    form = rows(found, "/properties/when")["format"]
    assert [f.code for f in form.remarks] == ["format-unknown"]


def test_defaults_and_directions(request_of):
    found = request_of("""\
        type: object
        properties:
          n: {type: integer, default: 3}
          id: {type: string, readOnly: true}
    """)
    default = rows(found, "/properties/n")["default"]
    assert (default.held, default.by) == ("applied", "3")
    assert rows(found, "/properties/id")["readOnly"].note == "left out of params"


def test_every_keyword_of_every_dialect_has_an_answer():
    here, anything = "api.yaml#/X", Anything(id="")
    nodes = (
        Scalar(id=here, kind=Kind.STRING),
        Enum(id=here, members=()),
        Object(id=here, properties=(), extra=anything),
        Map(id=here, values=anything),
        Array(id=here, items=anything),
        Tuple(id=here, items=()),
        Union(id=here, variants=()),
    )
    assertions = (
        Bounds(ge=1, le=1, multiple_of=1),
        Length(min=1, max=1),
        Pattern("a"),
        ItemLimits(min=1, max=1, unique=True),
        PropertyLimits(min=1, max=1),
        DependentRequired(()),
    )
    answered = {
        *DOCUMENTATION,
        *COMPANIONS,
        *ANNOTATIONS,
        *ALL_OF,
        *UNIONS,
        *RESIDUAL_KEYWORDS,
        "discriminator",
        *(keyword for node in nodes for keyword in held_by_type(node)),
        *(keyword for item in assertions for keyword in item.keywords),
    }
    for dialect in DIALECTS:
        assert dialect.keywords - answered == set(dialect.dynamic_keywords)
    assert not DOCUMENTATION.keys() & RESIDUAL_KEYWORDS


# --------------------------------------------------------------------- verdicts


def test_a_tolerant_schema(api):
    found = api.explain("Out")
    note = "tolerant: unknown properties are kept"
    assert rows(found)["additionalProperties"].note == note
    assert rows(found)["required"].note == "'secret' may be absent from what is read"
    assert rows(found, "/properties/size")["enum"].note == (
        "tolerant: unknown values are kept"
    )
    count = rows(found, "/properties/count")
    assert count["type"].held == "type"
    assert (count["minimum"].held, count["minimum"].note) == (
        "documentation",
        "tolerant: it is not enforced",
    )
    assert rows(found, "/properties/open")["anyOf"].held == "documentation"
    assert rows(found, "/properties/one")["oneOf"].by == (
        'Tagged("t", "a", "b", open=True)'
    )
    assert rows(found, "/properties/rest")["not"].held == "documentation"
    assert rows(found, "/properties/rest/not")["required"].held == "documentation"


def test_the_tag_of_a_tolerant_variant_is_closed(api):
    assert rows(api.explain("A"), "/properties/t")["const"].held == "type"
    assert part(api.explain("A"), "/properties/t").annotation == 'Literal["a"]'


@pytest.mark.parametrize(
    ("location", "exact", "use", "sent", "read"),
    [
        ("In", True, "sent", ("makeThing",), ()),
        ("Out", False, "read", (), ("makeThing",)),
        ("A", False, "read", (), ("makeThing",)),
        ("Other", False, "read", (), ("makeThing",)),
        ("Unused", False, "unused", (), ()),
    ],
)
def test_who_uses_a_schema_decides_the_verdict(api, location, exact, use, sent, read):
    verdict = api.explain(location).verdict
    assert (verdict.exact, verdict.use) == (exact, use)
    assert (verdict.sent_by, verdict.read_by) == (sent, read)
    assert verdict.reason


def test_the_configuration_decides_the_verdict(tmp_path):
    project = Project(tmp_path, API + "      type: object\n" + OUT, validation="exact")
    verdict = project.explain("Out").verdict
    assert verdict.exact is True
    assert verdict.reason == "validation is 'exact'"


def test_without_operations_all_is_exact(tmp_path):
    project = Project(tmp_path, "Pet: {type: object, minProperties: 1}\n")
    found = project.explain("api.yaml#/Pet")
    assert found.verdict.reason == "a document without operations is exact"
    assert rows(found)["minProperties"].held == "code"


# ------------------------------------------------------------- which one is meant


@pytest.mark.parametrize(
    "location",
    [
        "api.yaml#/components/schemas/Out",
        "#/components/schemas/Out",
        "Out",
        "things.Out",
        "things.models.Out",
        "things.models.api:Out",
        "things.models.api.Out",
    ],
)
def test_ways_to_say_which_schema_is_meant(api, location):
    assert api.find(location) == "api.yaml#/components/schemas/Out"


def test_a_path_as_the_working_directory_has_it(api, tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path.parent)
    location = f"{tmp_path.name}/api.yaml#/components/schemas/A/properties/t"
    assert api.find(location) == "api.yaml#/components/schemas/A/properties/t"


def test_a_twin_means_the_same_schema(api):
    assert api.find("InParam") == "api.yaml#/components/schemas/In"


@pytest.mark.parametrize(
    ("location", "near"),
    [
        ("Outt", "did you mean 'Out'?"),
        ("#/components/schemas/Inn", "api.yaml#/components/schemas/In"),
        ("apy.yaml#/components/schemas/In", "api.yaml"),
    ],
)
def test_what_is_not_found_is_not_guessed(api, location, near):
    assert api.find(location) is None
    last = list(api.diagnostics)[-1]
    assert last.code == "place-not-found"
    assert near in last.help


@pytest.mark.parametrize("location", ["ThingObject", "api.yaml#/Thing/type/object"])
def test_a_type_that_no_schema_is_alone_is_explained_by_what_it_is_of(
    tmp_path, location
):
    thing = "{type: [object, 'null'], properties: {a: {type: string}}}"
    found = Project(tmp_path, f"Thing: {thing}\n").explain(location)
    assert found.place == "api.yaml#/Thing"
    assert found.symbols["model"].endswith(":ThingObject")
    assert [p.pointer for p in found.schemas] == ["", "/properties/a"]


def test_a_part_names_what_it_is_a_part_of(api):
    found = api.explain("#/components/schemas/A/properties/t")
    assert found.inside == "api.yaml#/components/schemas/A"
    assert found.symbols == {"model": "things.models.api:A"}
    assert [p.pointer for p in found.schemas] == [""]


def test_lines_are_those_of_the_yaml(api):
    found = api.explain("Out")
    lines = api.text.splitlines()
    for row in part(found).rows:
        assert lines[row.line - 1].startswith(row.keyword, row.column - 1)


# ------------------------------------------------------------------ on the outside


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


def test_all_of_the_corpus(corpus):
    """Whatever real schemas hold, every keyword is accounted for."""
    config = Config(
        input=corpus / "bifrost/openapi.yaml",
        output=corpus,
        root=corpus / "bifrost",
        package="things",
        unresolved="warn",
    )
    run = Compilation(config, Diagnostics(), Timings())
    planned = run.planned()
    assert planned is not None
    surface, plan = planned
    for place in surface.named[::10]:
        found = explain(place, surface, plan, run.registry.documents)
        for each in found.schemas:
            for row in each.rows:
                assert row.line
                assert row.by or row.note or row.held in ("type", "documentation"), row


@pytest.mark.parametrize(
    ("draft", "validator"),
    [
        ("draft7", jsonschema_rs.Draft7Validator),
        ("draft2020-12", jsonschema_rs.Draft202012Validator),
    ],
)
def test_what_nothing_holds_can_be_taken_away(corpus, draft, validator):
    """What is said to have no effect has none on any document of the suite."""
    taken = 0
    folder = corpus / "json-schema-test-suite/tests" / draft
    for path in sorted(folder.glob("*.json")):
        for group in json.loads(path.read_text()):
            documents = [test["data"] for test in group["tests"]]
            for schema, less in without_what_nothing_holds(group["schema"], validator):
                taken += 1
                for document in documents:
                    assert schema.is_valid(document) is less.is_valid(document), group
    assert taken > 30


def without_what_nothing_holds(schema, validator):
    """Yield validators of a schema and of the same without some idle keyword."""
    meta = validator is jsonschema_rs.Draft7Validator
    if isinstance(schema, dict) and meta:
        schema = {"$schema": "http://json-schema.org/draft-07/schema", **schema}
    here = Path()
    config = Config(
        input=here, output=here, root=here, package="things", validation="exact"
    )
    run = Compilation(config, Diagnostics(), Timings(), resources={"": schema})
    planned = run.planned([""]) if isinstance(schema, dict) else None
    if planned is None:  # it needs other documents
        return
    surface, plan = planned
    found = explain("#", surface, plan, run.registry.documents, validation="exact")
    # What is referred to matters there as well.
    referred = [f"{each.ref}/" for each in surface.schemas.values() if each.ref]
    for each in found.schemas:
        for row in each.rows:
            place = f"#{child(each.pointer, row.keyword)}/"
            if any(place.startswith(t) or t.startswith(place) for t in referred):
                continue
            if row.held in ("documentation", "ignored") and row.note not in NEEDED:
                less = deepcopy(schema)
                at = less
                for step in tokens(each.pointer):
                    at = at[int(step)] if isinstance(at, list) else at[step]
                del at[row.keyword]
                yield validator(schema), validator(less)


NEEDED = ("a name to refer to", "how the others are read", "schemas to refer to")
