"""The openai client against a server made of generated models and events.

What the client sends is accepted by the generated request model; what the server
sends, made of generated responses and events, is what the client gets.
"""

import asyncio

import openai
import pytest
from pydantic import ValidationError
from starlette.applications import Starlette
from starlette.responses import JSONResponse

PROMPT = "a lighthouse at night, 雪が降る"
IMAGE = "aGVsbG8="


@pytest.fixture
def images(gateway_api, handler, serving):
    """The image API: its handler, and the URL for a client."""
    api = gateway_api

    def answer(wanted):
        image = {"b64_json": IMAGE, "revised_prompt": wanted.prompt, "index": 0}
        return api.OpenAIImageGenerationResponse(
            created=1_700_000_000,
            data=[image] * wanted.n,
            size=wanted.size,
            usage={
                "input_tokens": 3,
                "output_tokens": 5,
                "total_tokens": 8,
                "input_tokens_details": {"image_tokens": 0, "text_tokens": 3},
            },
        )

    def events(wanted):
        kinds = api.OpenAIImageStreamResponseType
        for index in range(wanted.partial_images):
            part = api.OpenAIImageStreamPartialImage(
                type=kinds.PARTIAL_IMAGE,
                b64_json=IMAGE * (index + 1),
                partial_image_index=index,
                sequence_number=index,
            )
            yield kinds.PARTIAL_IMAGE, part
        if wanted.user == "unlucky":
            body = '{"type":"error","error":{"message":"out of paint","code":"paint"}}'
            yield kinds.ERROR, body
        completed = api.OpenAIImageStreamCompleted(
            type=kinds.COMPLETED,
            b64_json=IMAGE,
            created_at=1_700_000_000,
            usage={"input_tokens": 3, "output_tokens": 5, "total_tokens": 8},
        )
        yield kinds.COMPLETED, completed

    async def refuse(_request, error):
        problems = [
            f"{problem['loc'][0]}: {problem['msg']}" for problem in error.errors()
        ]
        body = {"error": {"message": "; ".join(problems), "type": "invalid_request"}}
        return JSONResponse(body, status_code=400)

    path = "/openai/v1/images/generations"
    request = api.OpenAIImageGenerationRequest
    route = handler(path, request, answer=answer, events=events)
    app = Starlette(routes=[route.route], exception_handlers={ValidationError: refuse})
    with serving(app) as url:
        yield route, f"{url}/openai/v1"


def check_image(response, wanted):
    assert [image.b64_json for image in response.data] == [IMAGE, IMAGE]
    assert response.data[0].revised_prompt == PROMPT
    assert (response.created, response.size) == (1_700_000_000, "1024x1024")
    assert response.usage.input_tokens_details.text_tokens == 3
    assert (wanted.prompt, wanted.n, wanted.stream) == (PROMPT, 2, False)
    assert wanted.to_dict().keys() == {"model", "prompt", "n", "size"}


def check_stream(events, wanted):
    kinds = ["ImageGenPartialImageEvent"] * 2 + ["ImageGenCompletedEvent"]
    assert [type(event).__name__ for event in events] == kinds
    assert [event.b64_json for event in events] == [IMAGE, IMAGE * 2, IMAGE]
    assert [event.partial_image_index for event in events[:2]] == [0, 1]
    assert events[2].usage.total_tokens == 8
    assert wanted.stream is True
    assert wanted.partial_images == 2  # the specification has no such property: kept


ASKED = {"model": "gpt-image-1", "prompt": PROMPT}


def test_image(images):
    route, url = images
    with openai.OpenAI(base_url=url, api_key="none", max_retries=0) as client:
        response = client.images.generate(**ASKED, n=2, size="1024x1024")
    check_image(response, route.received[0])


def test_image_stream(images):
    route, url = images
    with openai.OpenAI(base_url=url, api_key="none", max_retries=0) as client:
        stream = client.images.generate(**ASKED, stream=True, partial_images=2)
        events = list(stream)
    check_stream(events, route.received[0])


def test_image_async(images):
    route, url = images

    async def run():
        async with openai.AsyncOpenAI(
            base_url=url, api_key="none", max_retries=0
        ) as client:
            response = await client.images.generate(**ASKED, n=2, size="1024x1024")
            stream = await client.images.generate(
                **ASKED, stream=True, partial_images=2
            )
            return response, [event async for event in stream]

    response, events = asyncio.run(run())
    check_image(response, route.received[0])
    check_stream(events, route.received[1])


def test_error_in_the_stream(images):
    _, url = images
    with openai.OpenAI(base_url=url, api_key="none", max_retries=0) as client:
        stream = client.images.generate(
            **ASKED, stream=True, partial_images=1, user="unlucky"
        )
        with pytest.raises(openai.APIError, match="out of paint"):
            list(stream)


@pytest.mark.parametrize(
    ("wrong", "where"),
    [({"n": 11}, "n"), ({"size": "1x1"}, "size"), ({"quality": 3}, "quality")],
)
def test_what_the_model_refuses_the_client_is_told(wrong, where, images):
    route, url = images
    with (
        openai.OpenAI(base_url=url, api_key="none", max_retries=0) as client,
        pytest.raises(openai.BadRequestError, match=f" - {where}: "),
    ):
        client.images.generate(**ASKED, **wrong)
    assert route.received == []


# ------------------------------------------------ the whole gateway's own API


def test_chat_ends_with_done(bifrost_api, handler, serving):
    """Chunks without a tag, and `[DONE]`: what comes after that is not read."""
    api = bifrost_api

    def events(wanted):
        for index, word in enumerate(("Hel", "lo, ", "世界")):
            delta = {"content": word, **({"role": "assistant"} if index == 0 else {})}
            yield (
                None,
                api.ChatCompletionStreamResponse(
                    id="c1",
                    object="chat.completion.chunk",
                    created=1,
                    model=wanted.model,
                    choices=[{"index": 0, "delta": delta}],
                ),
            )
        yield None, "[DONE]"
        yield None, '{"id":"late"}'

    route = handler(
        "/v1/chat/completions", api.ChatCompletionRequest, answer=None, events=events
    )
    messages = [{"role": "user", "content": "Greet the world"}]
    with (
        serving(Starlette(routes=[route.route])) as url,
        openai.OpenAI(base_url=f"{url}/v1", api_key="none") as client,
    ):
        stream = client.chat.completions.create(
            model="openai/gpt-5", messages=messages, stream=True
        )
        chunks = list(stream)
    words = [chunk.choices[0].delta.content for chunk in chunks]
    assert words == ["Hel", "lo, ", "世界"]
    assert {chunk.id for chunk in chunks} == {"c1"}
    assert route.received[0].messages[0].to_dict() == messages[0]


def test_responses_by_their_own_classes(bifrost_api, handler, serving):
    """Of 53 event classes, the ones that a short answer takes."""
    api = bifrost_api

    def events(wanted):
        kinds = api.ResponsesStreamEventType
        whole = {"id": "r1", "object": "response", "model": wanted.model, "output": []}
        yield (
            kinds.CREATED,
            api.ResponsesStreamCreated(
                type=kinds.CREATED, sequence_number=0, response=whole
            ),
        )
        for number, word in enumerate(("Hel", "lo"), 1):
            yield (
                kinds.OUTPUT_TEXT_DELTA,
                api.ResponsesStreamOutputTextDelta(
                    type=kinds.OUTPUT_TEXT_DELTA,
                    sequence_number=number,
                    delta=word,
                    item_id="i1",
                    output_index=0,
                    content_index=0,
                ),
            )
        yield (
            kinds.COMPLETED,
            api.ResponsesStreamCompleted(
                type=kinds.COMPLETED, sequence_number=3, response=whole
            ),
        )

    route = handler("/v1/responses", api.ResponsesRequest, answer=None, events=events)
    with (
        serving(Starlette(routes=[route.route])) as url,
        openai.OpenAI(base_url=f"{url}/v1", api_key="none") as client,
    ):
        stream = client.responses.create(model="openai/gpt-5", input="Hi", stream=True)
        found = list(stream)
    assert [type(event).__name__ for event in found] == [
        "ResponseCreatedEvent",
        "ResponseTextDeltaEvent",
        "ResponseTextDeltaEvent",
        "ResponseCompletedEvent",
    ]
    assert [event.sequence_number for event in found] == [0, 1, 2, 3]
    assert "".join(event.delta for event in found[1:3]) == "Hello"
    assert found[3].response.id == "r1"
