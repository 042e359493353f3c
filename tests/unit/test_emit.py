"""Emit: the Python that stands for each type, as models and as params."""

import ast
import re

import pytest

import specgen
from tests.unit.exchange import exchange

PARTS = """
Part: {type: object, properties: {x: {type: integer}}}
Color: {type: string, enum: [red, green]}
Cat: {type: object, required: [kind], properties: {kind: {const: cat}}}
Dog: {type: object, required: [kind], properties: {kind: {const: dog}}}
"""


def declared(text, cls, field="p"):
    """What stands behind the colon of a field, on one line."""
    (node,) = (
        node
        for node in ast.walk(ast.parse(text))
        if isinstance(node, ast.ClassDef) and node.name == cls
    )
    (item,) = (
        item
        for item in node.body
        if isinstance(item, ast.AnnAssign) and item.target.id == field
    )
    source = ast.get_source_segment(text, item).partition(":")[2]
    return re.sub(r"([\[(]) | (?=[\])])|,(?= [\])])", r"\1", " ".join(source.split()))


def field(bench, schema, *, required=False, side="models", **settings):
    needed = "required: [p], " * required
    text = f"A: {{type: object, {needed}properties: {{p: {schema}}}}}"
    files = bench.emitted(text + PARTS, **settings)
    name = "A" if side == "models" else "AParam"
    return declared(files[f"pkg/{side}/a.py"], name)


@pytest.mark.parametrize(
    ("schema", "exact", "tolerant", "param"),
    [
        ("{type: string}", "str", "str", "str"),
        ("{type: integer}", "Integer", "Integer", "Integer"),
        ("{type: number}", "Number", "Number", "Number"),
        ("{type: boolean}", "Boolean", "Boolean", "Boolean"),
        ("{type: 'null'}", "None", "None", "None"),
        ("{}", "Any", "Any", "Any"),
        (
            "{type: integer, minimum: 1, exclusiveMaximum: 5}",
            "Annotated[Integer, Bounds(ge=1, lt=5)]",
            "Integer",
            "Annotated[Integer, Bounds(ge=1, lt=5)]",
        ),
        (
            "{type: string, minLength: 1, pattern: '^a\\d$'}",
            'Annotated[str, Length(min=1), Pattern("^a[0-9]$")]',
            "str",
            'Annotated[str, Length(min=1), Pattern("^a[0-9]$")]',
        ),
        (
            "{type: string, pattern: '(?=a)b'}",
            'Annotated[str, Pattern("(?=a)b", engine="re")]',
            "str",
            'Annotated[str, Pattern("(?=a)b", engine="re")]',
        ),
        ("{enum: [a, b]}", 'Literal["a", "b"]', 'Literal["a", "b"] | str', None),
        ("{enum: [a, null]}", 'Literal["a"] | None', 'Literal["a"] | str | None', None),
        ("{const: a}", 'Literal["a"]', 'Literal["a"] | str', 'Literal["a"]'),
        (
            "{enum: [1, true]}",
            "Annotated[Literal[1, True], OneOf(1, True)]",
            "Annotated[Literal[1, True], OneOf(1, True)] | Integer | Boolean",
            None,
        ),
        (
            "{enum: [1.5]}",
            "Annotated[Number, OneOf(1.5)]",
            "Number",
            "Annotated[Number, OneOf(1.5)]",
        ),
        (
            "{const: {a: 1}}",
            'Annotated[dict[str, Any], OneOf({"a": 1})]',
            "dict[str, Any]",
            None,
        ),
        ("{$ref: '#/Color'}", "Color", "Color | str", "Color"),
        ("{$ref: '#/Part'}", "Part", "Part", "PartParam"),
        ("{type: array, items: {type: string}}", "list[str]", "list[str]", "list[str]"),
        (
            "{type: array, items: {$ref: '#/Part'}}",
            "list[Part]",
            "list[Part]",
            "Sequence[PartParam]",
        ),
        (
            "{type: array, items: {type: [string, 'null']}}",
            "list[str | None]",
            "list[str | None]",
            "SequenceNotStr[str | None]",
        ),
        (
            "{type: array, items: {anyOf: [{type: string}, {$ref: '#/Part'}]}}",
            "list[str | Part]",
            "list[Annotated[str | Part | UnknownVariant, Fallback()]]",
            "SequenceNotStr[str | PartParam]",
        ),
        (
            "{type: array, minItems: 1, uniqueItems: true}",
            "Annotated[list[Any], Items(min=1, unique=True)]",
            "list[Any]",
            "Annotated[list[Any], Items(min=1, unique=True)]",
        ),
        (
            "{type: array, prefixItems: [{type: string}], minItems: 1, maxItems: 1}",
            "Annotated[tuple[str], Array()]",
            "Annotated[tuple[str], Array()]",
            "Annotated[tuple[str], Array()]",
        ),
        (
            "{type: object, additionalProperties: {type: integer}}",
            "dict[str, Integer]",
            "dict[str, Integer]",
            "dict[str, Integer]",
        ),
        ("{type: [string, 'null']}", "str | None", "str | None", "str | None"),
        (
            "{anyOf: [{$ref: '#/Cat'}, {$ref: '#/Dog'}]}",
            'Annotated[Cat | Dog, Tagged("kind", "cat", "dog")]',
            None,
            'Annotated[CatParam | DogParam, Tagged("kind", "cat", "dog")]',
        ),
        (
            "{minLength: 2}",
            'Annotated[str, Length(min=2), Implied("string")]',
            'Annotated[str, Implied("string")]',
            None,
        ),
        (
            "{not: {type: string}}",
            'Annotated[Any, Schema("specgen:/a.yaml#/A/properties/p")]',
            "Any",
            None,
        ),
    ],
)
def test_annotations(bench, schema, exact, tolerant, param):
    def text(side, validation):
        return field(bench, schema, required=True, side=side, validation=validation)

    found = text("models", "exact"), text("models", "tolerant"), text("params", "exact")
    wanted = exact, tolerant, param
    for one, other in zip(found, wanted, strict=True):
        assert other is None or one.strip() == other


@pytest.mark.parametrize(
    ("schema", "required", "exact", "tolerant", "param"),
    [
        ("{type: string}", True, "str", "str", "str"),
        (
            "{type: [string, 'null']}",
            True,
            "str | None",
            "str | None",
            "str | None",
        ),
        (
            "{type: string}",
            False,
            "Omittable[str] = None",
            "str | None = None",
            "NotRequired[str]",
        ),
        (
            "{type: [string, 'null']}",
            False,
            "str | None = None",
            "str | None = None",
            "NotRequired[str | None]",
        ),
        (
            "{type: string, default: a}",
            False,
            'str = "a"',
            'str = "a"',
            "NotRequired[str]",
        ),
        (
            "{type: array, items: {}, default: [1]}",
            False,
            "list[Any] = Field(default=[1])",
            "list[Any] = Field(default=[1])",
            "NotRequired[list[Any]]",
        ),
        (
            "{type: integer, default: 2.0}",
            False,
            "Integer = 2",
            "Integer = 2",
            "NotRequired[Integer]",
        ),
        ("{}", False, "Any = None", "Any = None", "NotRequired[Any]"),
    ],
)
def test_absent_null_and_value(bench, schema, required, exact, tolerant, param):
    def text(side, validation):
        return field(bench, schema, required=required, side=side, validation=validation)

    assert text("models", "exact").strip() == exact
    assert text("models", "tolerant").strip() == tolerant
    assert text("params", "exact").strip() == param


def test_the_default_of_a_list_of_such_lists():
    nested = {"type": "array", "items": {"$ref": "#/$defs/Nested"}}
    properties = {"p": {"$ref": "#/$defs/Nested", "default": [[]]}}
    schema = {"properties": properties, "type": "object", "$defs": {"Nested": nested}}
    assert specgen.compile(schema)["#"]().p == [[]]


@pytest.mark.parametrize(
    ("name", "model", "param"),
    [
        ("date-time", "DateTime", "DateTimeParam"),
        ("date", "Date", "DateParam"),
        ("uuid", "Uuid", "UuidParam"),
        ("byte", "Base64", "Base64Param"),
        ("email", "str", "str"),
        ("nonsense", "str", "str"),
    ],
)
def test_formats(bench, name, model, param):
    schema = f"{{type: string, format: {name}}}"

    def text(side, formats):
        return field(bench, schema, required=True, side=side, formats=formats).strip()

    assert text("models", "python") == model
    assert text("params", "python") == param
    assert text("models", "string") == "str"
    assert text("params", "string") == "str"


@pytest.mark.parametrize(
    ("name", "attribute"),
    [("class", "class_"), ("a-b", "a_b"), ("model_config", "model_config_")],
)
def test_a_name_that_no_attribute_can_have(bench, name, attribute):
    text = f"A: {{type: object, properties: {{'{name}': {{type: string}}}}}}{PARTS}"
    files = bench.emitted(text)
    model = declared(files["pkg/models/a.py"], "A", attribute)
    assert f'validation_alias="{name}", serialization_alias="{name}"' in model
    assert f'"{name}": NotRequired[str]' in files["pkg/params/a.py"] or (
        declared(files["pkg/params/a.py"], "AParam", name).strip() == "NotRequired[str]"
    )


def test_extra_properties(bench):
    text = """
        Open: {type: object, properties: {a: {}}}
        Closed: {type: object, properties: {a: {}}, additionalProperties: false}
        Typed: {type: object, properties: {a: {}}, additionalProperties: {type: string}}
    """
    for validation in ("exact", "tolerant"):
        source = bench.emitted(text, validation=validation)["pkg/models/a.py"]
        forbids = 'model_config = ConfigDict(extra="forbid")' in source
        assert forbids is (validation == "exact")
        assert "__pydantic_extra__: dict[str, str]" in source
    params = bench.emitted(text)["pkg/params/a.py"]
    assert "class OpenParam(TypedDict):" in params
    assert "class ClosedParam(TypedDict, closed=True):" in params
    assert "class TypedParam(TypedDict, extra_items=str):" in params


def test_extra_properties_of_the_type_itself(bench):
    text = """
        A: {type: object, properties: {a: {}}, additionalProperties:
          {type: [array, 'null'], items: {$ref: '#/A'}}}
    """
    params = bench.emitted(text)["pkg/params/a.py"]
    assert '_AParamExtra: TypeAlias = "Sequence[AParam] | None"' in params
    assert "class AParam(TypedDict, extra_items=_AParamExtra):" in params


def test_what_only_the_other_side_sends(bench):
    schemas = """
        A:
          type: object
          required: [id, secret]
          properties:
            id: {type: string, readOnly: true}
            secret: {type: string, writeOnly: true}
    """
    files = bench.emitted(exchange("A", "A", schemas))
    assert declared(files["pkg/models/a.py"], "A", "id").strip() == "str"
    assert declared(files["pkg/models/a.py"], "A", "secret").strip() == (
        "str | None = None"
    )
    param = files["pkg/params/a.py"]
    assert declared(param, "AParam", "secret").strip() == "str"
    assert "id:" not in param


TAGGED_BY_WHAT_IS_ONLY_READ = """
    A:
      type: object
      required: [id, of]
      properties:
        id: {type: string, readOnly: true}
        of:
          anyOf: [{$ref: '#/components/schemas/B'}, {$ref: '#/components/schemas/C'}]
    B:
      type: object
      required: [kind]
      properties: {kind: {enum: [b], readOnly: true}}
    C:
      type: object
      required: [kind]
      properties: {kind: {enum: [c], readOnly: true}}
    D: {type: object}
"""


@pytest.mark.parametrize("validation", ["by-direction", "exact"])
def test_what_a_request_leaves_out(bench, validation):
    text = exchange("A", "D", TAGGED_BY_WHAT_IS_ONLY_READ)
    files = bench.emitted(text, validation=validation)
    model, param = files["pkg/models/a.py"], files["pkg/params/a.py"]
    if validation == "exact":
        assert declared(model, "A", "id").strip() == "str"
        assert declared(param, "AParam", "id").strip() == "str"
    else:
        assert declared(model, "A", "id").strip() == "Omittable[str] = None"
        assert "id:" not in param
    # Without its tag nobody would know it for a B.
    assert declared(model, "B", "kind").strip() == 'Literal["b"]'
    assert declared(param, "BParam", "kind").strip() == 'Literal["b"]'


@pytest.mark.parametrize(
    ("targets", "present", "absent"),
    [
        (("models",), {"models"}, {"params", "events"}),
        (("params",), {"params"}, {"models", "events"}),
        (("models", "params"), {"models", "params"}, {"events"}),
    ],
)
def test_targets(bench, targets, present, absent):
    files = bench.emitted(PARTS, targets=targets)
    folders = {path.split("/")[1] for path in files if path.count("/") > 1}
    assert present <= folders
    assert not absent & folders


def test_what_every_distribution_has(bench):
    files = bench.emitted(PARTS)
    assert {
        "pyproject.toml",
        "README.md",
        "pkg/__init__.py",
        "pkg/py.typed",
        "pkg/_base.py",
        "pkg/_types.py",
        "pkg/models/__init__.py",
        "pkg/params/__init__.py",
    } <= set(files)
    assert files["pkg/py.typed"] == ""
    for path, text in files.items():
        if path.endswith(".py"):
            ast.parse(text)
            assert "from __future__" not in text
        assert text == "" or text.endswith("\n")
        assert "\r" not in text


def test_the_readme_of_a_package_for_webhooks_shows_what_it_reads(bench):
    files = bench.emitted("""
    openapi: 3.1.0
    paths: {}
    webhooks:
      hook:
        post:
          requestBody:
            content: {application/json: {schema: {$ref: '#/components/schemas/Asked'}}}
          responses:
            '200':
              content:
                application/json: {schema: {$ref: '#/components/schemas/Answered'}}
    components:
      schemas:
        Asked: {type: object, properties: {a: {type: string}}}
        Answered: {type: object, properties: {b: {type: string}}}
    """)
    assert "from pkg import Asked\n" in files["README.md"]
    assert "from pkg import AnsweredParam\n" in files["README.md"]


def test_nothing_of_this_machine_or_this_moment_is_written(bench):
    from specgen import generator

    for text in bench.emitted(PARTS).values():
        assert str(bench.folder) not in text
        assert generator.VERSION not in text
        assert "2026" not in text


def test_templates_of_a_user(bench):
    folder = bench.folder / "mine"
    folder.mkdir()
    (folder / "class.py.jinja").write_text(
        "{{ header }}\n"
        "  'Mine.'\n"
        "{% for field in fields %}  {{ field.code.strip() }}\n{% endfor %}"
    )
    source = bench.emitted(PARTS, templates=folder)["pkg/models/a.py"]
    assert source.count('    "Mine."\n') == 3


def test_the_readme_of_a_package_without_operations_shows_its_types(bench):
    files = bench.emitted("A: {type: string}\nB: {type: object, properties: {x: {}}}")
    assert "from pkg import B\n" in files["README.md"]
    assert "from pkg import BParam\n" in files["README.md"]


@pytest.mark.parametrize(
    ("method", "body", "call"),
    [
        ("get", "", '"GET", url)'),
        (
            "put",
            "requestBody: {content: {application/json: {schema: {type: object}}}}",
            '"PUT", url, json=request)',
        ),
    ],
)
def test_the_readme_shows_a_stream_as_its_operation_is_called(
    bench, method, body, call
):
    files = bench.emitted(f"""
    openapi: 3.1.0
    info: {{title: T, version: 1.0.0}}
    paths:
      /a:
        {method}:
          {body}
          responses:
            "200":
              description: events
              content: {{text/event-stream: {{schema: {{type: string}}}}}}
    """)
    assert f"with connect_sse(client, {call} as source:" in files["README.md"]
