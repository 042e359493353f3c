"""Streams that the configuration declares or settles, and those that are proposed."""

import importlib

import pytest
import yaml
from httpx_sse import ServerSentEvent as Event

from specgen.config.settings import Stream

SCHEMAS = """
Job:
  description: Sent as server-sent events.
  type: object
  properties: {stage: {enum: [queued, done]}, n: {type: integer}}
Tick:
  description: What the SSE of a clock look like.
  type: object
  properties: {type: {enum: [tick, tock]}}
Pet:
  description: Comes over text/event-stream.
  oneOf:
  - {type: object, required: [kind], properties: {kind: {const: cat}}}
  - {type: object, required: [kind], properties: {kind: {const: dog}}}
Silent: {type: object, properties: {type: {enum: [a]}}}
Other: {description: Not one of the server-sent events., type: object}
"""
FRAME = """
Frame:
  type: object
  properties:
    type: {type: string, enum: [frame.part, frame.done]}
    kind: {enum: [x]}
"""


def test_schemas_that_read_like_streams_are_proposed(compiled):
    found = compiled(yaml.safe_load(SCHEMAS))
    proposed = [text for code, text in found.reports if code == "stream-proposal"]
    assert proposed == [
        "Tick reads like an event stream, and no operation declares it",
        "Pet reads like an event stream, and no operation declares it",
    ]
    assert not any("/events/" in path for path in found.package.files)


def test_what_operations_stream_is_not_proposed(watched):
    described = FRAME.replace("type: object", "description: An SSE\n  type: object")
    assert watched("schema: <Frame>", described).reports == []


def answering(api, media_type):
    """A document whose stream has some media type."""
    document = api("schema: <Frame>", FRAME)
    answer = document["paths"]["/watch"]["get"]["responses"]["200"]
    answer["content"] = {media_type: answer["content"]["text/event-stream"]}
    return document


@pytest.mark.parametrize(
    "media_type", ["text/event-stream; charset=utf-8", "Text/Event-Stream"]
)
def test_a_media_type_may_have_parameters_and_capitals(media_type, api, compiled):
    found = compiled(answering(api, media_type))
    assert found.reports == []
    assert [*found.module.STREAMS] == ["watch"]


@pytest.mark.parametrize(
    "media_type",
    [
        "text/eventstream",
        "text/event_stream; charset=utf-8",
        "text/event-steam",
        "application/event-stream",
        "application/x-event-stream",
    ],
)
def test_what_is_nearly_the_media_type_of_streams_is_told(media_type, api, compiled):
    found = compiled(answering(api, media_type))
    bare = media_type.partition(";")[0]
    message = f"{bare!r} is not the media type of server-sent events"
    assert found.reports == [("stream-misspelt", message)]
    [item] = found.diagnostics.sorted(found.run.sources)
    assert (item.severity, "write text/event-stream" in item.help) == ("warning", True)


def test_a_stream_without_a_schema_is_told(watched):
    found = watched("{}", FRAME)
    message = "this stream gets no decoder, as it has no schema"
    assert found.reports == [("stream-without-schema", message)]
    [item] = found.diagnostics.sorted(found.run.sources)
    assert (item.severity, "schema: {type: string}" in item.help) == ("note", True)
    assert not hasattr(found.module, "STREAMS")


@pytest.mark.parametrize(
    "media_type", ["application/octet-stream", "application/vnd.amazon.eventstream"]
)
def test_other_media_types_of_streams_are_nobodys_mistake(media_type, api, compiled):
    assert compiled(answering(api, media_type)).reports == []


def test_streams_are_declared_in_the_configuration(compiled):
    job = Stream(tag="stage", terminal=("bye",), ignore=("queued",))
    streams = {"api.yaml#/Job": job, "api.yaml#/Tick": Stream()}
    found = compiled(yaml.safe_load(SCHEMAS), streams=streams)
    assert [code for code, _ in found.reports] == ["stream-proposal"]
    module = found.module
    sent = [
        Event(data='{"stage":"queued"}'),
        Event(data='{"stage":"done","n":1}'),
        Event(data="[DONE]"),
        Event(data="bye"),
        Event(data='{"stage":"done"}'),
    ]
    events = list(module.job_stream.iter_events(sent))
    assert [type(event) for event in events] == [module.JobDone, module.UnknownEvent]
    assert type(module.tick_stream.decode(Event("tock", "{}"))) is module.TickTock
    assert not hasattr(module, "STREAMS")


def test_a_whole_file_may_be_a_stream(compiled):
    schema = {"title": "Beat", "properties": {"type": {"enum": ["on", "off"]}}}
    schema |= {"$schema": "https://json-schema.org/draft/2020-12/schema"}
    schema |= {"type": "object"}
    module = compiled(schema, streams={"api.yaml": Stream()}).module
    assert type(module.beat_stream.decode(Event("on", "{}"))) is module.BeatOn


def test_the_configuration_has_the_last_word_on_streams_of_operations(api, compiled):
    place = "api.yaml#/components/schemas/Frame"
    streams = {place: Stream(tag="kind", terminal=())}
    found = compiled(api("schema: <Frame>", FRAME), streams=streams)
    assert type(found.stream.decode(Event("x", "{}"))) is found.module.FrameX
    assert found.stream.decode(Event(data="[DONE]")).reason == "bad-json"


@pytest.mark.parametrize(
    ("place", "tag"),
    [
        ("api.yaml#/Job", "n"),
        ("api.yaml#/Pet", "name"),
        ("api.yaml#/Other", "type"),
    ],
)
def test_a_tag_that_tells_nothing_apart(place, tag, compiled):
    found = compiled(yaml.safe_load(SCHEMAS), streams={place: Stream(tag=tag)})
    assert found.package is None
    expected = "a property that tells events apart"
    message = f'streams."{place}".tag must be {expected}, not {tag!r}'
    assert ("config-bad-value", message) in found.reports


@pytest.mark.parametrize("place", ["api.yaml#/Missing", "other.yaml"])
def test_a_declaration_of_nothing(place, compiled):
    found = compiled(yaml.safe_load(SCHEMAS), streams={place: Stream(tag="type")})
    assert found.package is None
    message = f"there is no schema at {place!r}"
    assert ("config-place-not-found", message) in found.reports


@pytest.mark.parametrize(
    ("media", "operation"),
    [
        ("x-speakeasy-sse-sentinel: BYE", "{}"),
        ("x-fern-streaming: {format: sse, terminator: BYE}", "{}"),
        ("description: ''", "x-fern-streaming: {format: sse, terminator: BYE}"),
        ("description: ''", "x-speakeasy-sse-sentinel: BYE"),
    ],
)
def test_vendors_say_what_ends_a_stream(media, operation, watched):
    schema = f"{{schema: {{type: object}}, {media}}}"
    stream = watched(schema, operation=operation).stream
    for data in ("BYE", "[DONE]"):
        sent = [Event(data=data), Event(data='{"text":"late"}')]
        assert list(stream.iter_events(sent)) == []


# --------------------------------------------------------------------- names


def test_a_schema_of_two_names_has_two_names_for_its_stream(watched):
    found = watched("schema: <OtherResponse>", f"{FRAME}OtherResponse: <Frame>")
    module = found.module
    assert found.stream is module.other_stream is module.frame_stream
    assert module.OtherEvent == module.FrameEvent
    assert module.OtherResponseType is module.FrameType


def test_two_streams_of_one_name_in_one_module_are_an_error(api, compiled):
    twin = FRAME.replace("Frame:", "FrameEvent:")
    document = api("schema: <Frame>", FRAME + twin)
    more = api("schema: <FrameEvent>")["paths"]["/watch"]["get"]
    document["paths"]["/more"] = {"get": {**more, "operationId": "more"}}
    found = compiled(document)
    assert found.package is None
    assert "name-collision" in dict(found.reports)
    place = "api.yaml#/components/schemas/FrameEvent"
    assert compiled(document, names={place: "Still"}).package is not None


def test_no_part_of_a_stream_is_called_as_what_serves_all_streams(watched):
    found = watched(
        "schema: <Unknown>",
        "Unknown: {type: object, properties: {type: {enum: [event, error]}}}",
    )
    module = found.module
    event = found.stream.decode(Event("event", "{}"))
    assert type(event) is module.UnknownEvent__
    assert module.UnknownEvent_.__args__[0] is module.UnknownEvent__
    assert type(found.stream.decode(Event("new", "{}"))) is module.UnknownEvent


def test_an_error_of_a_stream_called_stream_is_no_exception(watched):
    schemas = FRAME.replace("Frame:", "StreamEvent:").replace("frame.part", "error")
    found = watched("schema: <StreamEvent>", schemas)
    module = found.module
    with pytest.raises(module.StreamError) as raised:
        found.stream.decode(Event("error", "{}"), on_error="raise")
    assert type(raised.value.event) is module.StreamError_


def test_a_schema_of_the_name_of_what_serves_all_streams_is_told_of(watched):
    schemas = FRAME + "UnknownEvent: {type: object}\nStreamError: {type: object}"
    found = watched("schema: <Frame>", schemas)
    assert {code for code, _ in found.reports} == {"name-of-streams"}
    assert found.reports[0][1].endswith("import that from api.events")
    events = importlib.import_module(f"{found.module.__name__}.events")
    assert issubclass(events.StreamError, Exception)
    assert found.module.StreamError is not events.StreamError
    assert "import frame_stream" in found.package.files["README.md"]
    assert "case UnknownEvent" not in found.package.files["README.md"]


def test_an_example_shows_no_class_whose_name_is_that_of_a_schema(watched):
    found = watched("schema: <Frame>", f"{FRAME}FramePart: {{type: object}}")
    assert "in frame_stream.iter_events" in found.package.files["README.md"]
    assert "FramePart" not in found.package.files["README.md"]


def test_an_event_of_the_name_of_a_schema_is_told_of(watched):
    found = watched("schema: <Frame>", f"{FRAME}FramePart: {{type: object}}")
    assert [code for code, _ in found.reports] == ["name-ambiguous"]
    events = importlib.import_module(f"{found.module.__name__}.events")
    assert found.module.FramePart is not events.FramePart
    event = found.stream.decode(Event("frame.part", "{}"))
    assert type(event) is events.FramePart


def test_only_what_streams_gets_a_streaming_twin(api, compiled):
    document = api("schema: <Frame>", FRAME)
    properties = {"stream": {"type": "boolean"}, "n": {}}
    schema = {"type": "object", "properties": properties}
    body = {"content": {"application/json": {"schema": schema}}}
    answer = {"application/json": {"schema": {}}}
    frames = document["paths"]["/watch"]["get"]["responses"]["200"]["content"]
    for name, content in (
        ("both", answer | frames),
        ("jsonOnly", answer),
        ("sseOnly", frames),
    ):
        document["paths"][f"/{name}"] = {
            "post": {
                "operationId": name,
                "requestBody": body,
                "responses": {"200": {"description": "", "content": content}},
            }
        }
    module = compiled(document).module
    twins = [name for name in dir(module) if name.endswith("Streaming")]
    assert twins == ["BothRequestParamNonStreaming", "BothRequestParamStreaming"]
    assert module.BothRequestParamStreaming.__required_keys__ == {"stream"}
    assert "stream" in module.JsonOnlyRequestParam.__optional_keys__
    assert {*module.STREAMS} == {"watch", "both", "sseOnly"}


def test_the_table_of_streams_tells_of_a_key_that_it_has_not(api, compiled):
    streams = compiled(api("schema: {type: object}")).module.STREAMS
    assert repr(streams) == "<StreamTable of 'watch'>"
    assert "wacth" not in streams
    with pytest.raises(KeyError, match=r"no operation 'wacth' .* mean 'watch'"):
        streams["wacth"]
    with pytest.raises(KeyError, match=r"no operation 'x' answers with a stream$"):
        streams["x"]
    assert streams.get("x") is None


def test_each_request_with_a_switch_of_an_operation_gets_twins(api, compiled):
    schemas = """
    Frame: {properties: {type: {enum: [a, b]}}}
    Json: {properties: {stream: {type: boolean}}, type: object}
    Form: {properties: {stream: {type: string}}, type: object}
    Other: {properties: {other: {type: string}}, type: object}
    """
    document = api("schema: <Frame>", schemas)
    watch = document["paths"]["/watch"]["get"]
    watch["responses"]["200"]["content"]["application/json"] = {"schema": {}}
    watch["requestBody"] = {
        "content": {
            f"application/{name}": {"schema": {"$ref": f"#/components/schemas/{name}"}}
            for name in ("Json", "Form", "Other")
        }
    }
    module = compiled(document).module
    twins = [name for name in dir(module) if name.endswith("Streaming")]
    assert twins == ["JsonParamNonStreaming", "JsonParamStreaming"]
    assert all(hasattr(module, name) for name in dir(module))


def test_a_schema_keeps_a_name_that_the_runtime_has_too(watched):
    found = watched("schema: <Frame>", f"{FRAME}Policies: {{type: object}}")
    events = importlib.import_module(f"{found.module.__name__}.events")
    assert found.module.Policies is found.module.models.Policies
    assert found.stream._policies.keys() <= events.Policies.__annotations__.keys()
