"""What documents call themselves, told from their text."""

import pytest

from specgen import library
from specgen.config import Config

URI = "https://example.com/b.json"


@pytest.fixture
def config(tmp_path):
    return Config(input=tmp_path / "a.json", output=tmp_path / "out", root=tmp_path)


@pytest.mark.parametrize(
    "text",
    [
        f'{{"$id": "{URI}"}}',
        f'{{"$id":"{URI}#"}}',
        f'{{"id" : "{URI}"}}',
        '{"$id": "https:\\/\\/example.com\\/b.json"}',
        f"$id: {URI}",
        f"$id: '{URI}'\r\ntype: object\r\n",
        f"openapi: 3.2.0\n$self: {URI}",
        f"$defs: {{x: {{$id: {URI}, type: object}}}}",
    ],
)
def test_a_text_declares_a_uri(config, text):
    (config.root / "sub").mkdir()
    (config.root / "sub/b.yaml").write_text(text)
    assert library.declared(config) == {URI: ["sub/b.yaml"]}


@pytest.mark.parametrize(
    "text", [f'{{"$ref": "{URI}"}}', "$id: b.json", f"# {URI}", "", "id: 3"]
)
def test_a_text_that_declares_none(config, text):
    (config.root / "b.yaml").write_text(text)
    assert library.declared(config) == {}


def test_what_is_no_document_of_the_specification_declares_nothing(config, tmp_path):
    for name in (".hidden.json", "out/made.json", "node_modules/b.json", "b.txt"):
        (config.root / name).parent.mkdir(exist_ok=True)
        (config.root / name).write_text(f'{{"$id": "{URI}"}}')
    (config.root / "link.json").symlink_to(config.root / ".hidden.json")
    assert library.declared(config) == {}


def test_of_a_root_with_too_many_documents_none_is_read(config, monkeypatch):
    for name in "ab":
        (config.root / f"{name}.json").write_text(f'{{"$id": "{URI}"}}')
    assert library.declared(config) == {URI: ["a.json", "b.json"]}
    monkeypatch.setattr("specgen.config.discover._MOST", 1)
    assert library.declared(config) == {}


def test_what_a_search_came_to_is_an_input(config):
    (config.root / "b.json").write_text(f'{{"$id": "{URI}"}}')
    found = library.as_inputs({URI: ["b.json"], "urn:x": ()})
    assert found == {f"$id {URI}": b"b.json", "$id urn:x": None}
    assert library.repeated({"a.json": b"", **found}, config) == found
    (config.root / "b.json").write_text('{"$id": "urn:x"}')
    assert library.repeated(found, config) == {
        f"$id {URI}": None,
        "$id urn:x": b"b.json",
    }
    assert library.repeated({"a.json": b""}, config) == {}
