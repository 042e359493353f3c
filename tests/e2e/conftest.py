"""Servers on loopback, and the packages whose models and events they speak.

A server runs in a thread of its own and is stopped when its test ends; nothing waits
longer than a few seconds. Packages are built once a session and imported once.
"""

import importlib
import socket
import sys
import threading
import time
from collections.abc import AsyncIterator, Callable, Iterator
from contextlib import AbstractContextManager, contextmanager
from pathlib import Path
from types import ModuleType
from typing import Any

import pytest
import uvicorn
from starlette.applications import Starlette
from starlette.requests import Request
from starlette.responses import Response, StreamingResponse
from starlette.routing import Route

PATIENCE = 10.0
"""The longest that anything here may take, in seconds."""

Serving = Callable[[Starlette], AbstractContextManager[str]]


@contextmanager
def serve(app: Starlette) -> Iterator[str]:
    """Run an application on a free port of loopback; gives its URL."""
    listener = socket.create_server(("127.0.0.1", 0))
    server = uvicorn.Server(
        uvicorn.Config(
            app,
            log_level="critical",
            lifespan="off",
            ws="none",
            timeout_graceful_shutdown=1,
        )
    )
    thread = threading.Thread(target=server.run, args=([listener],), daemon=True)
    thread.start()
    deadline = time.monotonic() + PATIENCE
    while not server.started:
        assert time.monotonic() < deadline, "the server does not start"
        time.sleep(0.005)
    try:
        yield f"http://127.0.0.1:{listener.getsockname()[1]}"
    finally:
        server.should_exit = True
        thread.join(PATIENCE)
        listener.close()
        assert not thread.is_alive(), "the server does not stop"


@pytest.fixture(scope="session")
def serving() -> Serving:
    """Run an application for as long as a `with` block lasts."""
    return serve


@pytest.fixture(scope="session")
def gateway_api(gateway: Any) -> Iterator[ModuleType]:
    """The package of the image API, imported."""
    yield from imported(gateway.folder, gateway.name)


@pytest.fixture(scope="session")
def bifrost_api(bifrost: Any) -> Iterator[ModuleType]:
    """The package of the whole gateway, imported."""
    yield from imported(bifrost.folder, bifrost.name)


def imported(folder: Path, package: str) -> Iterator[ModuleType]:
    sys.path.insert(0, str(folder))
    try:
        yield importlib.import_module(package)
    finally:
        sys.path.remove(str(folder))
        for name in [name for name in sys.modules if name.partition(".")[0] == package]:
            del sys.modules[name]


# ------------------------------------------------------------ what servers do


class Handler:
    """A route that takes what a model accepts, and answers with a model or events.

    `answer` gets the request and gives a model; `events` gives events, each a pair of
    an SSE name (or None) and a model, a text or bytes that go out as they are. An
    answer that is one of the errors in `errors` breaks the connection.
    """

    def __init__(self, path: str, request: Any, *, answer: Any, events: Any) -> None:
        self.route = Route(path, self.handle, methods=["POST"])
        self.request = request
        self.answer = answer
        self.events = events
        self.received: list[Any] = []

    async def handle(self, request: Request) -> Response:
        """Validate, remember, answer."""
        wanted = self.request.model_validate_json(await request.body())
        self.received.append(wanted)
        if wanted.stream:
            return StreamingResponse(
                self.frames(wanted), media_type="text/event-stream"
            )
        text = self.answer(wanted).to_json()
        return Response(text, media_type="application/json")

    async def frames(self, wanted: Any) -> AsyncIterator[str]:
        """Each event as it goes over the wire."""
        for name, event in self.events(wanted):
            data = event if isinstance(event, str) else event.to_json()
            yield (f"event: {name}\n" if name else "") + f"data: {data}\n\n"


@pytest.fixture(scope="session")
def handler() -> type[Handler]:
    """Make a route of a request's model and of functions that answer it."""
    return Handler
