"""A real server on loopback, started and stopped by the tests that need it."""

from __future__ import annotations

import socket
import sys
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
import uvicorn
from starlette.applications import Starlette

GENERATED = Path(__file__).resolve().parents[2] / "generated"


@pytest.fixture(scope="session", autouse=True)
def gateway_models() -> None:
    """Make the committed package importable, as an installed one would be."""
    sys.path.insert(0, str(GENERATED))


@contextmanager
def serving(app: Starlette) -> Iterator[str]:
    """Serve an application from a thread; gives its URL."""
    with socket.socket() as listener:
        listener.bind(("127.0.0.1", 0))
        listener.listen(2048)
        config = uvicorn.Config(app, log_level="error", lifespan="off", ws="none")
        server = uvicorn.Server(config)
        thread = threading.Thread(target=server.run, args=([listener],), daemon=True)
        thread.start()
        deadline = time.monotonic() + 20
        while not server.started and time.monotonic() < deadline:
            time.sleep(0.01)
        try:
            yield f"http://127.0.0.1:{listener.getsockname()[1]}"
        finally:
            server.should_exit = True
            thread.join(20)
            assert not thread.is_alive()
