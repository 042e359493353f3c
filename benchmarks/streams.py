"""What an event costs between the wire's text and its class.

    python benchmarks/streams.py [--quick]

All sides decode the same events in one process, in turns, and the best of many rounds
counts: what is compared is code, not the machine's mood. The peers are openai-python's
`construct_type`, as its own streams call it, and pydantic alone: a `TypeAdapter` over
the plain union of the same classes.
"""

from __future__ import annotations

import json
import sys
from pathlib import Path

import claims
from bench import GATEWAY, OPENAI, Bench, compile_all
from claims import Report, Row, at_most, claim, duration, faster
from measure import alternate, python, run, seconds

SMALL_BUDGET = 3e-6
"""Seconds that a small event may take beyond the parsing of its JSON."""
LARGE_BUDGET = 30e-3
LARGE = 3_000_000

MEASURE = """
import json, sys, timeit
from pathlib import Path

sys.path.insert(0, sys.argv[1])
import httpx_sse
from openai._models import construct_type
from openai._streaming import ServerSentEvent
from openai.types import ImageGenStreamEvent
from openai.types.responses import ResponseStreamEvent
from pydantic import TypeAdapter
from specgen.diagnostics import Diagnostics
from specgen.load import load_bytes
from typing import Union

import streams_of_openai as api
import streams_of_image as images

rounds = int(sys.argv[3])


def constructed(sse, kind):
    # what openai's Stream does with an event
    if sse.data.startswith("[DONE]"):
        return None
    data = sse.json()
    if isinstance(data, dict) and data.get("error"):
        raise RuntimeError(data["error"])
    return construct_type(type_=kind, value=data)


def best(actions, number):
    # the best time of each, taken in turns
    for action in actions.values():
        action()
    found = dict.fromkeys(actions, float("inf"))
    for _ in range(rounds):
        for name, action in actions.items():
            took = timeit.timeit(action, number=number) / number
            found[name] = min(found[name], took)
    return found


def flat(b64, number):
    text = json.dumps({
        "type": "image_generation.partial_image", "b64_json": b64,
        "partial_image_index": 1, "sequence_number": 3, "created_at": 1700000000,
        "size": "1024x1024", "quality": "high", "background": "opaque",
        "output_format": "png",
    })
    name = "image_generation.partial_image"
    ours = httpx_sse.ServerSentEvent(event=name, data=text)
    theirs = ServerSentEvent(event=name, data=text)
    stream = images.openai_image_stream
    assert type(stream.decode(ours)) is images.OpenAIImageStreamPartialImage
    return best({
        "json": lambda: json.loads(text),
        "ours": lambda: stream.decode(ours),
        "openai": lambda: constructed(theirs, ImageGenStreamEvent),
    }, number)


def examples():
    # the events that the specification shows, of those that fit their own schemas
    path = Path(sys.argv[2])
    document = load_bytes(path.read_bytes(), path.name, Diagnostics()).value
    schemas = document["components"]["schemas"]
    for variant in schemas["ResponseStreamEvent"]["anyOf"]:
        name = variant["$ref"].rpartition("/")[2]
        text = schemas[name].get("x-oaiMeta", {}).get("example")
        try:
            json.loads(text)
        except (TypeError, ValueError):
            continue
        event = api.response_stream.decode(httpx_sse.ServerSentEvent(data=text))
        if not isinstance(event, api.UnknownEvent):
            assert type(event).__name__ == name
            yield text


def large_union():
    texts = list(examples())
    ours = [httpx_sse.ServerSentEvent(data=text) for text in texts]
    theirs = [ServerSentEvent(data=text) for text in texts]
    union = api.ResponseStreamEventOrUnknown
    classes = tuple(c for c in union.__args__ if c is not api.UnknownEvent)
    adapter = TypeAdapter(Union[classes])
    stream = api.response_stream
    found = best({
        "json": lambda: [json.loads(text) for text in texts],
        "ours": lambda: [stream.decode(sse) for sse in ours],
        "union": lambda: [adapter.validate_json(text) for text in texts],
        "openai": lambda: [constructed(sse, ResponseStreamEvent) for sse in theirs],
    }, 1)
    times = {name: took / len(texts) for name, took in found.items()}
    return {**times, "events": len(texts), "variants": len(classes)}


print(json.dumps({
    "small": flat("aGVsbG8=" * 4, 500),
    "large": flat("A" * int(sys.argv[4]), 1),
    "union": large_union(),
}))
"""

FIRST = {
    "ours": """
import sys
sys.path.insert(0, sys.argv[1])
from streams_of_openai.events import response_stream

class Sent:
    event = None
    data = '{"type":"response.output_text.done","item_id":"i","output_index":0,' \
        '"content_index":0,"text":"t","logprobs":[],"sequence_number":1}'

assert response_stream.decode(Sent).text == "t"
""",
    "peer": """
import json
from openai._models import construct_type
from openai.types.responses import ResponseStreamEvent
data = json.loads('{"type":"response.output_text.done","item_id":"i","output_index":0,'
    '"content_index":0,"text":"t","logprobs":[],"sequence_number":1}')
assert construct_type(type_=ResponseStreamEvent, value=data).text == "t"
""",
}


@claim("Server-sent events: from the text of an event to its class")
def decode_events(bench: Bench) -> Report:
    """Decode small, large and many kinds of events, beside openai and pydantic."""
    folder, document = _packages(bench), bench.document(OPENAI)
    rounds = "10" if bench.quick else "60"
    command = python(MEASURE, str(folder), str(document), rounds, str(LARGE))
    found = json.loads(run(command).output)
    small, large, union = found["small"], found["large"], found["union"]
    beyond = small["ours"] - small["json"]
    rows = [
        Row(
            what="Flat stream (image API), a small event; peer: openai",
            ours=duration(small["ours"]),
            peer=duration(small["openai"]),
            result=f"{beyond * 1e6:.2f} us beyond `json.loads`",
            target=f"at most {duration(SMALL_BUDGET)} beyond it",
            met=beyond <= SMALL_BUDGET,
        ),
        at_most(
            "The same with 3 MB of base64; peer: openai",
            large["ours"],
            LARGE_BUDGET,
            large["openai"],
        ),
        faster(
            f"{union['variants']} variants (Responses of OpenAI), mean of"
            f" {union['events']} events; peer: `TypeAdapter` over the plain union",
            union["ours"],
            union["union"],
            10,
        ),
        Row(
            what="The same; peer: openai",
            ours=duration(union["ours"]),
            peer=duration(union["openai"]),
            result=f"{union['openai'] / union['ours']:.1f}x faster",
        ),
        _first_event(bench, folder),
    ]
    return Report(rows=rows, notes=_NOTES)


_NOTES = (
    "Each side starts from the text of an event that is cut out already, and parses"
    " its JSON. openai's `construct_type` validates where it can and builds unvalidated"
    " objects where it cannot. The events of the large stream are the examples in the"
    " specification, as far as they fit its schemas."
)


def _first_event(bench: Bench, folder: Path) -> Row:
    ours, peer = alternate(
        bench.times,
        lambda: run(python(FIRST["ours"], str(folder))),
        lambda: run(python(FIRST["peer"])),
    )
    return faster(
        "Its first event, a whole process; peer: openai",
        seconds(ours),
        seconds(peer),
        1,
    )


def _packages(bench: Bench) -> Path:
    """A folder with two packages, under names that hide no other."""
    folder = bench.fresh_folder()
    folder.mkdir()
    for package, specification in (
        ("streams_of_openai", OPENAI),
        ("streams_of_image", GATEWAY),
    ):
        output = bench.fresh_folder()
        run(bench.specgen(bench.document(specification), output, package))
        (output / package).rename(folder / package)
    compile_all(folder)
    return folder


if __name__ == "__main__":
    import run as benchmarks

    # `run` imports this module under its own name, which registers its claims.
    claims.CLAIMS.clear()
    sys.argv[1:1] = ["--only", "decode_events"]
    benchmarks.main()
