"""A thousand streams at once, through one async client.

All are open before any goes on, so they do run at once. No event is lost, none comes
out of order or in another stream, and what has been read is not kept.
"""

import asyncio
import resource
import subprocess
import sys
from pathlib import Path

import httpx
import pytest
from httpx_sse import aconnect_sse

STREAMS = 1000
EVENTS = 25
MOST_GROWTH = 6 << 20
"""Bytes by which the second half may need more memory than the first; 12 MiB come."""


@pytest.fixture
def file_descriptors():
    """Raise the limit of open files as far as a thousand connections need it."""
    soft, hard = resource.getrlimit(resource.RLIMIT_NOFILE)
    needed = STREAMS + 200
    if hard != resource.RLIM_INFINITY and hard < needed:
        pytest.skip(f"no more than {hard} files may be open at once")
    resource.setrlimit(resource.RLIMIT_NOFILE, (max(soft, needed), hard))
    yield
    resource.setrlimit(resource.RLIMIT_NOFILE, (soft, hard))


@pytest.fixture
def counting(file_descriptors):
    """A server in a process of its own: the memory measured here is the client's."""
    script = Path(__file__).with_name("counting_server.py")
    with subprocess.Popen(
        [sys.executable, str(script), str(STREAMS), str(EVENTS)],
        stdout=subprocess.PIPE,
        text=True,
    ) as server:
        try:
            assert server.stdout is not None
            yield f"http://127.0.0.1:{int(server.stdout.readline())}/count"
        finally:
            server.terminate()
            server.wait(10)


def resident() -> int:
    """Bytes of memory in use."""
    pages = int(Path("/proc/self/statm").read_text().split()[1])
    return pages * resource.getpagesize()


class Readers:
    """All streams, and what memory is in use as they go on."""

    def __init__(self, api, url):
        self.api = api
        self.url = url
        self.opened = 0
        self.memory = []

    async def run(self):
        limits = httpx.Limits(max_connections=None)
        async with httpx.AsyncClient(timeout=60, limits=limits) as client:
            reading = (self.read(client, number) for number in range(STREAMS))
            return await asyncio.gather(*reading)

    async def read(self, client, number):
        """Read one stream; give the number of its events."""
        count = 0
        decoder = self.api.openai_image_stream
        async with aconnect_sse(
            client, "POST", self.url, params={"stream": number}
        ) as source:
            async for event in decoder.aiter_events(source.aiter_sse()):
                assert type(event) is self.api.OpenAIImageStreamPartialImage
                assert event.sequence_number == number
                assert event.partial_image_index == count
                self.opened += count == 0
                count += 1
                if number == STREAMS - 1 and self.opened == STREAMS:
                    self.memory.append(resident())
        return count


@pytest.mark.skipif(sys.platform != "linux", reason="memory is read from /proc")
def test_a_thousand_streams_at_once(gateway_api, counting):
    readers = Readers(gateway_api, counting)
    counts = asyncio.run(asyncio.wait_for(readers.run(), 60))
    assert counts == [EVENTS] * STREAMS
    half = len(readers.memory) // 2
    early, late = max(readers.memory[:half]), max(readers.memory[half:])
    assert late - early < MOST_GROWTH
