"""Many streams at once: `python counting_server.py STREAMS EVENTS` prints its port.

Each stream sends its first event, waits until all streams are open, and counts on.
"""

import asyncio
import json
import socket
import sys
from collections.abc import AsyncIterator

import uvicorn
from starlette.applications import Starlette
from starlette.requests import Request
from starlette.responses import Response, StreamingResponse
from starlette.routing import Route

STREAMS, EVENTS = map(int, sys.argv[1:])
FILLING = "A" * 1024

opened = 0
all_open = asyncio.Event()


async def count(request: Request) -> Response:
    """Stream events that say which stream they are of, and which one they are."""
    stream = int(request.query_params["stream"])
    return StreamingResponse(numbered(stream), media_type="text/event-stream")


async def numbered(stream: int) -> AsyncIterator[str]:
    global opened  # noqa: PLW0603 - one process, one count
    for number in range(EVENTS):
        event = {
            "type": "image_generation.partial_image",
            "partial_image_index": number,
            "sequence_number": stream,
            "b64_json": FILLING,
        }
        yield f"data: {json.dumps(event)}\n\n"
        if number == 0:
            opened += 1
            if opened == STREAMS:
                all_open.set()
            await all_open.wait()
        await asyncio.sleep(0)


def main() -> None:
    listener = socket.create_server(("127.0.0.1", 0), backlog=STREAMS)
    print(listener.getsockname()[1], flush=True)
    app = Starlette(routes=[Route("/count", count, methods=["POST"])])
    config = uvicorn.Config(app, log_level="critical", lifespan="off", ws="none")
    uvicorn.Server(config).run([listener])


if __name__ == "__main__":
    main()
