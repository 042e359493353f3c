"""What is said to do about the mistakes that people make most often."""

import pytest

from specgen import config
from specgen.diagnostics import Diagnostics
from specgen.load import load_bytes
from specgen.near_places import near_file
from tests.unit.conftest import OPENAPI


@pytest.mark.parametrize(
    ("text", "line", "advice"),
    [
        ("a: 'It's here'", 1, "write '' for a quote inside"),
        ('a: "He said "no""', 1, 'write \\" for a quote inside'),
        ("a: **bold**", 1, "none may begin with *"),
        ("a: &", 1, "none may begin with &"),
        ("a: @b", 1, "none may begin with @"),
        ("a:\n\tb: 1", 2, "indent with spaces"),
        ("a: {$ref: #/b}\nc: 1", 2, "a comment begins there"),
        ("a: {$ref: #/b}\n", 2, "a comment begins there"),
        ("a: {b: [\n", 2, "close the bracket"),
        ("a: [b, c\nd: 1", 2, "close the bracket"),
        ("<<<<<<< HEAD\na: 1\n=======\na: 2\n", 2, "resolve the merge conflict"),
        ("a: 1\n<<<<<<< HEAD\nb: 1\n", 3, "resolve the merge conflict"),
        ("<html>\n<a title='b: c'>: d: e</a>", 2, "page of HTML"),
    ],
)
def test_yaml(text, line, advice):
    bag = Diagnostics()
    assert load_bytes(text.encode(), "a.yaml", bag) is None
    [item] = bag
    assert item.code == "yaml-syntax"
    assert advice in item.help
    assert item.target.file.position(item.target.start)[0] == line


@pytest.mark.parametrize(
    ("text", "advice"),
    [
        ('{\n// a\n"b": 1}', "JSON has none"),
        ('{"a": 1, /* b */ "c": 2}', "JSON has none"),
        ("{'a': 1}", "double quotes"),
        ("a: 1\n", "ends in .yaml"),
        ("<!DOCTYPE html>", "page of HTML"),
        ('{\n<<<<<<< HEAD\n"a": 1\n', "resolve the merge conflict"),
        ('{"a": x}', ""),
    ],
)
def test_json(text, advice):
    bag = Diagnostics()
    assert load_bytes(text.encode(), "a.json", bag) is None
    [item] = bag
    assert item.code == "json-syntax"
    assert advice in item.help
    assert bool(advice) == bool(item.help)


def test_the_bracket_that_is_not_closed_is_shown():
    bag = Diagnostics()
    load_bytes(b'{"a": ["]", {"b": [1]}, "c": 1}', "a.json", bag)
    [item] = bag
    [bracket] = item.related
    assert item.target.start == 27
    assert bracket.target.start == 6


@pytest.mark.parametrize(
    ("schema", "code", "advice"),
    [
        (
            "{type: datetime}",
            "schema-unknown-type",
            "{type: string, format: date-time}",
        ),
        ("{type: float}", "schema-unknown-type", "write {type: number, format: float}"),
        (
            "{type: int64}",
            "schema-unknown-type",
            "write {type: integer, format: int64}",
        ),
        ("{type: url}", "schema-unknown-type", "write {type: string, format: uri}"),
        ("{type: List}", "schema-unknown-type", "write array"),
        ("{type: map}", "schema-unknown-type", "write object"),
        ("{type: any}", "schema-unknown-type", "leave type out"),
        ("{type: enum}", "schema-unknown-type", "list the values in enum"),
        ("{type: 'string[]'}", "schema-unknown-type", "items: {type: string}}"),
        ("{type: 'array<string>'}", "schema-unknown-type", "items: {type: string}}"),
        ("{type: 'integer?'}", "schema-unknown-type", "write [integer, 'null'], or"),
        ("{type: integer|null}", "schema-unknown-type", "integer and nullable: true"),
        ("{type: [string, none]}", "schema-unknown-type", "write 'null', in quotes"),
        ("{type: Integer}", "schema-unknown-type", "did you mean 'integer'?"),
        ("{type: file}", "schema-unknown-type", "{type: string, format: binary}"),
        ("{type: Full-time}", "schema-unknown-type", "the types are"),
        ("{format: datetime}", "format-unknown", "did you mean 'date-time'?"),
        ("{format: URL}", "format-unknown", "did you mean 'uri'?"),
        ("{format: emoji}", "format-unknown", ""),
        ("{$Ref: a}", "schema-unknown-keyword", "did you mean '$ref'?"),
        ("{pets: {}}", "schema-unknown-keyword", "put it below properties"),
        ("{pets: a}", "schema-unknown-keyword", ""),
        ("{enums: a}", "schema-unknown-keyword", "did you mean 'enum'?"),
        ("{markdownDescription: a}", "schema-unknown-keyword", ""),
        ("{javaType: a}", "schema-unknown-keyword", ""),
        ("{required: [nam], properties: {name: {}}}", "required-misspelt", "'name'"),
        ("{items: string}", "schema-wrong-shape", "write {type: string}"),
        ("{items: '#/a'}", "schema-wrong-shape", "write {$ref: '#/a'}"),
        ("{items: a.yaml}", "schema-wrong-shape", "write {$ref: 'a.yaml'}"),
        ("{items: what}", "schema-wrong-shape", ""),
        ("{required: name}", "schema-wrong-shape", "write [name]"),
        ("{required: 'name, age'}", "schema-wrong-shape", ""),
        ("{enum: a}", "schema-wrong-shape", "write [a]"),
        ("{minimum: '1.5'}", "schema-wrong-shape", "leave out the quotes"),
        ("{maxItems: '-1'}", "schema-wrong-shape", ""),
        ("{maxItems: 'NaN'}", "schema-wrong-shape", ""),
        ("{uniqueItems: 'true'}", "schema-wrong-shape", "write true"),
        ("{uniqueItems: no}", "schema-wrong-shape", "write false"),
        ("{required: yes}", "schema-wrong-shape", ""),
        ("{properties: {a: }}", "schema-wrong-shape", "write {} for any value"),
        ("{id: {type: string}}", "schema-unknown-keyword", "put it below properties"),
        ("{id: a}", "schema-unknown-keyword", "write $id"),
        ("{$ref: }", "keyword-ignored", "put the reference in quotes"),
        ("{$ref: 5}", "ref-not-a-string", ""),
    ],
)
def test_schemas(bench, schema, code, advice):
    bench.surface(OPENAPI + f"components: {{schemas: {{A: {schema}}}}}")
    [item] = bench.diagnostics
    assert item.code == code
    assert advice in item.help
    assert bool(advice) == bool(item.help)


def test_what_is_not_indented_far_enough_is_told(bench):
    schema = "\n      properties:\n      name: {type: string}"
    bench.surface(OPENAPI + f"components:\n  schemas:\n    A:{schema}")
    told = {item.code: item.help for item in bench.diagnostics}
    assert (
        told["keyword-ignored"]
        == "indent what belongs below properties further than it"
    )


def test_what_is_wrong_beside_a_wrong_property_is_told_in_the_same_run(bench):
    properties = "{a: string, b: {type: dat}, c: 1, d: {items: {type: strin}}}"
    schema = f"{{properties: {properties}, $defs: {{e: [], f: {{type: objekt}}}}}}"
    bench.surface(OPENAPI + f"components: {{schemas: {{A: {schema}}}}}")
    places = [item.target.pointer.split("/")[5:] for item in bench.diagnostics]
    assert sorted(places) == [
        ["a"],
        ["b", "type"],
        ["c"],
        ["d", "items", "type"],
        ["e"],
        ["f", "type"],
    ]


@pytest.mark.parametrize(
    "schema",
    [
        "{required: [kind], properties: {name: {}}}",
        "{required: [nam, name], properties: {name: {}}}",
        "{required: [data], properties: {detail: {}}}",
        "{required: [contains], properties: {maxContains: {}}}",
        "{required: [nam], properties: {name: {}}, allOf: [{$ref: '#/x'}]}",
        "{allOf: [{required: [nam], properties: {name: {}}}, {$ref: '#/x'}]}",
    ],
)
def test_what_may_be_described_elsewhere_is_let_be(bench, schema):
    bench.surface(OPENAPI + f"components: {{schemas: {{A: {schema}}}}}\nx: {{}}\n")
    found = [item.code for item in bench.diagnostics]
    assert "required-misspelt" not in found


@pytest.mark.parametrize("version", ["", "4.0.0", "v3.1.0", "[]"])
def test_versions(bench, version):
    bench.surface(f"openapi: {version}\npaths: {{}}\n")
    [item] = bench.diagnostics.sorted({})
    assert item.code == "input-unknown-kind"
    assert "the versions of OpenAPI" in item.help


@pytest.mark.parametrize(
    ("missing", "meant"),
    [
        ("shp.yaml", "'shop.yaml'"),
        ("SHOP.YML", "'shop.yaml'"),
        ("schemes/a.yaml", "'schemas'"),
        ("nothing.yaml", ""),
        ("notes/a.yaml", ""),
        ("shop/a.yaml", ""),
    ],
)
def test_files(tmp_path, missing, meant):
    for name in ("shop.yaml", "props.yaml", "opid.yaml", "notes"):
        (tmp_path / name).touch()
    (tmp_path / "schemas").mkdir()
    assert near_file(tmp_path / missing) == (meant and f"did you mean {meant}?")


@pytest.mark.parametrize(
    ("options", "message", "advice"),
    [
        ({"input": "shp.yaml"}, "not 'shp.yaml'", "did you mean 'shop.yaml'?"),
        ({"input": "https://a.b/c.yaml"}, "a.b/c.yaml'", "nothing is ever fetched"),
        ({"templates": "layout"}, "not 'layout'", "did you mean 'layouts'?"),
        ({"root": "elsewhere"}, "not 'elsewhere'", ""),
    ],
)
def test_settings(tmp_path, monkeypatch, options, message, advice):
    (tmp_path / "shop.yaml").touch()
    (tmp_path / "layouts").mkdir()
    monkeypatch.chdir(tmp_path)
    bag = Diagnostics()
    given = {key: tmp_path.__class__(value) for key, value in options.items()}
    assert config.load(given, bag, directory=tmp_path) is None
    item = next(iter(bag))
    assert item.message.endswith(message)
    assert advice in item.help
