"""Joining URI references, against the examples of RFC 3986 and beyond them."""

import pytest

from specgen.resolve import uris

BASE = "http://a/b/c/d;p?q"
EXAMPLES = {  # RFC 3986, 5.4.1 and 5.4.2
    "g:h": "g:h",
    "g": "http://a/b/c/g",
    "./g": "http://a/b/c/g",
    "g/": "http://a/b/c/g/",
    "/g": "http://a/g",
    "//g": "http://g",
    "?y": "http://a/b/c/d;p?y",
    "g?y": "http://a/b/c/g?y",
    "#s": "http://a/b/c/d;p?q#s",
    "g#s": "http://a/b/c/g#s",
    "g?y#s": "http://a/b/c/g?y#s",
    ";x": "http://a/b/c/;x",
    "g;x": "http://a/b/c/g;x",
    "g;x?y#s": "http://a/b/c/g;x?y#s",
    "": "http://a/b/c/d;p?q",
    ".": "http://a/b/c/",
    "./": "http://a/b/c/",
    "..": "http://a/b/",
    "../": "http://a/b/",
    "../g": "http://a/b/g",
    "../..": "http://a/",
    "../../": "http://a/",
    "../../g": "http://a/g",
    "../../../g": "http://a/g",
    "../../../../g": "http://a/g",
    "/./g": "http://a/g",
    "/../g": "http://a/g",
    "g.": "http://a/b/c/g.",
    ".g": "http://a/b/c/.g",
    "g..": "http://a/b/c/g..",
    "..g": "http://a/b/c/..g",
    "./../g": "http://a/b/g",
    "./g/.": "http://a/b/c/g/",
    "g/./h": "http://a/b/c/g/h",
    "g/../h": "http://a/b/c/h",
    "g;x=1/./y": "http://a/b/c/g;x=1/y",
    "g;x=1/../y": "http://a/b/c/y",
    "g?y/./x": "http://a/b/c/g?y/./x",
    "g?y/../x": "http://a/b/c/g?y/../x",
    "g#s/./x": "http://a/b/c/g#s/./x",
    "g#s/../x": "http://a/b/c/g#s/../x",
    "http:g": "http:g",
}


@pytest.mark.parametrize("reference", EXAMPLES)
def test_the_examples_of_the_rfc(reference):
    assert uris.join(BASE, reference) == EXAMPLES[reference]
    assert str(uris.split(reference)) == reference


@pytest.mark.parametrize(
    ("base", "reference", "expected"),
    [
        ("", "x.yaml", "x.yaml"),
        ("", "#/a", "#/a"),
        ("", "", ""),
        ("a/b.yaml#old", "#new", "a/b.yaml#new"),
        ("a/b.yaml", "../c.yaml", "c.yaml"),
        ("a/b.yaml", "../../c.yaml", "../c.yaml"),
        ("a/b.yaml", "../../../c.yaml", "../../c.yaml"),
        ("b.yaml", "..", "../"),
        ("a/b.yaml", "..", "./"),
        ("a/b.yaml", "/c.yaml", "/c.yaml"),
        ("a/b.yaml", "//host/c", "//host/c"),
        ("a/b.yaml", "./c:d.yaml", "a/c:d.yaml"),
        ("b.yaml", "./c:d.yaml", "./c:d.yaml"),
        ("http://host", "x", "http://host/x"),
        ("urn:a:b", "#x", "urn:a:b#x"),
        ("urn:a:b?=q#f", "#x", "urn:a:b?=q#x"),
        ("file:///a/b", "c", "file:///a/c"),
    ],
)
def test_bases_that_the_rfc_does_not_have(base, reference, expected):
    assert uris.join(base, reference) == expected


@pytest.mark.parametrize(
    ("base", "target", "expected"),
    [
        ("http://h/a/b.json", "http://h/a/c.json", "c.json"),
        ("http://h/a/b.json", "http://h/c.json", "../c.json"),
        ("http://h/a/b.json", "http://h/a/d/c.json", "d/c.json"),
        ("http://h/a/b.json", "https://h/a/c.json", None),
        ("http://h/a/b.json", "http://i/a/c.json", None),
        ("http://h/a/b.json", "http://h/a/c.json?x", None),
        ("urn:a:b", "urn:a:c", None),
        ("a/b", "a/c", "c"),
        ("../b", "a/c", None),
    ],
)
def test_the_way_from_one_to_another(base, target, expected):
    assert uris.relative(base, target) == expected


@pytest.mark.parametrize("path", ["a b/c.yaml", "ä", "100%", "x#y", "a:b", "q?", "~x"])
def test_paths_survive(path):
    assert uris.to_path(uris.from_path(path)) == path


@pytest.mark.parametrize("reference", ["%00", "a\0", "%ff", "\ud800"])
def test_what_is_no_path(reference):
    assert uris.to_path(reference) is None
