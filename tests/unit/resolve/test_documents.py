"""The border around the root: what is read, what is refused, and how it is named."""

import os
import socket
from pathlib import Path

import pytest

from specgen.resolve import Registry
from specgen.source import Location
from tests.unit.resolve.specs import Spec


@pytest.fixture(autouse=True)
def no_network(monkeypatch):
    """Whatever a test does, a socket is a failure."""

    def refuse(*_args, **_kwargs):
        raise AssertionError("a socket was opened")

    monkeypatch.setattr(socket, "socket", refuse)
    monkeypatch.setattr(socket, "getaddrinfo", refuse)


@pytest.fixture
def walled(tmp_path):
    """A root inside a directory with a secret beside it."""
    root = tmp_path / "spec"
    (tmp_path / "secret.yaml").write_text("Secret: {type: string}")
    files = dict.fromkeys(("sub/here.yaml", "~/home.yaml", "paths/x.yaml"), "X: {}")
    return Spec(root, {"openapi.yaml": "openapi: 3.1.0", **files})


@pytest.mark.parametrize(
    "ref",
    [
        "../secret.yaml",
        "../secret.yaml#/Secret",
        "./../secret.yaml",
        "sub/../../secret.yaml",
        "%2e%2e/secret.yaml",
        "%2E%2e%2fsecret.yaml",
        "..%2fsecret.yaml",
        "sub/%2e%2e/%2e%2e/secret.yaml",
        "..%5csecret.yaml",
        "..\\secret.yaml",
        "\\\\host\\share\\x.yaml",
        "/etc/passwd",
        "/secret.yaml",
        "%2fetc%2fpasswd",
        "//etc/passwd/../../secret.yaml",
        "file:///etc/passwd",
        "FILE:///etc/passwd",
        "file:etc/passwd",
        "file:secret.yaml",
        "file://localhost/etc/passwd",
        "C:\\secret.yaml",
        "c:/secret.yaml",
        "C%3A/secret.yaml",
        "../../../../../../../../etc/passwd",
        "..",
        "../",
    ],
)
def test_what_leads_out_of_the_root_is_refused(walled, ref):
    assert walled.target(ref) is None
    expected = "ref-remote" if ref.startswith("//") else "ref-outside-root"
    assert walled.only.code == expected
    assert walled.only.target == Location("openapi.yaml", "/$ref")
    assert str(walled.root) not in walled.only.message + walled.only.help
    assert list(walled.registry.documents) == ["openapi.yaml"]


@pytest.mark.parametrize(
    "ref",
    [
        "sub/../sub/here.yaml#/X",
        "sub/%2e%2e/sub/here.yaml#/X",
        "%73ub/here.yaml#/X",
        "sub%2fhere.yaml#/X",
        "./sub//here.yaml#/X",
        "sub/./here.yaml#/X",
        "../sub/here.yaml#/X",
    ],
)
def test_what_stays_inside_is_read(walled, ref):
    uri = "paths/x.yaml" if ref.startswith("..") else "openapi.yaml"
    assert walled.id(ref, uri) == "sub/here.yaml#/X"
    assert not walled.codes


@pytest.mark.parametrize("ref", ["sub/Here.yaml#/X", "Sub/here.yaml#/X"])
def test_case_counts_where_the_system_does_not_tell_it(walled, monkeypatch, ref):
    names = {
        folder: os.listdir(folder) for folder in (walled.root, walled.root / "sub")
    }
    (walled.root / "Sub").symlink_to("sub")  # what is found besides what is listed
    os.link(walled.root / "sub/here.yaml", walled.root / "sub/Here.yaml")
    monkeypatch.setattr(os, "listdir", lambda folder: names[Path(folder)])
    assert walled.id(ref) is None
    assert walled.codes == ["file-not-found"]
    assert walled.id("sub/here.yaml#/X") == "sub/here.yaml#/X"
    assert len(walled.codes) == 1


def test_a_tilde_is_a_name_and_no_home(walled):
    assert walled.id("~/home.yaml#/X") == "~/home.yaml#/X"
    assert walled.id("~root/x.yaml") is None
    assert walled.codes == ["file-not-found"]


@pytest.mark.parametrize(
    "ref",
    [
        "http://169.254.169.254/latest",
        "http://localhost/x",
        "HTTPS://example.com/x.json#/y",
        "ftp://example.com/x",
        "data:application/json,{}",
        "//host/x",
        "javascript:alert",
    ],
)
def test_what_is_remote_is_refused(walled, ref):
    assert walled.target(ref) is None
    assert walled.codes == ["ref-remote"]


def test_a_path_that_only_windows_reads_says_how_all_do(walled):
    assert walled.target("sub\\item.yaml#/Item") is None
    assert walled.only.code == "ref-not-found"
    assert walled.only.help == "write / between folders, wherever it is read"


def test_an_unknown_urn_is_not_remote(walled):
    assert walled.target("urn:example:x") is None
    assert walled.codes == ["ref-not-found"]


@pytest.mark.parametrize(
    "ref", ["a\0b.yaml", "a%00b.yaml", "%ff.yaml", "\ud800.yaml", "a.yaml?x=1"]
)
def test_names_that_no_file_has(walled, ref):
    assert walled.target(ref) is None
    assert walled.codes == ["ref-not-found"]


def test_a_name_of_great_length(walled):
    assert walled.target("a" * 100_000) is None
    assert len(walled.codes) == 1


def test_a_symlink_out_of_the_root_is_refused(walled):
    (walled.root / "link.yaml").symlink_to(walled.root.parent / "secret.yaml")
    (walled.root / "up").symlink_to(walled.root.parent)
    (walled.root / "zero").symlink_to("/dev/zero")
    for ref in ("link.yaml#/Secret", "up/secret.yaml", "zero"):
        assert walled.target(ref) is None
    assert walled.codes == ["ref-outside-root"] * 3


def test_a_symlink_inside_the_root_is_the_file_it_leads_to(walled):
    (walled.root / "link.yaml").symlink_to("sub/here.yaml")
    assert walled.id("link.yaml#/X") == "sub/here.yaml#/X"
    assert walled.id("sub/here.yaml#/X") == "sub/here.yaml#/X"
    assert "link.yaml" not in walled.registry.documents


def test_a_root_may_be_a_symlink(walled, tmp_path):
    (tmp_path / "alias").symlink_to(walled.root)
    registry = Registry(tmp_path / "alias")
    assert registry.document("sub/here.yaml").uri == "sub/here.yaml"


def test_what_is_no_regular_file(walled):
    os.mkfifo(walled.root / "pipe.yaml")
    (walled.root / "loop.yaml").symlink_to("loop.yaml")
    for ref in ("pipe.yaml", "sub", "sub/", ".", "loop.yaml"):
        assert walled.target(ref) is None
    assert len(walled.codes) == 5 - 1  # "sub" and "sub/" are one
    assert set(walled.codes) <= {"file-not-readable", "ref-outside-root"}


def test_names_with_special_characters(tmp_path):
    names = ["a b.yaml", "100%.yaml", "ä.yaml", "x#y.yaml", "q?.yaml", "c:d.yaml"]
    spec = Spec(tmp_path, {f"d%20/{name}": {"X": {}} for name in names})
    refs = ["a%20b.yaml", "100%25.yaml", "ä.yaml", "x%23y.yaml", "q%3F.yaml"]
    for ref, name in zip([*refs, "./c:d.yaml"], names, strict=True):
        assert spec.id(f"{ref}#/X", "d%20/ä.yaml") == f"d%20/{name}#/X"
        assert spec.id("#/X", f"d%20/{name}") == f"d%20/{name}#/X"
    assert not spec.codes


def test_a_name_that_looks_encoded_is_not_taken_for_what_it_decodes_to(tmp_path):
    spec = Spec(tmp_path, {"a b.yaml": {"X": 1}, "a%20b.yaml": {"X": 2}})
    assert spec.target("#/X", "a%20b.yaml").value == 2
    assert spec.target("a%20b.yaml#/X", "a%20b.yaml").value == 1
    assert spec.target("a%2520b.yaml#/X", "a b.yaml").value == 2


def test_without_a_root_there_are_no_files(tmp_path, monkeypatch):
    (tmp_path / "x.yaml").write_text("{}")
    monkeypatch.chdir(tmp_path)
    registry = Registry(None, {"": {}})
    registry.document("")
    assert registry.resolve("x.yaml", Location("", "/$ref")) is None
    assert [d.code for d in registry.diagnostics] == ["ref-not-found"]
