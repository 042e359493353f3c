"""A gateway that speaks the image API with the classes generated for it."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator

from gateway_models import (
    ImageData,
    ImageUsage,
    OpenAIImageGenerationRequest,
    OpenAIImageGenerationResponse,
    OpenAIImageStreamCompleted,
    OpenAIImageStreamPartialImage,
    OpenAIImageStreamResponseType,
)
from pydantic import ValidationError
from starlette.applications import Starlette
from starlette.requests import Request
from starlette.responses import JSONResponse, Response, StreamingResponse
from starlette.routing import Route

CHUNKS: dict[str, list[bytes]] = {}
"""What `/raw/{name}` sends, chunk by chunk, under each name."""


def usage() -> ImageUsage:
    return ImageUsage(input_tokens=3, output_tokens=4, total_tokens=7)


def events(request: OpenAIImageGenerationRequest) -> list[str]:
    """The events of a stream: two partial images, then the whole one."""
    partial = [
        OpenAIImageStreamPartialImage(
            type=OpenAIImageStreamResponseType.PARTIAL_IMAGE,
            b64_json=f"part-{n}",
            partial_image_index=n,
            sequence_number=n,
        )
        for n in range(2)
    ]
    whole = OpenAIImageStreamCompleted(
        type=OpenAIImageStreamResponseType.COMPLETED,
        b64_json=request.prompt,
        sequence_number=2,
        usage=usage(),
    )
    return [f"event: {e.type}\ndata: {e.to_json()}\n\n" for e in (*partial, whole)]


async def generate(http: Request) -> Response:
    """Validate the request, answer with a document or with a stream."""
    try:
        request = OpenAIImageGenerationRequest.model_validate_json(await http.body())
    except ValidationError as error:
        fields = [".".join(map(str, found["loc"])) for found in error.errors()]
        return JSONResponse({"error": {"message": f"bad {fields}"}}, status_code=400)
    if request.stream:
        return StreamingResponse(_sent(events(request)), media_type="text/event-stream")
    answer = OpenAIImageGenerationResponse(
        created=1_700_000_000,
        data=[ImageData(b64_json=request.prompt, index=n) for n in range(request.n)],
        usage=usage(),
    )
    return Response(answer.to_json(), media_type="application/json")


async def _sent(texts: list[str]) -> AsyncIterator[str]:
    for text in texts:
        yield text


async def raw(http: Request) -> Response:
    """Send the bytes that a test has laid down, each chunk by itself."""
    chunks = CHUNKS[http.path_params["name"]]

    async def sent() -> AsyncIterator[bytes]:
        for chunk in chunks:
            yield chunk
            await asyncio.sleep(0)

    return StreamingResponse(sent(), media_type="text/event-stream")


async def counted(http: Request) -> Response:
    """Send a hundred numbered events, giving way to other streams after each."""
    stream = http.path_params["stream"]

    async def sent() -> AsyncIterator[str]:
        for n in range(100):
            data = f'{{"type": "image_generation.partial_image", "b64_json": "{stream}"'
            yield f'data: {data}, "sequence_number": {n}}}\n\n'
            await asyncio.sleep(0)

    return StreamingResponse(sent(), media_type="text/event-stream")


def application() -> Starlette:
    return Starlette(
        routes=[
            Route("/openai/v1/images/generations", generate, methods=["POST"]),
            Route("/raw/{name}", raw),
            Route("/counted/{stream}", counted),
        ]
    )
