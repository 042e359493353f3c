"""Documents come from files that can be read, or from values in memory."""

import json
import os

import pytest

from specgen.diagnostics import Diagnostics
from specgen.load import from_value, load_bytes, read_file
from specgen.source import Location


def test_a_file_is_loaded(tmp_path):
    path = tmp_path / "a.yaml"
    path.write_bytes(b"a: 1\r\nb: 2\r\n")
    data = read_file(path, "specs/a.yaml", Diagnostics())
    assert data == path.read_bytes()
    document = load_bytes(data, "specs/a.yaml", Diagnostics(), path)
    assert document is not None
    assert document.uri == document.source.uri == "specs/a.yaml"
    assert document.source.path == path
    assert document.value == {"a": 1, "b": 2}
    assert document.source.locate("/b").line == 2


def file_error(path, referrer=None):
    diagnostics = Diagnostics()
    assert read_file(path, path.name, diagnostics, referrer) is None
    [item] = diagnostics
    return item


def test_a_missing_file_is_reported_where_it_is_asked_for(tmp_path):
    (tmp_path / "images.yaml").touch()
    referrer = Location("openapi.yaml", "/$ref")
    item = file_error(tmp_path / "image.yaml", referrer)
    assert (item.code, item.target) == ("file-not-found", referrer)
    assert item.help == "did you mean 'images.yaml'?"
    item = file_error(tmp_path / "images.yaml" / "x")
    assert (item.code, item.target) == ("file-not-found", Location("x", ""))
    assert file_error(tmp_path / "a\0b").code == "file-not-found"


def test_what_is_no_regular_file_is_refused(tmp_path):
    os.mkfifo(tmp_path / "pipe")
    for path, reason in (
        (tmp_path, "it is a folder"),
        (tmp_path / "pipe", "it is no regular file"),
        (type(tmp_path)("/dev/zero"), "it is no regular file"),
    ):
        item = file_error(path)
        assert item.code == "file-not-readable"
        assert item.message.endswith(reason)


def test_a_huge_file_is_refused(tmp_path, monkeypatch):
    monkeypatch.setattr("specgen.load.MAX_FILE_SIZE", 2**20)
    path = tmp_path / "huge.yaml"
    with path.open("wb") as file:
        file.truncate(5 * 2**30)
    item = file_error(path)
    assert item.code == "file-not-readable"
    assert "larger than 1 MiB" in item.message


def test_a_link_in_a_circle_is_refused(tmp_path):
    (tmp_path / "loop").symlink_to("loop")
    assert file_error(tmp_path / "loop").code == "file-not-readable"


def test_an_unreadable_file_is_refused(tmp_path, monkeypatch):
    def refuse(*_):
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr(os, "open", refuse)
    item = file_error(tmp_path / "secret.yaml")
    assert item.code == "file-not-readable"
    assert item.message.endswith("cannot be read: Permission denied")


def test_a_value_in_memory_is_a_document():
    value = {"a": {"b": "é"}}
    document = from_value("memory", value)
    assert document.value is value
    assert document.source.locate("/a/b").line == 3
    assert json.loads(document.source.data) == value


def test_an_endless_value_is_no_document():
    value: list[object] = []
    value.append(value)
    with pytest.raises(ValueError, match="nested"):
        from_value("memory", value)
