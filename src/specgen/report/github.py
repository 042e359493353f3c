"""Print diagnostics as workflow commands, which GitHub shows beside the code.

Owns the escapes of that format: a message must not end its line, nor a property its
field, or else text from a specification could give commands.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

from specgen.diagnostics import Diagnostic, Severity, Site, arranged
from specgen.report import PathDisplay
from specgen.report.frame import visible
from specgen.source import SourceFile, Span

_COMMANDS: Mapping[Severity, str] = {
    "error": "error",
    "warning": "warning",
    "note": "notice",
}
_IN_MESSAGE = str.maketrans({"%": "%25", "\r": "%0D", "\n": "%0A"})
_IN_PROPERTY = _IN_MESSAGE | str.maketrans({":": "%3A", ",": "%2C"})


def github(
    diagnostics: Iterable[Diagnostic],
    sources: Mapping[str, SourceFile],
    display: PathDisplay = str,
) -> str:
    """Return one command a line for each diagnostic."""
    return "".join(
        _command(item, display) + "\n" for item in arranged(diagnostics, sources)
    )


def _command(item: Diagnostic, display: PathDisplay) -> str:
    properties = {**_place(item.target, display), "title": item.code}
    listed = ",".join(
        f"{name}={visible(value).translate(_IN_PROPERTY)}"
        for name, value in properties.items()
    )
    message = "\n".join(map(visible, _message(item, display)))
    return f"::{_COMMANDS[item.severity]} {listed}::{message.translate(_IN_MESSAGE)}"


def _message(item: Diagnostic, display: PathDisplay) -> Iterator[str]:
    yield item.message
    if item.help:
        yield f"help: {item.help}"
    for message, target in item.related:
        yield ":".join([*_place(target, display).values(), f" {message}"])


def _place(target: Site, display: PathDisplay) -> dict[str, str]:
    if target is None:
        return {}
    found = {"file": display(target.uri)}
    if isinstance(target, Span):
        found |= {"line": str(target.line), "col": str(target.column)}
    return found
