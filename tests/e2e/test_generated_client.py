"""httpx and httpx-sse read the wire, the generated decoder says what came.

Each case says what the user gets: classes for events that fit, `UnknownEvent` with
text and reason for all others, and nothing lost.
"""

from __future__ import annotations

import asyncio
import json
import resource

import httpx
import pytest
from httpx_sse import aconnect_sse, connect_sse

from tests.e2e.conftest import serving

PARTIAL = '{"type": "image_generation.partial_image", "b64_json": "%s"}'
COMPLETED = '{"type": "image_generation.completed", "b64_json": "done"}'


@pytest.fixture(scope="module")
def url():
    from tests.e2e.gateway import application

    with serving(application()) as address:
        yield address


@pytest.fixture
def received(url):
    """What a stream yields whose server sends these chunks."""
    from gateway_models import openai_image_stream

    from tests.e2e.gateway import CHUNKS

    def receive(*chunks, **policies):
        CHUNKS["case"] = [c.encode() if isinstance(c, str) else c for c in chunks]
        with (
            httpx.Client(base_url=url) as client,
            connect_sse(client, "GET", "/raw/case") as source,
        ):
            source.response.raise_for_status()
            return list(openai_image_stream.iter_events(source.iter_sse(), **policies))

    return receive


def kinds(events):
    return [type(event).__name__ for event in events]


def test_a_whole_stream_of_the_api(url):
    from gateway_models import OpenAIImageGenerationRequestParam, openai_image_stream

    request: OpenAIImageGenerationRequestParam = {
        "model": "m",
        "prompt": "a lighthouse",
        "stream": True,
    }
    path = "/openai/v1/images/generations"
    with (
        httpx.Client(base_url=url) as client,
        connect_sse(client, "POST", path, json=request) as source,
    ):
        source.response.raise_for_status()
        stream = openai_image_stream.iter_events(source.iter_sse(), on_error="raise")
        events = list(stream)
    assert kinds(events) == [
        "OpenAIImageStreamPartialImage",
        "OpenAIImageStreamPartialImage",
        "OpenAIImageStreamCompleted",
    ]
    assert events[-1].usage.total_tokens == 7


def test_server_closes_midway(received):
    events = received(f"data: {PARTIAL % 1}\n\n", 'data: {"type": "image_gen')
    assert kinds(events) == ["OpenAIImageStreamPartialImage"]


def test_unknown_event_in_the_middle(received):
    strange = '{"type": "image_generation.sketch", "lines": [1, 2]}'
    events = received(
        f"data: {PARTIAL % 1}\n\ndata: {strange}\n\ndata: {COMPLETED}\n\n"
    )
    assert kinds(events) == [
        "OpenAIImageStreamPartialImage",
        "UnknownEvent",
        "OpenAIImageStreamCompleted",
    ]
    assert events[1].raw == strange
    assert events[1].data == json.loads(strange)
    assert events[1].reason == "unknown-tag"


def test_error_event(received):
    from gateway_models import StreamError

    sent = 'event: error\ndata: {"type": "error", "error": {"message": "no more"}}\n\n'
    assert kinds(received(sent)) == ["OpenAIImageStreamError"]
    with pytest.raises(StreamError, match="no more"):
        received(sent, on_error="raise")


@pytest.mark.parametrize("error", ['"no more"', '{"message": "no more"}'])
def test_error_in_the_data_alone(received, error):
    from gateway_models import StreamError

    (event,) = received(f'data: {{"error": {error}}}\n\n')
    assert kinds([event]) == ["UnknownEvent"]
    assert event.is_error
    with pytest.raises(StreamError, match="no more"):
        received(f'data: {{"error": {error}}}\n\n', on_error="raise")


def test_done_ends_the_stream(received):
    events = received(f"data: {COMPLETED}\n\ndata: [DONE]\n\ndata: {PARTIAL % 1}\n\n")
    assert kinds(events) == ["OpenAIImageStreamCompleted"]


def test_comments_and_keep_alives(received):
    events = received(
        f": hello\n\n\nevent: ping\n\ndata:\n\n: still\ndata: {COMPLETED}\n\n"
    )
    assert kinds(events) == ["OpenAIImageStreamCompleted"]


@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
def test_line_ends_and_lines_of_data(received, end):
    first, second = COMPLETED[:1], COMPLETED[1:]
    events = received(f"data: {first}{end}data: {second}{end}{end}".encode())
    assert kinds(events) == ["OpenAIImageStreamCompleted"]
    assert events[0].b64_json == "done"


@pytest.mark.parametrize("size", [1, 2, 3])
def test_characters_split_over_chunks(received, size):
    sent = f"data: {PARTIAL % 'Grüße 🗼'}\n\n".encode()
    events = received(*(sent[n : n + size] for n in range(0, len(sent), size)))
    assert [event.b64_json for event in events] == ["Grüße 🗼"]


def test_three_megabytes_in_one_event(received):
    image = "A" * 3_000_000
    (event,) = received(f"data: {PARTIAL % image}\n\n")
    assert event.b64_json == image


def test_a_thousand_streams_at_once(url):
    """No event is lost, none is out of order, and memory stays where it was."""
    from gateway_models import openai_image_stream

    soft, hard = resource.getrlimit(resource.RLIMIT_NOFILE)
    resource.setrlimit(resource.RLIMIT_NOFILE, (min(8192, hard), hard))
    limits = httpx.Limits(max_connections=1000, max_keepalive_connections=0)

    async def read(client, number):
        async with aconnect_sse(client, "GET", f"/counted/{number}") as source:
            events = openai_image_stream.aiter_events(source.aiter_sse())
            return [(event.b64_json, event.sequence_number) async for event in events]

    async def read_all(count):
        async with httpx.AsyncClient(
            base_url=url, limits=limits, timeout=120
        ) as client:
            return await asyncio.gather(*(read(client, n) for n in range(count)))

    try:
        asyncio.run(read_all(50))
        before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
        streams = asyncio.run(read_all(1000))
    finally:
        resource.setrlimit(resource.RLIMIT_NOFILE, (soft, hard))
    assert streams == [[(str(n), i) for i in range(100)] for n in range(1000)]
    grown = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - before
    assert grown < 400_000  # kilobytes: sockets and tasks of a thousand clients


def test_an_operation_without_a_stream_has_no_streaming_twin():
    import gateway_models

    assert hasattr(gateway_models, "ImageEditRequestParamStreaming")
    assert not hasattr(gateway_models, "ImageVariationRequestParamStreaming")
