"""What changed of the events of streams, and whom it breaks."""

import pytest

from tests.unit.two_versions import (
    INTEGER,
    STRING,
    document,
    operation,
    ref,
    thing,
    told,
)


def event(name, **properties):
    return {
        "type": "object",
        "properties": {"type": {"const": name}, **properties},
        "required": ["type"],
    }


def flat(*names, **properties):
    return event("", **properties) | {
        "properties": {"type": {"enum": [*names]}, **properties}
    }


SCHEMAS = {
    "Came": event("came", n=INTEGER),
    "Again": event("came", m=INTEGER),
    "Went": event("went"),
    "Stream": {"oneOf": [ref("Came"), ref("Went")]},
    "Feed": {"oneOf": [ref("Again"), ref("Went")]},
}


def streaming(schema, keyword="schema", name="watch"):
    paths = operation(name=name)
    paths[f"/{name}"]["post"]["responses"]["200"]["content"] = {
        "text/event-stream": {keyword: schema}
    }
    return document(SCHEMAS, paths)


def breaking(old, new):
    """What breaks anybody, by code and name."""
    found = told(old, new, targets=("models", "events"))
    return [(code, name) for code, name, breaks in found if breaks]


def envelope(name, data):
    content = {"contentMediaType": "application/json", "contentSchema": data}
    properties = {"event": {"const": name}, "data": {"type": "string", **content}}
    return {
        "type": "object",
        "properties": properties,
        "required": ["event", "data"],
    }


@pytest.mark.parametrize(
    ("old", "new", "found"),
    [
        (
            {"oneOf": [ref("Came"), ref("Went")]},
            {"oneOf": [ref("Again"), ref("Went")]},
            [("change-type", "the event 'came' of watch_stream")],
        ),
        (INTEGER, {"type": "array"}, [("change-type", "WatchResponseEvent")]),
        (
            flat("a", "b", x=STRING),
            flat("a", "b", x=INTEGER),
            [("change-type", "WatchResponseEvent.x")],
        ),
        (flat("a", "b"), flat("a", "b", "c"), []),
        (STRING, thing(a=STRING), [("change-type", "watch_stream")]),
    ],
)
def test_types_of_events(old, new, found):
    assert breaking(streaming(old), streaming(new)) == found


def test_events_that_no_schema_stands_for():
    def whole(data):
        events = [envelope("a", data), envelope("b", STRING)]
        return streaming({"oneOf": events}, "itemSchema")

    old, new = whole(ref("Came")), whole(ref("Again"))
    assert breaking(old, new) == [("change-type", "WatchA.data")]
    fewer = streaming(envelope("a", ref("Came")), "itemSchema")
    assert ("change-gone", "WatchB") in breaking(old, fewer)


def test_names_of_a_stream():
    old, new = streaming(flat("a", "b")), streaming({"oneOf": [event("a"), event("b")]})
    gone = [name for code, name in breaking(old, new) if code == "change-gone"]
    assert {"WatchA", "WatchB"} <= {*gone}


def test_an_operation_that_streams_something_else_or_not_at_all():
    named = streaming(ref("Stream"))
    other = document(SCHEMAS, streaming(INTEGER, name="poll")["paths"])
    both = document(SCHEMAS, named["paths"] | other["paths"])
    assert breaking(named, both) == []
    found = breaking(both, named)
    assert ("change-gone", "poll_stream") in found
    moved = document(SCHEMAS, named["paths"] | streaming(STRING, name="poll")["paths"])
    assert ("change-type", "poll_stream") in breaking(both, moved)
    plain = document(SCHEMAS, operation(name="watch") | other["paths"])
    assert ("change-gone", "watch") in breaking(both, plain)


def test_operations_that_exchange_their_streams():
    def whole(one, other):
        watch, poll = streaming(ref(one)), streaming(ref(other), name="poll")
        return document(SCHEMAS, watch["paths"] | poll["paths"])

    name = "the event 'came' of the stream of"
    assert breaking(whole("Stream", "Feed"), whole("Feed", "Stream")) == [
        ("change-type", f"{name} watch"),
        ("change-type", f"{name} poll"),
    ]
