"""The real OpenAI client talks to a server made of generated classes."""

from __future__ import annotations

import asyncio

import openai
import pytest

from tests.e2e.conftest import serving


@pytest.fixture(scope="module")
def url():
    from tests.e2e.gateway import application

    with serving(application()) as address:
        yield f"{address}/openai/v1"


@pytest.fixture
def client(url):
    with openai.OpenAI(base_url=url, api_key="none", max_retries=0) as found:
        yield found


def test_a_document(client):
    answer = client.images.generate(model="m", prompt="a lighthouse", n=2)
    assert [image.b64_json for image in answer.data] == ["a lighthouse"] * 2
    assert answer.created == 1_700_000_000
    assert answer.usage.total_tokens == 7


def test_a_stream(client):
    with client.images.generate(
        model="m", prompt="a lighthouse", stream=True
    ) as stream:
        events = list(stream)
    assert [event.type for event in events] == [
        "image_generation.partial_image",
        "image_generation.partial_image",
        "image_generation.completed",
    ]
    assert [event.b64_json for event in events] == ["part-0", "part-1", "a lighthouse"]
    assert events[0].partial_image_index == 0
    assert events[-1].usage.total_tokens == 7


def test_a_request_that_the_schema_refuses(client):
    with pytest.raises(openai.BadRequestError, match=r"bad \['n'\]"):
        client.images.generate(model="m", prompt="p", n=11)


def test_asynchronously(url):
    async def talk():
        async with openai.AsyncOpenAI(
            base_url=url, api_key="none", max_retries=0
        ) as found:
            answer = await found.images.generate(model="m", prompt="p")
            stream = await found.images.generate(model="m", prompt="p", stream=True)
            return answer, [event async for event in stream]

    answer, events = asyncio.run(talk())
    assert answer.data[0].b64_json == "p"
    assert [
        event.sequence_number for event in events if hasattr(event, "sequence_number")
    ]
    assert events[-1].b64_json == "p"
