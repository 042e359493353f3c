"""Events that are described as a whole: OpenAPI 3.2's itemSchema, and its likes."""

from textwrap import indent

import pytest
from httpx_sse import ServerSentEvent as Event

from specgen.ir import Use

SCHEMAS = """
Message: {type: object, required: [text], properties: {text: {type: string}}}
Envelope:
  type: object
  required: [data]
  properties:
    event: {type: string}
    data: {type: string}
    id: {type: string}
    retry: {type: integer, minimum: 0}
"""

# After the example of OpenAPI 3.2, 4.14.4.3: siblings of the reference narrow it.
NARROWED = """
itemSchema:
  $ref: '#/components/schemas/Envelope'
  required: [event]
  oneOf:
  - properties:
      event: {const: addString}
  - properties:
      event: {const: addInt64}
      data:
        contentMediaType: application/json
        contentSchema: {type: integer, format: int64}
  - properties:
      event: {const: addJson}
      data:
        contentMediaType: application/json
        contentSchema: <Message>
"""

# As TypeSpec writes it.
ENDING = """
itemSchema:
  type: object
  properties: {event: {type: string}, data: {type: string}}
  required: [event]
  anyOf:
  - properties:
      event: {const: said}
      data: {contentMediaType: application/json, contentSchema: <Message>}
  - properties:
      data: {contentMediaType: text/plain, const: '[done]'}
    x-ms-sse-terminal-event: true
"""

# As OpenAI describes its assistants.
ASSISTANT = """
Assistant: {oneOf: [<Thread>, <Failed>, <Done>]}
Thread:
  oneOf:
  - type: object
    properties: {event: {enum: [thread.created]}, data: <Message>}
  - type: object
    properties: {event: {enum: [thread.run.done]}, data: <Message>}
Failed: {type: object, properties: {event: {enum: [error]}, data: <Message>}}
Done: {type: object, properties: {event: {enum: [done]}, data: {enum: ["[DONE]"]}}}
"""


def test_item_schema_as_in_the_standard(watched):
    module = watched(NARROWED, SCHEMAS, version="3.2.0").module
    stream = module.watch_stream
    text = stream.decode(Event("addString", "5", id="7", retry=10))
    assert (type(text), text.data) == (module.WatchAddString, "5")
    assert (text.id, text.retry) == ("7", 10)
    assert text.event is module.WatchEventName.ADD_STRING
    number = stream.decode(Event("addInt64", "5"))
    assert (type(number), number.data, number.id) == (module.WatchAddInt64, 5, None)
    message = stream.decode(Event("addJson", '{"text":"a"}'))
    assert type(message.data) is module.Message
    assert message.to_dict() == {"event": "addJson", "data": {"text": "a"}}
    assert stream.decode(Event("addInt64", '"5"')).reason == "wrong-payload"
    assert stream.decode(Event("addJson", "a")).reason == "bad-json"
    assert stream.decode(Event("addMore", "{}")).reason == "unknown-tag"
    assert stream.decode(Event(data="{}")).reason == "unknown-tag"


def test_what_describes_the_events_as_a_whole_is_only_read(watched):
    came = """
Came:
  required: [event, data]
  properties:
    event: {const: came}
    data: {contentMediaType: application/json, contentSchema: <Message>}
"""
    found = watched("itemSchema: <Came>", SCHEMAS + came, version="3.2.0")
    assert found.stream.decode(Event("came", '{"text":"a"}')).data.text == "a"
    used = {found.plan.names[d.id]: d.use for d in found.plan.spec.definitions.values()}
    assert (used["Came"], used["Message"]) == (Use.READ, Use.READ)


def test_an_event_that_only_ends_the_stream_is_no_event(watched):
    """Neither the union nor the enum has it: its text is `terminal`."""
    found = watched(ENDING, SCHEMAS, version="3.2.0")
    assert [*found.module.WatchEventName] == ["said"]
    assert 'terminal=("[DONE]", "[done]")' in found.text("events/api")
    said = Event("said", '{"text":"a"}')
    events = found.stream.iter_events([said, Event(data="[done]"), said])
    assert [event.data.text for event in events] == ["a"]


def test_an_event_that_is_the_last_is_given_before_the_end(watched):
    stream = watched(
        """
        itemSchema:
          oneOf:
          - properties: {event: {const: item}, data: {contentMediaType: text/json}}
          - properties: {event: {const: end}, data: {}}
            x-ms-sse-terminal-event: true
        """,
        version="3.2.0",
    ).stream
    sent = [Event("item", "1"), Event("end", '{"n":1}'), Event("item", "2")]
    events = [(event.event, event.data) for event in stream.iter_events(sent)]
    assert events == [("item", 1), ("end", {"n": 1})]


@pytest.mark.parametrize("name", ["message", "", None])
def test_the_last_event_may_have_no_name(name, watched):
    stream = watched(
        """
        itemSchema:
          oneOf:
          - properties: {event: {const: item}, data: {type: integer}}
          - properties: {data: <Message>}
            x-ms-sse-terminal-event: true
        """,
        SCHEMAS,
        version="3.2.0",
    ).stream
    sent = [Event("item", "1"), Event(name, '{"text":"bye"}'), Event("item", "2")]
    first, last = stream.iter_events(sent)
    assert (first.data, last.data.text) == (1, "bye")


def test_events_of_any_name_may_look_like_one_of_several(watched):
    found = watched(
        """
        itemSchema:
          oneOf:
          - required: [event]
            properties:
              event: {type: string}
              data: {contentMediaType: application/json, contentSchema: <Message>}
          - required: [event]
            properties:
              event: {type: string}
              data:
                contentMediaType: application/json
                contentSchema: {type: integer}
          - properties:
              event: {const: end}
              data: {contentMediaType: application/json}
        """,
        SCHEMAS,
        version="3.2.0",
    )
    stream = found.stream
    message = stream.decode(Event("said", '{"text":"a"}'))
    assert (message.event, message.data.text) == ("said", "a")
    assert stream.decode(Event("counted", "5")).data == 5
    assert stream.decode(Event("end", "[]")).data == []
    assert stream.decode(Event("said", '"a"')).reason == "wrong-payload"


@pytest.mark.parametrize(
    ("data", "wire", "expected"),
    [
        ("{type: string}", "5", "5"),
        ("{type: string, format: uuid}", "not one", "wrong-payload"),
        ("{type: string, enum: [a, b]}", "a", "a"),
        ("{type: string, contentMediaType: text/plain}", "5", "5"),
        ("{type: string, contentMediaType: application/json}", "5", 5),
        ("{type: string, contentMediaType: application/problem+json}", "[5]", [5]),
        ("{type: string, contentSchema: {type: integer}}", "5", 5),
        ("{type: string, contentSchema: {type: integer}}", "a", "bad-json"),
        ("{type: object, contentMediaType: application/json}", '{"a":1}', {"a": 1}),
        ("{type: integer}", "5", 5),
        ("{}", "5", 5),
        ("{allOf: [{type: string}, {maxLength: 9}]}", "5", "5"),
    ],
)
def test_whether_data_is_json(data, wire, expected, watched):
    media = f"itemSchema: {{properties: {{event: {{const: a}}, data: {data}}}}}"
    event = watched(media, version="3.2.0").stream.decode(Event("a", wire))
    assert getattr(event, "reason", event.data) == expected


def test_in_a_dialect_without_content_keywords_a_string_is_text(watched):
    data = "{type: string, contentMediaType: application/json}"
    media = f"schema: {{type: object, properties: {{data: {data}}}}}"
    assert watched(media, version="3.0.3").stream.decode(Event(data="5")).data == "5"


def test_events_of_one_shape_may_have_any_name(watched):
    media = "itemSchema: {properties: {event: {enum: [a, b]}, data: <Message>}}"
    module = watched(media, SCHEMAS, version="3.2.0").module
    for name in ("a", "new"):
        event = module.watch_stream.decode(Event(name, '{"text":"x"}'))
        assert (type(event), event.event) == (module.WatchMessage, name)
    known = module.watch_stream.decode(Event("a", '{"text":"x"}'))
    assert known.event is module.WatchEventName.A


@pytest.mark.parametrize("version", ["3.0.3", "3.1.0", "3.2.0"])
def test_a_schema_of_nothing_but_event_fields_is_an_envelope(version, watched):
    module = watched(
        "{schema: <Completion>, x-speakeasy-sse-sentinel: '[END]'}",
        f"{SCHEMAS}\nCompletion: {{type: object, properties: {{data: <Message>}}}}",
        version=version,
    ).module
    sent = [Event(data='{"text":"a"}'), Event("x", '{"text":"b"}'), Event(data="[END]")]
    events = list(module.completion_stream.iter_events(sent))
    assert [type(event) for event in events] == [module.Completion] * 2
    assert [event.data.text for event in events] == ["a", "b"]


def test_a_union_of_envelopes_is_keyed_by_the_name_of_the_event(watched):
    module = watched("schema: <Assistant>", SCHEMAS + ASSISTANT).module
    assert [*module.AssistantName] == ["thread.created", "thread.run.done", "error"]
    sent = [
        Event("thread.created", '{"text":"a","event":"other"}'),
        Event("error", '{"text":"no"}'),
        Event("done", "[DONE]"),
        Event("thread.created", "{}"),
    ]
    events = list(module.assistant_stream.iter_events(sent))
    created, failed = events
    assert (type(created), type(failed)) == (module.AssistantCreated, module.Failed)
    assert created.data.text == "a"
    with pytest.raises(module.StreamError):
        list(module.assistant_stream.iter_events(sent, on_error="raise"))


def test_an_array_of_envelopes_is_the_whole_stream(watched):
    stream = watched(
        """
        schema:
          type: array
          items: {type: object, properties: {event: {const: a}, data: <Message>}}
        """,
        SCHEMAS,
        version="3.2.0",
    ).stream
    assert stream.decode(Event("a", '{"text":"x"}')).data.text == "x"


def test_an_object_with_more_than_event_fields_is_the_payload(watched):
    module = watched(
        "schema: {type: object, properties: {event: {enum: [a]}, data: {}, at: {}}}"
    ).module
    event = module.watch_stream.decode(Event(data='{"event":"a","data":1}'))
    assert type(event) is module.WatchA


def test_an_item_schema_that_speaks_of_no_event_field_is_the_payload(watched):
    module = watched("itemSchema: <Message>", SCHEMAS, version="3.2.0").module
    event = module.message_stream.decode(Event(data='{"text":"a"}'))
    assert type(event) is module.Message


def test_a_constant_that_ends_nothing_is_an_event(watched):
    stream = watched(
        """
        itemSchema:
          oneOf:
          - properties: {event: {const: state}, data: {const: ready}}
          - properties: {event: {const: item}, data: {type: string}}
        """,
        version="3.2.0",
    ).stream
    event = stream.decode(Event("state", "ready"))
    assert (event.event, event.data) == ("state", "ready")


def test_a_name_with_two_shapes_is_a_union(watched):
    module = watched(
        """
        itemSchema:
          oneOf:
          - properties: {event: {const: item}, data: <Message>}
          - properties: {event: {const: item}, data: {type: integer}}
        """,
        SCHEMAS,
        version="3.2.0",
    ).module
    sent = [Event("item", '{"text":"a"}'), Event("item", "5"), Event("item", "[]")]
    first, second, third = module.watch_stream.iter_events(sent)
    assert (first.data.text, second.data) == ("a", 5)
    assert type(first) is not type(second)
    assert third.reason == "wrong-payload"


VARIANTS = """
- properties: {event: {enum: [a, b]}, data: {type: integer}}
- properties: {event: {enum: [c, d]}, data: {type: string}}
- properties: {event: {enum: [e, f, g, h]}, data: <Message>}
- properties: {event: {const: item}, data: <Message>}
- properties: {event: {const: item}, data: {type: integer}}
- properties: {event: {type: string}, data: <Message>}
"""


def test_a_variant_renames_no_other(watched):
    def types(variants):
        media = f"itemSchema:\n  oneOf:\n{indent(variants.strip(), '  ')}"
        stream = watched(media, SCHEMAS, version="3.2.0").stream
        sent = [Event(name, "5") for name in ("a", "d", "item")]
        sent += [Event(name, '{"text":"a"}') for name in ("g", "item", "unheard-of")]
        found = [stream.decode(each) for each in sent]
        return [(type(e).__name__, type(e.data).__name__) for e in found]

    before = types(VARIANTS)
    names = [name for name, _ in before]
    assert names[:2] == ["WatchAOrB", "WatchCOrD"]
    assert (names[3], names[5]) == ("WatchEOrOthers", "WatchMessage")
    assert len(set(names)) == len(names)
    first = "- properties: {event: {enum: [new, newer]}, data: {type: boolean}}"
    second = "- properties: {event: {const: last}, data: {type: boolean}}"
    assert types(f"{first}\n{VARIANTS.strip()}") == before
    assert types(f"{first}\n{second}\n{VARIANTS.strip()}") == before
    assert types(f"{VARIANTS.strip()}\n{first}") == before
