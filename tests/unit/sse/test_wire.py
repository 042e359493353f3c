"""From bytes to events, through httpx-sse: what a user of a stream gets.

The cases are those of the event stream section of the WHATWG HTML standard, each in
chunks of several sizes. httpx-sse departs from it in a few places. What can be
absorbed once an event is cut is absorbed by `EventStream`; the rest is pinned down
here, under "What stays as httpx-sse has it".
"""

import asyncio
import json
from collections.abc import AsyncIterator, Iterator
from typing import Any

import httpx
import pytest
from httpx_sse import aconnect_sse, connect_sse

from tests.unit.sse.runtime import runtime

SIZES = [None, 1, 2, 3, 5]
URL = "https://gateway.test/v1/stream"

# Whole events: {"event": …, "data": …} and "id" and "retry" where there are any.
WHOLE: Any = runtime.EventStream(
    default=dict[str, Any], keyed_by="event", text=True, ignore=()
)
# Payloads, of any type.
JSON: Any = runtime.EventStream(default=Any)


class Chunks(httpx.SyncByteStream, httpx.AsyncByteStream):
    """A response body in chunks of one size, failing after them if told to."""

    def __init__(
        self, body: bytes, size: int | None = None, error: Exception | None = None
    ) -> None:
        size = size or max(len(body), 1)
        self.chunks = [body[at : at + size] for at in range(0, len(body), size)]
        self.error = error
        self.closed = 0

    def __iter__(self) -> Iterator[bytes]:
        yield from self.chunks
        if self.error:
            raise self.error

    async def __aiter__(self) -> AsyncIterator[bytes]:
        for chunk in self.chunks:
            yield chunk
        if self.error:
            raise self.error

    def close(self) -> None:
        self.closed += 1

    async def aclose(self) -> None:
        self.closed += 1


def transport(
    chunks: Chunks, content_type: str = "text/event-stream"
) -> httpx.MockTransport:
    headers = {"content-type": content_type}
    return httpx.MockTransport(
        lambda _: httpx.Response(200, headers=headers, stream=chunks)
    )


def receive(
    stream: Any,
    body: bytes | Chunks,
    size: int | None = None,
    content_type: str = "text/event-stream",
    **policies: Any,
) -> list[Any]:
    """Read a stream to its end, as the README of a generated package shows it."""
    chunks = Chunks(body, size) if isinstance(body, bytes) else body
    with (
        httpx.Client(transport=transport(chunks, content_type)) as client,
        connect_sse(client, "POST", URL, json={}) as source,
    ):
        return list(stream.iter_events(source.iter_sse(), **policies))


def event(data: str, name: str = "message", **rest: Any) -> dict[str, Any]:
    return {"event": name, "data": data, **rest}


CASES: dict[str, tuple[str | bytes, list[dict[str, Any]]]] = {
    # Lines
    "lf": ("data: a\n\ndata: b\n\n", [event("a"), event("b")]),
    "crlf": ("data: a\r\n\r\ndata: b\r\n\r\n", [event("a"), event("b")]),
    "cr": ("data: a\r\rdata: b\r\r", [event("a"), event("b")]),
    "mixed line ends": (
        "event: x\r\ndata: a\rdata: b\n\r\ndata: c\r\n\n",
        [event("a\nb", "x"), event("c")],
    ),
    "several blank lines": ("\n\ndata: a\n\n\n\ndata: b\n\n", [event("a"), event("b")]),
    "line separator is text": ("data: a\u2028b\u2029c\n\n", [event("a\u2028b\u2029c")]),
    "vt, ff and fs are text": ("data: a\vb\fc\x1cd\n\n", [event("a\vb\fc\x1cd")]),
    "nel is text": ("data: a\x85b\n\n", [event("a\x85b")]),
    # Fields
    "no space": ("event:x\ndata:a\n\n", [event("a", "x")]),
    "one space is taken off": ("data:  a \n\n", [event(" a ")]),
    "a tab is not": ("data:\ta\n\n", [event("\ta")]),
    "colons in the value": ("data: a: b:c\n\n", [event("a: b:c")]),
    "no colon": ("data\ndata\n\n", [event("\n")]),
    "comment": (": hello\n:\ndata: a\n: data: b\n\n", [event("a")]),
    "keep-alive": (":\n\n: keep-alive\n\ndata: a\n\n:\n\n", [event("a")]),
    "unknown field": ("colour: x\ndata: a\ndatax: b\n\n", [event("a")]),
    "fields are case-sensitive": ("Data: a\nEVENT: x\ndata: b\n\n", [event("b")]),
    "space before a field": (" data: a\ndata: b\n\n", [event("b")]),
    # Data
    "multi-line data": ("data: a\ndata: b\ndata:\ndata: c\n\n", [event("a\nb\n\nc")]),
    "data around a comment": (
        "data: a\n:\nevent: x\ndata: b\n\n",
        [event("a\nb", "x")],
    ),
    "no data": ("event: x\n\ndata: a\n\n", [event("a")]),
    "unfinished at the end": ("data: a\n\nevent: x\ndata: b\n", [event("a")]),
    "unfinished line at the end": ("data: a\n\ndata: b", [event("a")]),
    # Name, id, retry
    "the last name counts": ("event: x\nevent: y\ndata: a\n\n", [event("a", "y")]),
    "a name is for one event": (
        "event: x\ndata: a\n\ndata: b\n\n",
        [event("a", "x"), event("b")],
    ),
    "an id stays": (
        "id: 1\ndata: a\n\ndata: b\n\nid\ndata: c\n\n",
        [event("a", id="1"), event("b", id="1"), event("c")],
    ),
    "an id alone": ("id: 1\n\n\n\ndata: a\n\n", [event("a", id="1")]),
    "an id with nul": ("id: 1\0\ndata: a\n\n", [event("a")]),
    "retry alone": ("retry: 5\n\ndata: a\n\n", [event("a")]),
    "retry": ("retry: 5\nretry: soon\ndata: a\n\n", [event("a", retry=5)]),
    # Characters
    "utf-8": ("event: é\ndata: ü€😀\n\n", [event("ü€😀", "é")]),
    "bad utf-8": (b"data: a\xff\xe2\x82b\n\n", [event("a\ufffd\ufffdb")]),
    "nothing": ("", []),
}


@pytest.mark.parametrize("size", SIZES)
@pytest.mark.parametrize("case", CASES)
def test_conformance(case: str, size: int | None) -> None:
    body, expected = CASES[case]
    body = body if isinstance(body, bytes) else body.encode()
    assert receive(WHOLE, body, size) == expected


@pytest.mark.parametrize("size", SIZES)
def test_conformance_async(size: int | None) -> None:
    async def receive_async(body: bytes) -> list[Any]:
        async with (
            httpx.AsyncClient(transport=transport(Chunks(body, size))) as client,
            aconnect_sse(client, "POST", URL) as source,
        ):
            return [e async for e in WHOLE.aiter_events(source.aiter_sse())]

    for body, expected in CASES.values():
        sent = body if isinstance(body, bytes) else body.encode()
        assert asyncio.run(receive_async(sent)) == expected


# --- What stays as httpx-sse has it


@pytest.mark.parametrize("size", SIZES)
def test_a_byte_order_mark_costs_the_first_line(size: int | None) -> None:
    body = b"\xef\xbb\xbfevent: x\ndata: a\n\ndata: b\n\n"
    assert receive(WHOLE, body, size) == [event("a"), event("b")]
    body = b"\xef\xbb\xbfdata: a\n\ndata: b\n\n"
    assert receive(WHOLE, body, size) == [event("b")]


def test_retry_is_read_by_python_and_not_by_digits_only() -> None:
    assert receive(WHOLE, b"retry: +5\ndata: a\n\n") == [event("a", retry=5)]
    assert receive(JSON, b"retry: +5\ndata: 1\n\n") == [1]  # harmless otherwise


def test_the_charset_of_the_response_is_believed() -> None:
    latin = "text/event-stream; charset=iso-8859-1"
    assert receive(WHOLE, "data: é\n\n".encode(), None, latin) == [event("Ã©")]


def test_an_empty_data_line_gives_no_event() -> None:
    assert receive(WHOLE, b"data:\n\ndata\n\ndata: a\n\n") == [event("a")]


def test_an_error_that_is_not_in_an_event_is_not_seen() -> None:
    body = b'data: 1\n\n{"error": {"message": "no"}}\n\ndata: 2\n\n'
    assert receive(JSON, body) == [1, 2]


# --- Payloads


@pytest.mark.parametrize("size", SIZES)
def test_payloads(size: int | None) -> None:
    body = (
        ": open\n\nevent: ping\n\n"
        'data: {"a":\ndata: "ü€😀"}\n\n'
        "event: ping\ndata: {}\n\n"
        "data: {broken\n\n"
        'event: x\ndata: [1, 2.0, "\\u2028"]\n\n'
        "data: [DONE]\n\ndata: 3\n\n"
    ).encode()
    first, broken, last = receive(JSON, body, size)
    assert (first, last) == ({"a": "ü€😀"}, [1, 2.0, "\u2028"])
    assert (broken.raw, broken.reason, broken.event) == ("{broken", "bad-json", None)
    assert receive(JSON, body, size, on_unknown="skip") == [first, last]


@pytest.mark.parametrize("size", [1024, 16 * 1024, None])
def test_a_large_event(size: int | None) -> None:
    image = "A" * 3_000_000
    body = b"data: " + json.dumps({"b64_json": image}).encode() + b"\n\n"
    assert receive(JSON, body, size) == [{"b64_json": image}]


def test_what_came_before_a_failure_is_given() -> None:
    failure = httpx.ReadError("connection reset")
    chunks = Chunks(b"data: 1\n\ndata: 2\n\ndata: 3", 4, failure)
    client = httpx.Client(transport=transport(chunks))
    with client, connect_sse(client, "GET", URL) as source:
        events = JSON.iter_events(source.iter_sse())
        assert [next(events), next(events)] == [1, 2]
        with pytest.raises(httpx.ReadError, match="connection reset"):
            next(events)


def test_the_response_is_closed_by_its_owner() -> None:
    chunks = Chunks(b"data: [DONE]\n\ndata: 1\n\n", 1)
    client = httpx.Client(transport=transport(chunks))
    with client, connect_sse(client, "GET", URL) as source:
        assert list(JSON.iter_events(source.iter_sse())) == []
        assert not source.response.is_closed
    assert chunks.closed == 1
