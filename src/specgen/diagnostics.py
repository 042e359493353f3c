"""The bag that collects what is wrong with a specification.

Owns the shape of a diagnostic; what diagnostics there are is in `codes`. Takes a code,
a place and the values of the message; gives diagnostics that are complete, located,
sorted and free of repeats. Must not know who reports and who prints. An exception
means a bug of our own: a code that is not in the table, or a value left out that its
message needs.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from typing import NamedTuple, TypeAlias

from specgen.codes import CODES, Severity
from specgen.source import EntryPart, Location, SourceFile, Span

__all__ = [
    "CODES",
    "MISSPELT",
    "Diagnostic",
    "Diagnostics",
    "Related",
    "Severity",
    "Site",
    "and_more",
    "arranged",
    "counted",
    "did_you_mean",
    "listed",
    "meant",
    "nearest",
]

_LONGEST_TEXT = 1000
"""Characters of a message: a value that it quotes may be a megabyte long."""

# Names are compared with each other at a cost that grows with both numbers; beyond
# these, a suggestion would take longer than the build.
_LONGEST_NAME = 100
_MANY_NAMES = 2000
_SAME_START = 3
ALIKE = 0.6
"""How like a name that is meant is at least, of 1: one of those there can be."""
MISSPELT = 0.85
"""How like it is at least where the name may as well be one of somebody else's own."""
_NOISE = 0.1
"""What is that much less like a name than the nearest is no help beside it."""

Site: TypeAlias = Location | Span | None
"""Where something is: by pointer, by offsets once that is looked up, or nowhere."""


class Related(NamedTuple):
    """Another place that belongs to a diagnostic, and what it has to do with it."""

    message: str
    target: Site


class Diagnostic(NamedTuple):
    """One finding, complete: every printer works from this alone."""

    code: str
    severity: Severity
    message: str
    help: str = ""
    target: Site = None
    related: tuple[Related, ...] = ()
    cause: str = ""
    """What is wrong elsewhere, such as a file that is missing, where that is why: many
    places may suffer from it."""

    @classmethod
    def of(
        cls,
        code: str,
        target: Site,
        *,
        related: Iterable[Related] = (),
        severity: Severity | None = None,
        cause: str = "",
        **values: object,
    ) -> Diagnostic:
        """Make one of `code` at `target`, its templates filled with `values`.

        `severity` overrides that of the table, where the configuration says so. The
        one value that may be left out is `suggestion`: there may be nothing to suggest.
        """
        kind = CODES[code]
        values.setdefault("suggestion", "")
        return cls(
            code=code,
            severity=severity or kind.severity,
            message=_clip(kind.message.format(**values)),
            help=_clip(kind.help.format(**values)),
            target=target,
            related=tuple(related),
            cause=cause,
        )

    @property
    def uri(self) -> str:
        """The file that it is about, "" where it is about none."""
        return self.target.uri if self.target else ""


class Diagnostics:
    """The bag: stages report into it, and nobody stops at the first error."""

    def __init__(self, diagnostics: Iterable[Diagnostic] = ()) -> None:
        """Begin with `diagnostics`, as a rule with none."""
        self._items = list(diagnostics)

    def __iter__(self) -> Iterator[Diagnostic]:
        """Iterate in the order of reporting."""
        return iter(self._items)

    def __len__(self) -> int:
        """Count what was reported, repeats included."""
        return len(self._items)

    @property
    def has_errors(self) -> bool:
        """Whether anything was reported that keeps output from being written."""
        return any(item.severity == "error" for item in self._items)

    def report(
        self,
        code: str,
        target: Site,
        *,
        related: Iterable[Related] = (),
        severity: Severity | None = None,
        cause: str = "",
        **values: object,
    ) -> None:
        """Add `Diagnostic.of` all of this."""
        found = Diagnostic.of(
            code, target, related=related, severity=severity, cause=cause, **values
        )
        self._items.append(found)

    def extend(self, diagnostics: Iterable[Diagnostic]) -> None:
        """Add finished diagnostics, such as those of another bag."""
        self._items.extend(diagnostics)

    def sorted(self, sources: Mapping[str, SourceFile]) -> tuple[Diagnostic, ...]:
        """Return all of it located, by path, line, column and code, without repeats."""
        return arranged(self._items, sources)


def arranged(
    diagnostics: Iterable[Diagnostic], sources: Mapping[str, SourceFile]
) -> tuple[Diagnostic, ...]:
    """Locate, sort and rid of repeats: the order in which every printer prints.

    Every `Location` in a file of `sources` becomes a `Span`; each file is walked once
    however many diagnostics it has.
    """
    items = list(diagnostics)
    spans = _spans(items, sources)

    def located(target: Site) -> Site:
        return spans.get(target, target) if isinstance(target, Location) else target

    unique = dict.fromkeys(
        item._replace(
            target=located(item.target),
            related=tuple(
                Related(other.message, located(other.target)) for other in item.related
            ),
        )
        for item in items
    )
    return tuple(sorted(unique, key=_sort_key))


def did_you_mean(
    name: str, candidates: Collection[str], count: int = 3, *, like: float = ALIKE
) -> str:
    """Return "did you mean …?" with the nearest of `candidates`, or nothing."""
    return meant(nearest(name, candidates, count, like=like))


def meant(names: Sequence[str]) -> str:
    """Return "did you mean …?" with all of `names`; nothing where there are none."""
    return f"did you mean {listed(map(repr, names), 'or')}?" if names else ""


def listed(names: Iterable[str], conjunction: str) -> str:
    """Return names, at least one, as a sentence lists them."""
    *others, last = names
    return f"{', '.join(others)}{f' {conjunction} ' if others else ''}{last}"


def counted(count: int, what: str) -> str:
    """Return how many there are of something: "1 file", "2 files"."""
    return f"{count} {what}{'' if count == 1 else 's'}"


def and_more(count: int) -> str:
    """Return how many are not listed, " and 3 more"; nothing where all of them are."""
    return f" and {count} more" if count > 0 else ""


def nearest(
    name: str, candidates: Collection[str], count: int = 3, *, like: float = ALIKE
) -> list[str]:
    """Return those of `candidates` that are spelt nearly like `name`, in any case.

    `like` is from 0 to 1, for the same name.
    """
    if len(name) > _LONGEST_NAME:
        return []
    if len(candidates) > _MANY_NAMES:
        start = name[:_SAME_START].casefold()
        candidates = [each for each in candidates if each.casefold().startswith(start)]
    short = [each for each in candidates if len(each) <= _LONGEST_NAME]
    spelt: dict[str, list[str]] = {}
    for each in short[:_MANY_NAMES]:
        spelt.setdefault(each.casefold(), []).append(each)
    wanted = name.casefold()
    if wanted in spelt:
        return spelt[wanted][:count]
    # Imported here as most runs have nothing to suggest.
    import difflib

    found = difflib.get_close_matches(wanted, spelt, n=count, cutoff=like)
    likeness = [difflib.SequenceMatcher(None, near, wanted).ratio() for near in found]
    close = [
        near
        for near, likely in zip(found, likeness, strict=True)
        if likely > likeness[0] - _NOISE
    ]
    return [each for near in close for each in spelt[near]][:count]


def _clip(text: str) -> str:
    return text if len(text) <= _LONGEST_TEXT else f"{text[:_LONGEST_TEXT]}…"


def _spans(
    items: Iterable[Diagnostic], sources: Mapping[str, SourceFile]
) -> dict[Location, Span]:
    """Locate every place that is named by pointer, in one pass over each file."""
    wanted: dict[str, set[tuple[str, EntryPart]]] = {}
    for item in items:
        for target in (item.target, *(other.target for other in item.related)):
            if isinstance(target, Location) and target.uri in sources:
                wanted.setdefault(target.uri, set()).add((target.pointer, target.part))
    return {
        Location(uri, pointer, part): span
        for uri, places in wanted.items()
        for (pointer, part), span in sources[uri].locate_all(places).items()
    }


def _sort_key(item: Diagnostic) -> tuple[str, int, int, str, str]:
    line, column = 0, 0
    if isinstance(item.target, Span):
        line, column = item.target.file.position(item.target.start)
    return (item.uri, line, column, item.code, item.message)
