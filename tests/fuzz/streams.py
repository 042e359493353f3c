"""What has to hold for every event of a stream, whatever its data are.

Owns the claims of the decoders: data that are valid become an event of their own class
and nothing else, which comes back the same; data that are not become an `UnknownEvent`
with their text and a reason; nothing raises, unless a policy is to; and the iterators
agree with `decode`.
"""

from __future__ import annotations

import asyncio
import json
from collections.abc import AsyncIterator, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from importlib import import_module
from typing import Any

from tests.fuzz.checks import Disagreement, difference
from tests.fuzz.oracle import Oracle
from tests.fuzz.subjects import Subject, Symbols, imported

REASONS = {"bad-json", "missing-tag", "unknown-tag", "wrong-payload"}


@dataclass(frozen=True)
class Sse:
    """An event as a wire decoder gives it."""

    event: str | None
    data: str


@dataclass(frozen=True)
class Decoder:
    """A stream of one package, with the classes that its schemas became there."""

    stream: Any
    symbols: Symbols

    @cached_property
    def unknown(self) -> type[Any]:
        """The class of what no class fits."""
        found: type[Any] = import_module(type(self.stream).__module__).UnknownEvent
        return found

    def decoded(self, sse: Sse, **policies: Any) -> Any:
        """The event, or what was raised in its place."""
        try:
            return self.stream.decode(sse, **policies)
        except Exception as error:  # noqa: BLE001 - whatever it is, it is the finding
            return error

    def iterated(self, events: Sequence[Sse], **policies: Any) -> list[Any]:
        """All events, as both iterators give them."""
        found = list(self.stream.iter_events(iter(events), **policies))

        async def each() -> AsyncIterator[Sse]:
            for sse in events:
                yield sse

        async def all_of_them() -> list[Any]:
            return [e async for e in self.stream.aiter_events(each(), **policies)]

        assert repr(asyncio.run(all_of_them())) == repr(found)
        return found


@dataclass(frozen=True)
class StreamSubject:
    """A stream under test: the schema of its events, and its decoders."""

    subject: Subject
    exact: Decoder
    tolerant: Decoder

    @property
    def place(self) -> str:
        return self.subject.place

    @cached_property
    def tagged(self) -> Mapping[str, str]:
        """The places of the variants of the schema, by their tags."""
        return dict(_tagged(self.subject.oracle, self.place))


def streams(
    subjects: Sequence[Subject], exact: Symbols, tolerant: Symbols
) -> Iterator[StreamSubject]:
    """Yield the streams of two packages whose data are JSON."""
    for subject in subjects:
        if "events" in exact[subject.place]:
            decoders = (
                Decoder(imported(symbols[subject.place]["events"]), symbols)
                for symbols in (exact, tolerant)
            )
            yield StreamSubject(subject, *decoders)


def check_event(found: StreamSubject, document: Any) -> Iterator[Disagreement]:
    """Yield every claim that does not hold for an event with a document for data."""
    data = json.dumps(document)
    tag = document.get("type") if isinstance(document, dict) else None
    name = tag if isinstance(tag, str) else None
    for kind in ("exact", "tolerant"):
        decoder = getattr(found, kind)
        for sse in (Sse(None, data), Sse("message", data), Sse(name, data)):
            for claim, detail in _claims(found, decoder, document, sse):
                yield Disagreement(found.place, f"{kind}: {claim}", document, detail)
    for sse in (Sse("other", data), Sse("error", data), Sse(None, data[:-1])):
        event = found.exact.decoded(sse)
        if isinstance(event, Exception):
            yield Disagreement(found.place, "raises", document, repr(event))


def _claims(
    found: StreamSubject, decoder: Decoder, document: Any, sse: Sse
) -> Iterator[tuple[str, str]]:
    event = decoder.decoded(sse, ignore=())
    if isinstance(event, Exception) or event is None:
        yield "raises, or gives nothing", repr(event)
        return
    valid = found.subject.is_valid(document)
    if isinstance(event, decoder.unknown):
        if valid and not _is_nameless(found, document):
            yield "valid, but unknown", repr(event)
        if event.raw != sse.data or event.reason not in REASONS:
            yield "unknown, and not as it came", repr(event)
        return
    if not valid and decoder is found.exact:
        yield "invalid, but known", repr(event)
    if detail := difference(document, event.to_dict(), found.subject):
        yield "does not come back the same", detail
    tag = document.get("type")
    place = found.tagged.get(str(tag), found.place)
    is_own = type(event) is imported(decoder.symbols[place]["model"])
    if not is_own and (found.tagged or event.type != tag):
        yield "of another class", repr(event)


def check_policies(found: StreamSubject, documents: Sequence[Any]) -> None:
    """Compare what becomes of events by policies with what they are without."""
    events = [Sse(None, json.dumps(document)) for document in documents]
    for decoder in (found.exact, found.tolerant):
        plain = [decoder.decoded(sse) for sse in events]
        known = [event for event in plain if event is not None]
        assert repr(decoder.iterated(events)) == repr(known)
        ended = [*events[:3], Sse(None, "[DONE]"), *events[3:]]
        before = [event for event in plain[:3] if event is not None]
        assert repr(decoder.iterated(ended)) == repr(before)
        kept = [e for e in known if not _is_skipped(decoder, e)]
        assert repr(decoder.iterated(events, on_unknown="skip")) == repr(kept)
        for sse, event in zip(events, plain, strict=True):
            is_error = _is_error(json.loads(sse.data))
            is_raised = isinstance(event, decoder.unknown) and not event.is_error
            for raises, policies in (
                (is_raised, {"on_unknown": "raise"}),
                (is_error and event is not None, {"on_error": "raise"}),
            ):
                raised = decoder.decoded(sse, **policies)
                assert isinstance(raised, Exception) is raises
                assert repr(raised.event if raises else raised) == repr(event)


def _is_skipped(decoder: Decoder, event: Any) -> bool:
    return isinstance(event, decoder.unknown) and not event.is_error


def _is_error(document: Any) -> bool:
    """Whether what was sent says that it is an error."""
    if not isinstance(document, dict):
        return False
    return document.get("type") == "error" or bool(document.get("error"))


def _is_nameless(found: StreamSubject, document: Any) -> bool:
    """Whether a valid document of a stream with tags has none, so that nobody knows it.

    `error` marks an error, which is none of the classes without an `error`.
    """
    if not isinstance(document, dict):
        return True
    return not isinstance(document.get("type"), str) or bool(document.get("error"))


def _tagged(oracle: Oracle, place: str) -> Iterator[tuple[str, str]]:
    """Yield the values of `type` of each variant, with its place."""
    schema = oracle.schema(place)
    uri = place.partition("#")[0]
    for variant in [*schema.get("oneOf", ()), *schema.get("anyOf", ())]:
        if "$ref" in variant:
            target = oracle.target(variant["$ref"], uri)
            tag = oracle.schema(target).get("properties", {}).get("type", {})
            values = [tag["const"]] if "const" in tag else tag.get("enum", ())
            yield from ((value, target) for value in values)
