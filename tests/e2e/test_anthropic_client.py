"""The real Anthropic client talks to a server made of the whole gateway's classes."""

from __future__ import annotations

import asyncio
import json
import sys

import anthropic
import pytest
from starlette.applications import Starlette
from starlette.responses import Response, StreamingResponse
from starlette.routing import Route

from tests.e2e.conftest import serving

ANSWER = {
    "id": "msg_1",
    "type": "message",
    "role": "assistant",
    "model": "claude",
    "content": [{"type": "text", "text": "Hello"}],
    "stop_reason": "end_turn",
    "usage": {"input_tokens": 3, "output_tokens": 1},
}
EVENTS = [
    {"type": "message_start", "message": {**ANSWER, "content": []}},
    {"type": "ping"},
    {
        "type": "content_block_start",
        "index": 0,
        "content_block": {"type": "text", "text": ""},
    },
    {
        "type": "content_block_delta",
        "index": 0,
        "delta": {"type": "text_delta", "text": "Hel"},
    },
    {
        "type": "content_block_delta",
        "index": 0,
        "delta": {"type": "text_delta", "text": "lo"},
    },
    {"type": "content_block_stop", "index": 0},
    {
        "type": "message_delta",
        "delta": {"stop_reason": "end_turn"},
        "usage": {"output_tokens": 1},
    },
    {"type": "message_stop"},
]


@pytest.fixture(scope="module")
def models(bifrost):
    sys.path.insert(0, str(bifrost.folder))
    import bifrost_models

    yield bifrost_models
    sys.path.remove(str(bifrost.folder))


@pytest.fixture(scope="module")
def url(models):
    async def messages(http):
        request = models.AnthropicMessageRequest.model_validate_json(await http.body())
        if not request.stream:
            answer = models.AnthropicMessageResponse.model_validate(ANSWER)
            return Response(answer.to_json(), media_type="application/json")

        async def sent():
            for event in EVENTS:
                found = models.AnthropicStreamEvent.model_validate(event)
                yield f"event: {event['type']}\ndata: {found.to_json()}\n\n"

        return StreamingResponse(sent(), media_type="text/event-stream")

    app = Starlette(
        routes=[Route("/anthropic/v1/messages", messages, methods=["POST"])]
    )
    with serving(app) as address:
        yield f"{address}/anthropic"


QUESTION = {
    "model": "claude",
    "max_tokens": 10,
    "messages": [{"role": "user", "content": "Hello?"}],
}


def test_a_document(url):
    with anthropic.Anthropic(base_url=url, api_key="none", max_retries=0) as client:
        answer = client.messages.create(**QUESTION)
    assert answer.content[0].text == "Hello"
    assert answer.usage.input_tokens == 3


def test_a_stream(url):
    with anthropic.Anthropic(base_url=url, api_key="none", max_retries=0) as client:
        with client.messages.create(**QUESTION, stream=True) as stream:
            events = list(stream)
        with client.messages.stream(**QUESTION) as helper:
            assert helper.get_final_text() == "Hello"
    assert [event.type for event in events] == [
        event["type"] for event in EVENTS if event["type"] != "ping"
    ]


def test_asynchronously(url):
    async def talk():
        async with anthropic.AsyncAnthropic(
            base_url=url, api_key="none", max_retries=0
        ) as client:
            stream = await client.messages.create(**QUESTION, stream=True)
            return [event async for event in stream]

    assert asyncio.run(talk())[-1].type == "message_stop"


def test_the_generated_decoder_reads_the_clients_own_events(models):
    """The event classes of both clients fit the decoder by their shape alone."""
    from anthropic._streaming import ServerSentEvent as AnthropicEvent
    from openai._streaming import ServerSentEvent as OpenAIEvent

    for kind in (AnthropicEvent, OpenAIEvent):
        for event in EVENTS:
            sse = kind(event=event["type"], data=json.dumps(event))
            found = models.anthropic_stream.decode(sse)
            assert type(found).__name__.startswith("AnthropicStream")
            assert found.to_dict() == event
