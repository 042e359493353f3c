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
        ("{type: datetime}", "schema-unknown-type", "write format: date-time"),
        ("{type: Integer}", "schema-unknown-type", "did you mean 'integer'?"),
        ("{type: file}", "schema-unknown-type", "the types are"),
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
        ("{required: string}", "schema-wrong-shape", ""),
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
