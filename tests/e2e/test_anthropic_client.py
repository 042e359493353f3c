"""The anthropic client against a server made of the gateway's messages API."""

import asyncio
import json

import anthropic
import anthropic._streaming
import openai._streaming
import pytest
from starlette.applications import Starlette

ASKED = {
    "model": "claude-of-the-day",
    "max_tokens": 64,
    "system": "Be brief.",
    "messages": [{"role": "user", "content": [{"type": "text", "text": "Hi"}]}],
}
WORDS = ("Hel", "lo, ", "世界")


@pytest.fixture
def messages(bifrost_api, handler, serving):
    """POST /anthropic/v1/messages: its handler, and the URL for a client."""
    api = bifrost_api

    def message(wanted, words, **rest):
        return api.AnthropicMessageResponse(
            id="m1",
            type="message",
            role="assistant",
            model=wanted.model,
            content=[{"type": "text", "text": "".join(words)}] if words else [],
            usage={"input_tokens": 3, "output_tokens": 0},
            **rest,
        )

    def events(wanted):
        kinds = api.AnthropicStreamEventType
        events = api.events
        start = message(wanted, ())
        yield (
            "message_start",
            events.AnthropicStreamMessageStart(type=kinds.MESSAGE_START, message=start),
        )
        yield "ping", events.AnthropicStreamPing(type=kinds.PING)
        yield (
            "content_block_start",
            events.AnthropicStreamContentBlockStart(
                type=kinds.CONTENT_BLOCK_START,
                index=0,
                content_block={"type": "text", "text": ""},
            ),
        )
        for word in WORDS:
            yield (
                "content_block_delta",
                events.AnthropicStreamContentBlockDelta(
                    type=kinds.CONTENT_BLOCK_DELTA,
                    index=0,
                    delta={"type": "text_delta", "text": word},
                ),
            )
        if wanted.metadata is not None and wanted.metadata.user_id == "unlucky":
            yield (
                "error",
                events.AnthropicStreamError(
                    type=kinds.ERROR,
                    error={"type": "overloaded_error", "message": "Overloaded"},
                ),
            )
            return
        yield (
            "content_block_stop",
            events.AnthropicStreamContentBlockStop(
                type=kinds.CONTENT_BLOCK_STOP, index=0
            ),
        )
        yield (
            "message_delta",
            events.AnthropicStreamMessageDelta(
                type=kinds.MESSAGE_DELTA,
                delta={"stop_reason": "end_turn"},
                usage={"output_tokens": 5},
            ),
        )
        yield "message_stop", events.AnthropicStreamMessageStop(type=kinds.MESSAGE_STOP)

    def answer(wanted):
        return message(wanted, WORDS, stop_reason="end_turn")

    path = "/anthropic/v1/messages"
    route = handler(path, api.AnthropicMessageRequest, answer=answer, events=events)
    with serving(Starlette(routes=[route.route])) as url:
        yield route, f"{url}/anthropic"


def check_request(wanted):
    assert wanted.system == "Be brief."
    assert wanted.max_tokens == 64
    assert wanted.messages[0].to_dict() == ASKED["messages"][0]


def check_message(message, wanted):
    check_request(wanted)
    assert [block.text for block in message.content] == ["Hello, 世界"]
    assert (message.id, message.stop_reason) == ("m1", "end_turn")
    assert message.usage.input_tokens == 3


def check_events(events, wanted):
    check_request(wanted)
    assert wanted.stream is True
    assert [type(event).__name__ for event in events] == [
        "RawMessageStartEvent",
        "RawContentBlockStartEvent",
        *["RawContentBlockDeltaEvent"] * len(WORDS),
        "RawContentBlockStopEvent",
        "RawMessageDeltaEvent",
        "RawMessageStopEvent",
    ]
    assert [event.delta.text for event in events[2:5]] == [*WORDS]
    assert events[0].message.model == ASKED["model"]
    assert events[6].usage.output_tokens == 5


def test_message(messages):
    route, url = messages
    with anthropic.Anthropic(base_url=url, api_key="none", max_retries=0) as client:
        message = client.messages.create(**ASKED)
    check_message(message, route.received[0])


def test_message_stream(messages):
    route, url = messages
    with anthropic.Anthropic(base_url=url, api_key="none", max_retries=0) as client:
        events = list(client.messages.create(**ASKED, stream=True))
        with client.messages.stream(**ASKED) as stream:
            whole = stream.get_final_message()
    check_events(events, route.received[0])
    assert whole.content[0].text == "Hello, 世界"
    assert (whole.stop_reason, whole.usage.output_tokens) == ("end_turn", 5)


def test_message_async(messages):
    route, url = messages

    async def run():
        async with anthropic.AsyncAnthropic(
            base_url=url, api_key="none", max_retries=0
        ) as client:
            message = await client.messages.create(**ASKED)
            stream = await client.messages.create(**ASKED, stream=True)
            return message, [event async for event in stream]

    message, events = asyncio.run(run())
    check_message(message, route.received[0])
    check_events(events, route.received[1])


def test_error_in_the_stream(messages):
    _, url = messages
    with anthropic.Anthropic(base_url=url, api_key="none", max_retries=0) as client:
        stream = client.messages.create(
            **ASKED, stream=True, metadata={"user_id": "unlucky"}
        )
        with pytest.raises(anthropic.APIStatusError, match="Overloaded"):
            list(stream)


@pytest.mark.parametrize("client", [anthropic._streaming, openai._streaming])
def test_the_clients_own_events_are_decoded_as_well(client, bifrost_api):
    """By their shape alone: the decoder knows nothing of either client."""
    events = bifrost_api.events
    sent = {"type": "content_block_stop", "index": 2, "new": True}
    for name in (sent["type"], None):
        sse = client.ServerSentEvent(event=name, data=json.dumps(sent))
        event = bifrost_api.anthropic_stream.decode(sse)
        assert type(event) is events.AnthropicStreamContentBlockStop
        assert event.to_dict() == sent
