"""One object for all events: a class for each name of its tag."""

import pytest
from httpx_sse import ServerSentEvent as Event

from specgen import ir
from specgen.config.settings import Stream

FRAME = """
Frame:
  type: object
  properties:
    type: {type: string, enum: [frame.part, frame.done, error]}
    n: {type: integer}
"""


def test_a_class_for_each_name(watched):
    module = watched("schema: <Frame>", FRAME).module
    assert [*module.FrameType] == ["frame.part", "frame.done", "error"]
    assert [member.name for member in module.FrameType] == ["PART", "DONE", "ERROR"]
    part = module.frame_stream.decode(Event(data='{"type":"frame.part","n":1,"x":2}'))
    assert type(part) is module.FramePart
    assert part.type is module.FrameType.PART
    assert (part.n, part.x) == (1, 2)
    assert part.to_dict() == {"type": "frame.part", "n": 1, "x": 2}
    unknown = module.frame_stream.decode(Event(data='{"type":"frame.new"}'))
    assert (type(unknown), unknown.reason) == (module.UnknownEvent, "unknown-tag")


def test_the_schema_stays_a_model_for_all_events_at_once(watched):
    module = watched("schema: <Frame>", FRAME).module
    assert module.Frame.model_validate({"type": "frame.new"}).type == "frame.new"


@pytest.mark.parametrize(
    "tag",
    [
        "{enum: [a, b]}",
        "{type: [string, 'null'], enum: [a, b, null]}",
        "{oneOf: [{enum: [a, b]}, {type: 'null'}]}",
    ],
)
def test_a_tag_may_be_written_in_several_ways(tag, watched):
    frame = watched(
        "schema: <Frame>", f"Frame: {{type: object, properties: {{type: {tag}}}}}"
    )
    events = frame.plan.spec.streams[0].events
    assert isinstance(events, ir.FlatEvents)
    assert [member.value for member in events.names] == ["a", "b"]
    event = frame.stream.decode(Event(data="{}", event="b"))
    assert type(event) is frame.module.FrameB
    assert event.type is frame.module.FrameType.B


def test_where_the_names_have_a_name_the_enum_leaves_it_to_them(watched):
    module = watched(
        "schema: <Frame>",
        """
        Names: {type: string, enum: [a, b], x-enum-varnames: [FIRST, SECOND]}
        FrameType: {type: integer}
        Frame: {type: object, properties: {type: <Names>}}
        """,
    ).module
    event = module.frame_stream.decode(Event(data="{}", event="b"))
    assert type(event) is module.FrameSecond
    assert event.type is module.FrameEventType.SECOND


def test_a_tag_that_no_attribute_can_be(api, compiled):
    document = api(
        "schema: <Frame>",
        "Frame: {type: object, properties: {a-b: {enum: [x]}, a_b: {}}}",
    )
    streams = {"api.yaml#/components/schemas/Frame": Stream(tag="a-b")}
    stream = compiled(document, streams=streams).stream
    event = stream.decode(Event(data='{"a-b":"x","a_b":1}'))
    assert event.to_dict() == {"a-b": "x", "a_b": 1}
    assert stream.decode(Event(data='{"a_b":1}')).reason == "missing-tag"


@pytest.mark.parametrize(
    ("asserted", "wrong"),
    [
        ("additionalProperties: false", '{"type":"a","n":1}'),
        ("additionalProperties: {type: integer}", '{"type":"a","n":"x"}'),
        ("minProperties: 2", '{"type":"a"}'),
        ("not: {required: [n]}", '{"type":"a","n":1}'),
    ],
)
def test_an_object_of_nothing_but_the_tag_is_held_to_what_it_says(
    asserted, wrong, api, compiled
):
    frame = f"{{type: object, properties: {{type: {{enum: [a, b]}}}}, {asserted}}}"
    document = api("schema: <Frame>", f"Frame: {frame}")
    found = compiled(document, validation="exact")
    assert found.stream.decode(Event(data=wrong)).reason == "wrong-payload"
    right = '{"type":"a","m":1}' if "minProperties" in asserted else '{"type":"a"}'
    assert type(found.stream.decode(Event(data=right))) is found.module.FrameA


@pytest.mark.parametrize("name", ["Frame", "FrameEvent", "Unknown"])
def test_the_names_and_the_events_are_two_things_where_the_tag_is_event(name, watched):
    frame = f"{name}: {{type: object, properties: {{event: {{enum: [a, b]}}}}}}"
    found = watched(f"schema: <{name}>", frame)
    event = found.stream.decode(Event(data='{"event":"a"}'))
    stem = name.removesuffix("Event")
    assert type(event) is getattr(found.module, f"{stem}A")
    names = {
        "Frame": "FrameEventName",
        "FrameEvent": "FrameEventEvent",
        "Unknown": "UnknownEventName",
    }
    assert [*getattr(found.module, names[name])] == ["a", "b"]
    union = found.plan.streams[f"api.yaml#/components/schemas/{name}"].event
    assert type(event) in getattr(found.module, union).__args__
    assert type(found.stream.decode(Event("c", "{}"))) is found.module.UnknownEvent


def test_a_tag_that_is_inherited(watched):
    module = watched(
        "schema: <Frame>",
        """
        Base: {type: object, properties: {type: {enum: [a, b]}, id: {type: string}}}
        Frame: {allOf: [<Base>, {properties: {n: {type: integer}}}]}
        """,
    ).module
    event = module.frame_stream.decode(Event(data='{"type":"a","id":"1","n":2}'))
    assert type(event) is module.FrameA
    assert (event.id, event.n) == ("1", 2)


def test_an_object_that_names_no_events_is_untagged(watched):
    chunk = watched(
        "schema: <Chunk>",
        "Chunk: {type: object, properties: {object: {enum: [chunk]}, type: {}}}",
    )
    assert isinstance(chunk.plan.spec.streams[0].events, ir.UntaggedEvents)
    event = chunk.stream.decode(Event(data='{"object":"chunk","type":"x"}'))
    assert type(event) is chunk.module.Chunk


def test_names_that_are_nearly_the_same_stay_apart(api, compiled):
    names = ["a-1", "a1", "a_1", "A1", "event", "", "mro", "1", "é", "type", "class"]
    document = api("schema: <Frame>", "Frame: {type: object}")
    frame = document["components"]["schemas"]["Frame"]
    frame["properties"] = {"type": {"enum": names}}
    found = compiled(document)
    sent = [Event(data="{}", event=name) for name in names if name]
    sent.append(Event(data='{"type": ""}'))
    events = list(found.stream.iter_events(sent))
    assert {event.type for event in events} == {*names}
    assert len({type(event) for event in events}) == len(names)
    assert [*found.module.FrameType] == names
