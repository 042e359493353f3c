"""Read YAML into plain values, from the events of its parser.

Owns what YAML means here: string keys, the scalars of the core schema, anchors,
aliases, merge keys, tags, and how much of each is too much. Takes the bytes of one
document in UTF-8, gives dicts, lists and scalars without positions; of a large one it
leaves landmarks, for whoever needs positions later. Must not know where the bytes came
from, nor what the values mean.
"""

from __future__ import annotations

from sys import intern
from typing import Any, Final

import yaml
from msgspec import Struct

from specgen.diagnostics import Diagnostics, did_you_mean
from specgen.limits import MAX_ALIAS_EXPANSION, MAX_DEPTH
from specgen.load import scalars
from specgen.load.from_json import Loaded
from specgen.load.yaml_errors import report_yaml_error
from specgen.source import SourceFile, Span
from specgen.source.landmarks import DEPTH, SMALLEST, Landmark, Landmarks
from specgen.source.positions import MERGE_KEY
from specgen.source.yaml_parser import yaml_parser

_ITEM: Final = object()
"""Stands for the key while the items of a sequence are read."""

_SCALAR: Final = yaml.ScalarEvent
_MAPPING: Final = yaml.MappingStartEvent
_SEQUENCE: Final = yaml.SequenceStartEvent
_MAPPING_END: Final = yaml.MappingEndEvent
_SEQUENCE_END: Final = yaml.SequenceEndEvent
_ALIAS: Final = yaml.AliasEvent


class _Anchor(Struct):
    """A named value: its text if it is a scalar, and what it costs to repeat it."""

    value: Any
    start: int
    depth: int
    text: str | None = None
    size: int = 0
    height: int = 0
    is_open: bool = False
    repeated_before: int = 0
    deepest_before: int = 0


def load_yaml(
    data: bytes, source: SourceFile, diagnostics: Diagnostics
) -> Loaded | None:
    """Return the value of `data`, the text of `source` in UTF-8, or None.

    None stands for a document that is of no use: the diagnostics say why.
    """
    try:
        builder = _Builder(data, source, diagnostics)
        builder.run()
    except yaml.YAMLError as error:
        report_yaml_error(error, data, source, diagnostics)
        return None
    if builder.is_broken:
        return None
    if builder.noted and not builder.has_duplicates:
        source.landmarks = builder.landmarks
    value = builder.root[0] if builder.root else None
    return Loaded(value, builder.has_duplicates, builder.has_aliases)


class _Builder:
    """The state of building the one document of a file.

    `run` holds in local variables what every event needs. What few events have, such
    as a tag, an anchor or a depth not reached before, goes through the other methods.
    """

    def __init__(
        self, data: bytes, source: SourceFile, diagnostics: Diagnostics
    ) -> None:
        self.root: list[Any] = []
        self.is_broken = False
        self.has_duplicates = False
        self.landmarks = Landmarks()
        self.noted = DEPTH if len(data) >= SMALLEST else 0
        self._loader = yaml_parser()(data)
        self._source = source
        self._diagnostics = diagnostics
        self._documents = 0
        self._anchors: dict[str, _Anchor] = {}
        self._open: list[_Anchor] = []
        self._merging: dict[int, Any] = {}  # id of a mapping: event of its merge key
        self._repeated = 0
        self._deepest = 0

    def run(self) -> None:  # noqa: C901, PLR0912, PLR0915 - see below
        """Consume events until the document is complete or beyond repair.

        The hot path of loading, in one piece as a call for each event would cost more
        than all the rest: for 3 MB, libyaml takes 0.11 s and this loop 0.05 s.

        Raises:
            yaml.YAMLError: where the file is no YAML.
        """
        next_event, special = self._loader.get_event, scalars.FIRST_OF_NON_STRINGS
        noted = self.noted
        scalar, mapping, sequence = _SCALAR, _MAPPING, _SEQUENCE
        container: Any = self.root
        key: Any = _ITEM  # None where a mapping waits for its next key
        stack: list[tuple[Any, Any]] = []
        while True:
            event = next_event()
            kind = type(event)
            if kind is scalar:
                value = event.value
                if key is None:
                    if len(stack) <= noted:
                        self._note(event, len(stack))
                    if value in container or event.tag or event.anchor:
                        self._unusual_key(event, container)
                    elif value == MERGE_KEY and event.implicit[0]:
                        self._merging[id(container)] = event
                    key = intern(value)
                    continue
                if event.tag or event.anchor:
                    value = self._unusual_scalar(event, len(stack))
                elif event.implicit[0] and (not value or value[0] in special):
                    value = self._plain(event)
            elif kind is mapping or kind is sequence:
                value = {} if kind is mapping else []
                unusual = len(stack) >= self._deepest or event.tag or event.anchor
                if unusual and not self._unusual_start(event, value, len(stack) + 1):
                    return
                if key is None:
                    key = self._collection_as_key(event)
                elif key is _ITEM:
                    container.append(value)
                else:
                    container[key] = value
                    key = None
                stack.append((container, key))
                container, key = value, (None if kind is mapping else _ITEM)
                continue
            elif kind is _MAPPING_END or kind is _SEQUENCE_END:
                if self._open or self._merging:
                    self._unusual_end(event, container)
                container, key = stack.pop()
                continue
            elif kind is _ALIAS:
                value = self._alias(event, len(stack), is_key=key is None)
                if self._repeated > MAX_ALIAS_EXPANSION:
                    return
                if key is None:
                    self.has_duplicates |= value in container
                    key = value
                    continue
            elif self._goes_on(event):
                continue
            else:
                return
            if key is _ITEM:
                container.append(value)
            else:
                container[key] = value
                key = None

    def _report(self, code: str, event: Any, **values: Any) -> None:
        self._diagnostics.report(code, self._span(event), **values)

    def _span(self, event: Any) -> Span:
        return self._source.span(event.start_mark.index, event.end_mark.index)

    @property
    def has_aliases(self) -> bool:
        """Whether an alias repeats anything."""
        return self._repeated > 0

    def _note(self, key: Any, depth: int) -> None:
        """Note where a key of one of the upper mappings stands."""
        start, end = key.start_mark, key.end_mark.index
        landmark = Landmark(depth, key.value, start.index, end, start.column)
        self.landmarks.keys.append(landmark)

    def _goes_on(self, event: Any) -> bool:
        """Tell whether there is more to read after an event that is no node."""
        if type(event) is yaml.DocumentStartEvent:
            self._documents += 1
            if self._documents > 1:
                self.is_broken = True
                self._report("yaml-multiple-documents", event)
                return False
        return type(event) is not yaml.StreamEndEvent

    def _plain(self, event: Any) -> scalars.Scalar:
        try:
            return scalars.plain(event.value)
        except ValueError:
            return self._bad_value(event, "a number that can be read")

    def _bad_value(self, event: Any, expected: str) -> str:
        text: str = event.value
        actual = repr(text if len(text) <= 40 else f"{text[:40]}…")
        self._report("yaml-bad-value", event, actual=actual, expected=expected)
        return text

    def _unusual_key(self, event: Any, container: dict[str, Any]) -> None:
        """Handle a key that its mapping has already, or that has a tag or an anchor."""
        if event.value in container:
            # Both places are found again once all such keys are known.
            self.has_duplicates = True
        if event.tag:
            self._tagged(event)
        if event.anchor:
            self._name_scalar(event, event.value, 0)

    def _collection_as_key(self, event: Any) -> str:
        """Refuse a collection as a key; what stands for it is never looked at."""
        self.is_broken = True
        actual = "a mapping" if type(event) is _MAPPING else "a sequence"
        self._report("yaml-bad-key", event, actual=actual)
        return ""

    def _unusual_scalar(self, event: Any, depth: int) -> scalars.Scalar:
        """Return the value of a scalar that has a tag or an anchor."""
        value: scalars.Scalar = event.value
        if event.tag:
            value = self._tagged(event)
        elif event.implicit[0]:
            value = self._plain(event)
        if event.anchor:
            self._name_scalar(event, value, depth)
        return value

    def _name_scalar(self, event: Any, value: scalars.Scalar, depth: int) -> None:
        start = event.start_mark.index
        self._anchors[event.anchor] = _Anchor(
            value, start, depth, event.value, size=event.end_mark.index - start
        )

    def _tagged(self, event: Any) -> scalars.Scalar:
        """Return the value of a scalar under its tag; `!` alone makes a string."""
        if event.tag == "!":
            return str(event.value)
        if event.tag not in scalars.EXPECTED:
            self._unknown_tag(event)
            return str(event.value)
        try:
            return scalars.tagged(event.tag, event.value)
        except ValueError:
            return self._bad_value(event, scalars.EXPECTED[event.tag])

    def _unknown_tag(self, event: Any) -> None:
        tag = str(event.tag)
        shown = f"!!{tag.removeprefix(scalars.CORE)}" if scalars.CORE in tag else tag
        self._report("yaml-unknown-tag", event, tag=shown)

    def _unusual_start(self, event: Any, value: Any, depth: int) -> bool:
        """Handle a collection with a tag or an anchor, or deeper than all before.

        Returns whether the document is still worth reading.
        """
        kind = "map" if type(event) is _MAPPING else "seq"
        if event.tag and event.tag not in ("!", scalars.CORE + kind):
            self._unknown_tag(event)
        if not self._reaches(event, depth):
            return False
        if event.anchor:
            anchor = _Anchor(value, event.start_mark.index, depth, is_open=True)
            anchor.repeated_before = self._repeated
            anchor.deepest_before = self._deepest
            self._deepest = depth
            self._anchors[event.anchor] = anchor
            self._open.append(anchor)
        return True

    def _reaches(self, event: Any, depth: int) -> bool:
        """Note how deep the document goes; report and return False if too deep."""
        self._deepest = max(self._deepest, depth)
        if depth <= MAX_DEPTH:
            return True
        self.is_broken = True
        self._report("yaml-too-deep", event, limit=MAX_DEPTH)
        return False

    def _unusual_end(self, event: Any, container: Any) -> None:
        """Complete a collection that has an anchor or a merge key."""
        merge = self._merging.pop(id(container), None)
        if merge is not None:
            self._merge(merge, container)
        if self._open and self._open[-1].value is container:
            anchor = self._open.pop()
            anchor.is_open = False
            anchor.height = self._deepest - anchor.depth + 1
            written = event.end_mark.index - anchor.start
            anchor.size = written + self._repeated - anchor.repeated_before
            self._deepest = max(self._deepest, anchor.deepest_before)

    def _merge(self, event: Any, container: dict[str, Any]) -> None:
        """Put the mappings of a merge key in front; keys of the mapping itself win."""
        merged = container.pop(MERGE_KEY, None)
        if self.is_broken:
            return  # what stands for an alias to nothing is no mapping either
        sources = merged if type(merged) is list else [merged]
        if not all(type(source) is dict for source in sources):
            self._report("yaml-bad-merge", event)
            return
        own = dict(container)
        container.clear()
        for source in sources:
            for key, value in source.items():
                container.setdefault(key, value)
        container.update(own)

    def _alias(self, event: Any, depth: int, *, is_key: bool) -> Any:
        """Return the value that an alias repeats, or its text where that is a key."""
        anchor = self._anchors.get(event.anchor)
        if anchor is None:
            # Once is enough: a file may have as many aliases as it has lines.
            near = "" if self.is_broken else did_you_mean(event.anchor, self._anchors)
            self.is_broken = True
            self._report(
                "yaml-undefined-alias", event, alias=event.anchor, suggestion=near
            )
            return ""
        if anchor.is_open:
            self.is_broken = True
            self._report("yaml-recursive-alias", event, alias=event.anchor)
            return ""
        if is_key:
            self.noted = 0  # an alias is no landmark, and what follows it needs one
            if anchor.text is None:
                return self._collection_as_key(event)
        self._repeated += max(anchor.size, 1)
        if self._repeated > MAX_ALIAS_EXPANSION:
            self.is_broken = True
            self._report("yaml-alias-bomb", event, limit=MAX_ALIAS_EXPANSION)
        self._reaches(event, depth + anchor.height)
        return anchor.text if is_key else anchor.value
