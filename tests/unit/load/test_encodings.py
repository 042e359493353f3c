"""Every encoding of Unicode is read, and no other."""

import codecs

import pytest

from tests.unit.load.texts import load, only, refused


@pytest.mark.parametrize("uri", ["a.yaml", "a.json"])
@pytest.mark.parametrize(
    ("mark", "encoding"),
    [
        (b"", "utf-8"),
        (codecs.BOM_UTF8, "utf-8"),
        (codecs.BOM_UTF16_LE, "utf-16-le"),
        (codecs.BOM_UTF16_BE, "utf-16-be"),
        (b"", "utf-16-le"),
        (codecs.BOM_UTF32_LE, "utf-32-le"),
    ],
)
def test_unicode_is_read_in_every_encoding(uri, mark, encoding):
    data = mark + '{"a": "é😀"}'.encode(encoding)
    assert load(data, uri) == {"a": "é😀"}


def test_positions_are_right_in_every_encoding():
    for encoding in ("utf-8", "utf-8-sig", "utf-16", "utf-32"):
        assert refused("é: 1\né: 2\n".encode(encoding)) == [
            ("yaml-duplicate-key", 2, 1)
        ]


def test_other_encodings_are_refused_with_the_place():
    item = only("a: 1\nb: né".encode("latin-1"))
    assert item.code == "file-encoding"
    assert item.message == "byte 0xe9 is not valid UTF-8"
    assert (item.target.line, item.target.column) == (2, 5)
    assert only(codecs.BOM_UTF16_LE + b"a\0\0\xd8").code == "file-encoding"
