"""The streams of whole specifications, one by one.

What a stream of the gateway is, and which operations answer with it, was read off the
documents by hand; the numbers of operations are those of the documents' own text.
"""

import importlib

import pytest
from httpx_sse import ServerSentEvent as Event

from specgen import ir
from specgen.config import load
from specgen.diagnostics import Diagnostics
from specgen.pipeline import Compilation
from specgen.timings import Timings

BIFROST = """
inference/chat.yaml#/ChatCompletionStreamResponse           untagged  -     0   6
inference/text.yaml#/TextCompletionStreamResponse           untagged  -     0   6
inference/responses.yaml#/ResponsesStreamResponse           flat      type  53  6
inference/speech.yaml#/SpeechStreamResponse                 flat      type  2   6
inference/transcription.yaml#/TranscriptionStreamResponse   flat      type  2   6
inference/images.yaml#/ImageGenerationStreamResponse        flat      type  3   1
inference/images.yaml#/ImageEditStreamResponse              flat      type  3   1
integrations/openai/images.yaml#/OpenAIImageStreamResponse  flat      type  3   2
integrations/anthropic/messages.yaml#/AnthropicStreamEvent  flat      type  8   4
integrations/anthropic/text.yaml#/AnthropicTextResponse     untagged  -     0   1
integrations/genai/generation.yaml#/GeminiGenerationResponse untagged -     0   5
integrations/cohere/chat.yaml#/CohereChatStreamEvent        flat      type  12  4
mcpServerSSE                                                text      -     0   1
"""

# The integrations that describe their stream by nothing but another name for it.
ALIASES = """
integrations/openai/text.yaml#/OpenAITextCompletionStreamResponse
integrations/openai/chat.yaml#/OpenAIChatStreamResponse
integrations/openai/responses.yaml#/OpenAIResponsesStreamResponse
integrations/openai/audio.yaml#/OpenAISpeechStreamResponse
integrations/openai/audio.yaml#/OpenAITranscriptionStreamResponse
"""

OPENAI = """
createChatCompletion  untagged  -     1
createImage           tagged    type  2
createImageEdit       tagged    type  2
createResponse        tagged    type  58
beta_createResponse   tagged    type  58
createSpeech          tagged    type  2
createTranscription   tagged    type  3
"""


def plan_of(document):
    options = {"input": str(document), "output": "out", "unresolved": "warn"}
    found = Diagnostics()
    config = load(options, found, directory=document.parent)
    run = Compilation(config, found, Timings())
    planned = run.planned([document.name])
    assert planned is not None
    return planned[1]


@pytest.fixture(scope="module")
def gateway(corpus):
    return plan_of(corpus / "bifrost" / "openapi.yaml")


@pytest.fixture(scope="module")
def openai(corpus):
    return plan_of(corpus / "openai" / "openapi.yaml")


def pattern(events):
    """What kind of stream it is, its tag, the number of names or of variants."""
    match events:
        case ir.FlatEvents(tag=tag, names=names):
            return "flat", tag, len(names)
        case ir.TaggedEvents(tag=tag, events=found, others=()):
            return "tagged", tag, len({event.type for event in found})
        case ir.UntaggedEvents(types=types):
            return "untagged", "-", len(types)
        case ir.TextEvents():
            return "text", "-", 0
    return type(events).__name__, "-", 0


def test_all_streams_of_the_gateway(gateway):
    bases = {
        place: names.same.stream.id if names.same else place
        for place, names in gateway.streams.items()
    }
    operations = {}
    for place, names in gateway.streams.items():
        operations.setdefault(bases[place], []).extend(names.stream.operations)
    expected = [line.split() for line in BIFROST.split("\n") if line]
    for schema, kind, tag, count, served in expected:
        place = f"schemas/{schema}"
        if "#" not in schema:
            place = next(p for p, found in operations.items() if found == [schema])
        stream = gateway.streams[place]
        found_kind, found_tag, found_count = pattern(stream.stream.events)
        assert (found_kind, found_tag) == (kind, tag), schema
        assert kind != "flat" or found_count == int(count), schema
        assert len(operations.pop(place)) == int(served), schema
        assert bool(stream.enum) is (kind == "flat"), schema
    assert operations == {}


def test_another_name_of_a_stream_is_kept(gateway):
    same = {place for place, names in gateway.streams.items() if names.same}
    assert same == {f"schemas/{line}" for line in ALIASES.split()}
    counts = [len(gateway.streams[place].stream.operations) for place in same]
    assert all(counts)


def test_the_gateway_has_a_decoder_for_each_of_49_operations(bifrost, importing):
    with importing(bifrost.folder, bifrost.name) as module:
        streams = module.STREAMS
        assert len(streams) == 49
        decoders = {id(streams[operation]) for operation in streams}
        assert len(decoders) == 13
        for operation in streams:
            assert type(streams[operation]) is module.EventStream
        everything = importlib.import_module(f"{bifrost.name}.events")
        for name in dir(everything):
            getattr(everything, name)


def test_every_event_of_the_gateway_gets_its_class(gateway, bifrost, importing):
    """The name alone is enough: all other fields are optional there."""
    with importing(bifrost.folder, bifrost.name) as module:
        events = importlib.import_module(f"{bifrost.name}.events")
        for names in gateway.streams.values():
            stream = getattr(events, names.instance)
            for wire, class_name in names.by_event.items():
                event = stream.decode(Event(wire, "{}"))
                assert type(event) is getattr(events, class_name), wire
                assert event.type is getattr(events, names.enum)(wire)
                assert event.to_dict() == {"type": wire}
            if names.by_event:
                unknown = stream.decode(Event("not.one.of.them", "{}"))
                assert type(unknown) is module.UnknownEvent


def test_all_streams_of_openai(openai):
    by_operation = {
        operation: names
        for names in openai.streams.values()
        for operation in names.stream.operations
    }
    expected = [line.split() for line in OPENAI.split("\n") if line]
    assert by_operation.keys() == {operation for operation, *_ in expected}
    for operation, kind, tag, count in expected:
        names = by_operation[operation]
        assert pattern(names.stream.events) == (kind, tag, int(count)), operation
        assert bool(names.enum) is (kind == "tagged"), operation
        assert names.is_lazy is (int(count) == 58), operation


def test_what_streams_and_what_only_asks_for_it(gateway, openai):
    """`stream` in a request makes no stream where no response says so."""
    for plan, streaming, asking in ((gateway, 49, 12), (openai, 7, 4)):
        operations = plan.spec.operations
        assert len([op for op in operations if op.stream]) == streaming
        others = [
            op
            for op in operations
            if op.stream is None
            and any("stream" in properties(request, plan) for request in op.requests)
        ]
        assert len(others) == asking
        assert not any(op.stream_switch for op in others)
        with_twins = {
            plan.resolved(request).id
            for op in operations
            for request in (op.requests if op.stream_switch else ())
        }
        without = {plan.resolved(r).id for op in others for r in op.requests}
        assert {*plan.switches} == with_twins
        assert bool(without - with_twins) is (plan is openai)  # there all are shared


def properties(node, plan):
    found = plan.resolved(node)
    return {p.name for p in found.properties} if isinstance(found, ir.Object) else ()
