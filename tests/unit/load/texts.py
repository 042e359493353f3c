"""What tests of the loader share: a text loaded, and what is wrong with one."""

from specgen.diagnostics import Diagnostics
from specgen.load import load_bytes


def load(text: str | bytes, uri: str = "a.yaml"):
    """Load a text in which nothing is wrong."""
    data = text.encode() if isinstance(text, str) else text
    diagnostics = Diagnostics()
    document = load_bytes(data, uri, diagnostics)
    assert not list(diagnostics)
    assert document is not None
    return document.value


def refused(text: str | bytes, uri: str = "a.yaml") -> list[tuple[str, int, int]]:
    """Return code, line and column of all that is wrong with a text."""
    data = text.encode() if isinstance(text, str) else text
    diagnostics = Diagnostics()
    load_bytes(data, uri, diagnostics)
    found = diagnostics.sorted({})
    assert all(item.severity == "error" for item in found)
    return [(item.code, item.target.line, item.target.column) for item in found]


def only(text: str | bytes, uri: str = "a.yaml"):
    """Return the one diagnostic that a text gives."""
    diagnostics = Diagnostics()
    load_bytes(text.encode() if isinstance(text, str) else text, uri, diagnostics)
    [item] = diagnostics.sorted({})
    return item
