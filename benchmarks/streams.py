"""What decoding an event costs, beside parsing its JSON and beside the OpenAI client.

Run it as `python benchmarks/streams.py`; both sides of each row are timed in turn, in
one process, and the best of many rounds is printed for each.
"""

from __future__ import annotations

import json
import sys
from collections.abc import Callable
from pathlib import Path
from timeit import Timer

ROUNDS = 15
EVENT = {
    "type": "image_generation.partial_image",
    "partial_image_index": 0,
    "sequence_number": 3,
    "created_at": 1_700_000_000,
    "size": "auto",
    "quality": "high",
    "background": "auto",
    "output_format": "png",
}


def both(
    ours: Callable[[], object], theirs: Callable[[], object]
) -> tuple[float, float]:
    """Microseconds of one call of each, the best of rounds that take turns."""
    timers = Timer(ours), Timer(theirs)
    calls = [max(1, timer.autorange()[0] // 5) for timer in timers]
    best = [float("inf"), float("inf")]
    for _ in range(ROUNDS):
        for n, timer in enumerate(timers):
            best[n] = min(best[n], timer.timeit(calls[n]) / calls[n] * 1e6)
    return best[0], best[1]


def rows() -> list[tuple[str, float, float]]:
    """What is compared, and the microseconds of both sides."""
    sys.path.insert(0, str(Path(__file__).resolve().parents[1] / "generated"))
    from gateway_models import openai_image_stream
    from httpx_sse import ServerSentEvent
    from openai._models import construct_type
    from openai.types import ImageGenStreamEvent
    from pydantic_core import from_json

    found = []
    for name, image in (
        ("small event", "aGVsbG8="),
        ("event of 3 MB", "A" * 3_000_000),
    ):
        data = json.dumps({**EVENT, "b64_json": image})
        event = ServerSentEvent("image_generation.partial_image", data, "", None)

        def decode(event: ServerSentEvent = event) -> object:
            return openai_image_stream.decode(event)

        def parse(data: str = data) -> object:
            return from_json(data)

        def construct(data: str = data) -> object:
            return construct_type(type_=ImageGenStreamEvent, value=from_json(data))

        for peer, call in (
            ("parsing its JSON", parse),
            ("the OpenAI client", construct),
        ):
            found.append((f"{name}, beside {peer}", *both(decode, call)))
    return found


def main() -> None:
    """Print the table."""
    print(f"{'decoding':45} {'ours':>10} {'theirs':>10}  difference  ratio")
    for name, ours, theirs in rows():
        print(
            f"{name:45} {ours:8.2f}us {theirs:8.2f}us "
            f"{ours - theirs:+9.2f}us {ours / theirs:6.2f}"
        )


if __name__ == "__main__":
    main()
