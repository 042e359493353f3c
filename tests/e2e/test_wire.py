"""From a server to typed events: httpx, httpx-sse and the generated decoder.

Each case is what a server writes, byte for byte and chunk by chunk, and what a user
gets: the events, or what is raised, and after which events. All of them are read with
the sync and with the async client.
"""

import asyncio
from collections.abc import AsyncIterator
from dataclasses import dataclass, field
from typing import Any

import httpx
import pytest
from httpx_sse import SSEError, aconnect_sse, connect_sse
from starlette.applications import Starlette
from starlette.requests import Request
from starlette.responses import JSONResponse, Response, StreamingResponse
from starlette.routing import Route

PARTIAL = "image_generation.partial_image"
COMPLETED = "image_generation.completed"


def frame(data: str, name: str | None = None) -> bytes:
    """An event as it goes over the wire."""
    lines = [f"event: {name}"] if name else []
    lines += [f"data: {line}" for line in data.split("\n")]
    return "".join(f"{line}\n" for line in [*lines, ""]).encode()


def part(index: int, text: str = "aGk=") -> bytes:
    """A partial image."""
    data = f'{{"type":"{PARTIAL}","partial_image_index":{index},"b64_json":"{text}"}}'
    return frame(data, PARTIAL)


DONE = frame(f'{{"type":"{COMPLETED}","b64_json":"aGk="}}', COMPLETED)


class Abort(Exception):  # noqa: N818 - no error, but what a server does
    """The server goes away without a word."""


class Stay:
    """The server says no more, and keeps the connection open."""


@dataclass
class Case:
    """What a server writes, and what a user gets.

    `sent` are chunks; `size` cuts them smaller. `got` names the events by their class,
    or by the reason why they have none; `raised` is what ends them, if not the stream.
    """

    sent: list[Any]
    got: list[str]
    raised: type[Exception] | None = None
    policies: dict[str, Any] = field(default_factory=dict)
    size: int | None = None


CASES = {
    "a complete stream": Case(
        [part(0), part(1), DONE], ["PartialImage 0", "PartialImage 1", "Completed"]
    ),
    "no event line: the type in the data is enough": Case(
        [frame(f'{{"type":"{PARTIAL}","partial_image_index":0}}'), DONE],
        ["PartialImage 0", "Completed"],
    ),
    "no type in the data: the event line stands in": Case(
        [frame('{"partial_image_index":0}', PARTIAL), DONE],
        ["PartialImage 0", "Completed"],
    ),
    "closed midway, between events": Case(
        [part(0), Abort], ["PartialImage 0"], httpx.RemoteProtocolError
    ),
    "closed midway, inside an event: that one is not given": Case(
        [part(0), part(1)[:-20], Abort], ["PartialImage 0"], httpx.RemoteProtocolError
    ),
    "ended inside an event: that one is not given": Case(
        [part(0), part(1)[:-1]], ["PartialImage 0"]
    ),
    "a new kind of event in the middle": Case(
        [part(0), frame('{"type":"image_generation.new","x":1}'), DONE],
        [
            "PartialImage 0",
            "unknown-tag {'type': 'image_generation.new', 'x': 1}",
            "Completed",
        ],
    ),
    "a new kind of event, skipped": Case(
        [part(0), frame('{"type":"image_generation.new"}'), DONE],
        ["PartialImage 0", "Completed"],
        policies={"on_unknown": "skip"},
    ),
    "a new kind of event, raised": Case(
        [part(0), frame('{"type":"image_generation.new"}'), DONE],
        [
            "PartialImage 0",
            "no class fits the event 'image_generation.new': unknown-tag",
        ],
        policies={"on_unknown": "raise"},
    ),
    "a known event with a field of the wrong type": Case(
        [frame(f'{{"type":"{PARTIAL}","partial_image_index":"first"}}'), DONE],
        [
            f"wrong-payload {{'type': '{PARTIAL}', 'partial_image_index': 'first'}}",
            "Completed",
        ],
    ),
    "no JSON": Case([frame("oh no", PARTIAL), DONE], ["bad-json None", "Completed"]),
    "an error event": Case(
        [part(0), frame('{"type":"error","error":{"message":"no paint"}}', "error")],
        ["PartialImage 0", "Error"],
    ),
    "an error event, raised": Case(
        [part(0), frame('{"type":"error","error":{"message":"no paint"}}', "error")],
        ["PartialImage 0", "no paint"],
        policies={"on_error": "raise"},
    ),
    "an error in the data only": Case(
        [part(0), frame('{"error":{"message":"no paint"}}')],
        ["PartialImage 0", "missing-tag {'error': {'message': 'no paint'}}"],
    ),
    "an error in the data only, raised": Case(
        [part(0), frame('{"error":{"message":"no paint"}}')],
        ["PartialImage 0", "no paint"],
        policies={"on_error": "raise"},
    ),
    "an error that is a string, raised": Case(
        [part(0), frame('{"error":"no paint"}', "error")],
        ["PartialImage 0", "no paint"],
        policies={"on_error": "raise"},
    ),
    "[DONE] ends the stream, though the connection stays open": Case(
        [part(0), DONE, frame("[DONE]"), part(1), Stay], ["PartialImage 0", "Completed"]
    ),
    "comments and keep-alives": Case(
        [
            *(b": hello\n\n", part(0), b":\n\n: \n", frame("", "ping")),
            *(b"event: ping\n\n", frame('{"type":"ping"}')),
            *(b"retry: 10\n\n", b"id: 7\n\n", DONE),
        ],
        ["PartialImage 0", "Completed"],
    ),
    "data over several lines": Case(
        [frame(f'{{"type":\n"{PARTIAL}",\n"partial_image_index":0}}'), DONE],
        ["PartialImage 0", "Completed"],
    ),
    "a character over two chunks": Case(
        [part(0, "雪")[:-6], part(0, "雪")[-6:-5], part(0, "雪")[-5:], DONE],
        ["PartialImage 0 雪", "Completed"],
    ),
    "one byte a chunk": Case(
        [part(0, "é雪🎨"), DONE], ["PartialImage 0 é雪🎨", "Completed"], size=1
    ),
    "three bytes a chunk": Case(
        [part(0, "é雪🎨"), DONE], ["PartialImage 0 é雪🎨", "Completed"], size=3
    ),
    **{
        f"lines that end in {name}": Case(
            [part(0).replace(b"\n", end.encode()), DONE.replace(b"\n", end.encode())],
            ["PartialImage 0", "Completed"],
            size=size,
        )
        for name, end, size in (
            ("CR", "\r", None),
            ("LF", "\n", None),
            ("CRLF", "\r\n", None),
            ("CRLF, cut in two", "\r\n", 1),
        )
    },
    "lines with different ends": Case(
        [part(0).replace(b"\n", b"\r\n"), part(1), DONE.replace(b"\n", b"\r")],
        ["PartialImage 0", "PartialImage 1", "Completed"],
    ),
    "nothing at all": Case([], []),
}


async def body(sent: list[Any], size: int | None) -> AsyncIterator[bytes]:
    """The chunks of a case, cut to size."""
    for chunk in sent:
        if chunk is Abort:
            raise Abort
        if chunk is Stay:
            await asyncio.sleep(60)
            return
        for at in range(0, len(chunk), size or len(chunk)):
            yield chunk[at : at + (size or len(chunk))]
            await asyncio.sleep(0)  # each chunk is written by itself


@pytest.fixture(scope="module")
def url(serving):
    """A server that writes the case that it is asked for."""

    async def write(request: Request) -> Response:
        assert (await request.json())["stream"] is True
        case = CASES[request.query_params["case"]]
        chunks = body(case.sent, case.size)
        return StreamingResponse(chunks, media_type="text/event-stream")

    async def refuse(_request: Request) -> Response:
        return JSONResponse({"error": {"message": "no key"}}, status_code=401)

    async def answer(_request: Request) -> Response:
        return JSONResponse({"error": {"message": "no streams today"}})

    async def paint(_request: Request) -> Response:
        return Response(part(0, "A" * 3_000_000), media_type="text/event-stream")

    path = "/openai/v1/images/generations"
    routes = [
        Route(f"/{name}{path}", function, methods=["POST"])
        for name, function in (
            ("case", write),
            ("refuse", refuse),
            ("answer", answer),
            ("paint", paint),
        )
    ]
    with serving(Starlette(routes=routes)) as base:
        yield lambda name: f"{base}/{name}{path}"


@pytest.fixture(scope="module")
def request_body():
    """A request, as the params of the package describe it."""
    return {"model": "gpt-image-1", "prompt": "a lighthouse", "stream": True}


def described(api, event):
    """An event in few words."""
    if isinstance(event, api.UnknownEvent):
        assert event.raw
        return f"{event.reason} {event.data}"
    words = [type(event).__name__.removeprefix("OpenAIImageStream")]
    if event.partial_image_index is not None:
        words.append(str(event.partial_image_index))
    if event.b64_json not in (None, "aGk="):
        words.append(event.b64_json)
    return " ".join(words)


def read(api, url, request_body, params=None, **policies):
    """Read a stream to its end; what was raised comes last."""
    found = []
    try:
        with (
            httpx.Client(timeout=5) as client,
            connect_sse(
                client, "POST", url, json=request_body, params=params
            ) as source,
        ):
            source.response.raise_for_status()
            events = api.openai_image_stream.iter_events(source.iter_sse(), **policies)
            found.extend(described(api, event) for event in events)
    except (httpx.HTTPError, api.StreamError) as error:
        return found, error
    return found, None


async def aread(api, url, request_body, params=None, **policies):
    """Read a stream to its end, with the async client."""
    found = []
    try:
        async with (
            httpx.AsyncClient(timeout=5) as client,
            aconnect_sse(
                client, "POST", url, json=request_body, params=params
            ) as source,
        ):
            source.response.raise_for_status()
            stream = api.openai_image_stream
            async for event in stream.aiter_events(source.aiter_sse(), **policies):
                found.append(described(api, event))  # noqa: PERF401 - kept on errors
    except (httpx.HTTPError, api.StreamError) as error:
        return found, error
    return found, None


@pytest.mark.parametrize("is_async", [False, True], ids=["sync", "async"])
@pytest.mark.parametrize("name", CASES)
def test_what_a_user_gets(name, is_async, gateway_api, url, request_body):
    case = CASES[name]
    arguments = (gateway_api, url("case"), request_body, {"case": name})
    if is_async:
        found, error = asyncio.run(aread(*arguments, **case.policies))
    else:
        found, error = read(*arguments, **case.policies)
    if isinstance(error, gateway_api.StreamError):
        found.append(str(error))
    else:
        assert type(error) is (case.raised or type(None))
    assert found == case.got


def test_a_large_event(gateway_api, url, request_body):
    found, error = read(gateway_api, url("paint"), request_body)
    assert error is None
    assert found == ["PartialImage 0 " + "A" * 3_000_000]


def test_a_status_is_for_the_caller_to_check(gateway_api, url, request_body):
    found, error = read(gateway_api, url("refuse"), request_body)
    assert found == []
    assert isinstance(error, httpx.HTTPStatusError)
    assert error.response.status_code == 401


def test_an_answer_that_is_no_stream(gateway_api, url, request_body):
    """httpx-sse looks at the content type before anything is decoded."""
    found, error = read(gateway_api, url("answer"), request_body)
    assert found == []
    assert isinstance(error, SSEError)


def test_the_streams_table_leads_to_the_decoder(gateway_api):
    streams = gateway_api.STREAMS
    assert streams["openaiCreateImage"] is gateway_api.openai_image_stream
    assert {*streams} == {
        "azureCreateImage",
        "imageEdit",
        "imageGeneration",
        "openaiCreateImage",
    }
