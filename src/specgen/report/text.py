"""Print diagnostics for people: path, line, column, message, and the line itself.

Owns the text format, which golden files hold. Takes diagnostics, gives a string; says
what each part of it is through `paint`, and leaves colours to whoever has a terminal.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping
from typing import Literal, TypeAlias

from specgen.diagnostics import Diagnostic, Severity, Site, arranged, counted
from specgen.report import PathDisplay
from specgen.report.frame import frame, visible
from specgen.source import SourceFile, Span

Role: TypeAlias = Severity | Literal["place", "frame", "help"]
Paint: TypeAlias = Callable[[str, Role], str]

_SEVERITIES: tuple[Severity, ...] = ("error", "warning", "note")


def text(
    diagnostics: Iterable[Diagnostic],
    sources: Mapping[str, SourceFile],
    display: PathDisplay = str,
    *,
    all_notes: bool = False,
    paint: Paint = lambda text, _: text,
) -> str:
    """Return all diagnostics and a line that counts them, or "" if there are none.

    Of several notes of one code only the first is shown, and so it is of several
    places that suffer from one cause, unless `all_notes`.
    """
    found = dict.fromkeys(diagnostics)
    items = arranged(found if all_notes else _worth_locating(found), sources)
    alike = [item for item in found if _kind(item)]
    more = Counter(map(_kind, alike))
    blocks = []
    for item in items:
        others, kind = 0, _kind(item)
        if kind and not all_notes:
            if kind not in more:
                continue
            others = more.pop(kind) - 1
        blocks.append("\n".join(_block(item, others, display, paint)))
    if not blocks:
        return ""
    single = [item for item in items if not _kind(item)]
    return "\n\n".join([*blocks, summary([*single, *alike])]) + "\n"


def _kind(item: Diagnostic) -> tuple[str, ...]:
    """What others like it have in common with a diagnostic; nothing: it is shown."""
    if item.severity == "note":
        return (item.code,)
    return (item.code, item.severity, item.cause) if item.cause else ()


def _worth_locating(found: Iterable[Diagnostic]) -> list[Diagnostic]:
    """Leave out what another one like it stands before, in another file.

    That is not shown, and to find the place of a diagnostic takes reading its file.
    """
    first: dict[tuple[str, ...], str] = {}
    for item in found:
        kind = _kind(item)
        first[kind] = min(first.get(kind, item.uri), item.uri)
    return [i for i in found if not _kind(i) or i.uri == first[_kind(i)]]


def summary(diagnostics: Iterable[Diagnostic]) -> str:
    """Count by severity: "3 errors, 1 warning, 12 notes"."""
    counts = Counter(item.severity for item in diagnostics)
    return ", ".join(
        counted(counts[severity], severity)
        for severity in _SEVERITIES
        if counts[severity]
    )


def _block(
    item: Diagnostic, more: int, display: PathDisplay, paint: Paint
) -> Iterator[str]:
    """Yield the lines of one diagnostic, which stands for `more` like it."""
    targets = (item.target, *(other.target for other in item.related))
    gutter = max(
        (len(str(target.line)) for target in targets if isinstance(target, Span)),
        default=1,
    )
    place = paint(_place(item.target, display), "place")
    code = paint(f"{item.severity}[{item.code}]", item.severity)
    yield f"{place}{code}: {visible(item.message)}"
    yield from _framed(item.target, gutter, paint)
    if item.help:
        yield _remark("help: ", visible(item.help), gutter, paint)
    if more:
        said = f"and {more} more like this (--notes shows all)"
        yield _remark("", said, gutter, paint)
    for message, target in item.related:
        place = paint(_place(target, display), "place")
        yield f"{place}{paint('note', 'note')}: {visible(message)}"
        yield from _framed(target, gutter, paint)


def _place(target: Site, display: PathDisplay) -> str:
    if target is None:
        return ""
    path = visible(display(target.uri))
    if not isinstance(target, Span):
        return f"{path}: "
    return f"{path}:{target.line}:{target.column}: "


def _framed(target: Site, gutter: int, paint: Paint) -> Iterator[str]:
    if isinstance(target, Span):
        for line in frame(target, gutter):
            yield paint(line, "frame")


def _remark(label: str, said: str, gutter: int, paint: Paint) -> str:
    return f" {'':>{gutter}} {paint(f'= {label}', 'help')}{said}"
