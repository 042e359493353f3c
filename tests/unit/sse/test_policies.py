"""What becomes of errors, unknown events, pings and the end of a stream.

The policies of `EventStream`, and what counts as what. Which class an event has is
the subject of test_runtime_sse.py.
"""

import asyncio
import json
import pickle
from collections.abc import AsyncIterator, Iterator
from dataclasses import dataclass
from typing import Any, Literal

import pytest
from pydantic import BaseModel, ConfigDict

from tests.unit.sse.runtime import runtime


class Fields(BaseModel):
    model_config = ConfigDict(extra="allow")

    index: int | None = None


class Partial(Fields):
    type: Literal["image.partial"]


class Completed(Fields):
    type: Literal["image.completed"]


class Error(Fields):
    type: Literal["error"]


class Ping(BaseModel):
    type: Literal["ping"]


IMAGES = runtime.EventStream(
    {"image.partial": Partial, "image.completed": Completed, "error": Error}
)
PINGS = runtime.EventStream({"ping": Ping})
TEXTS = runtime.EventStream(text=True)


@dataclass
class Event:
    data: str
    event: str | None = None


def partial(**fields: Any) -> str:
    return json.dumps({"type": "image.partial", **fields})


# --- Unknown events


def test_unknown_events_obey_their_policy() -> None:
    unknown, known = Event('{"type": "image.new"}'), Event(partial())
    assert IMAGES.decode(unknown, on_unknown="skip") is None
    events = list(IMAGES.iter_events([unknown, known], on_unknown="skip"))
    assert [type(event) for event in events] == [Partial]
    with pytest.raises(runtime.StreamError, match="new': unknown-tag") as raised:
        IMAGES.decode(unknown, on_unknown="raise")
    assert raised.value.event == IMAGES.decode(unknown)
    assert raised.value.body == {"type": "image.new"}
    with pytest.raises(runtime.StreamError, match="wrong-payload") as raised:
        IMAGES.decode(Event(partial(index="x")), on_unknown="raise")
    assert raised.value.__cause__ is raised.value.event.error
    assert IMAGES.decode(known, on_unknown="raise").index is None


# --- Errors

GATEWAY_ERROR = '{"is_bifrost_error": true, "error": {"message": "no"}}'


@pytest.mark.parametrize(
    ("name", "data", "type_", "message"),
    [
        ("error", GATEWAY_ERROR, Error, "no"),
        (None, GATEWAY_ERROR, runtime.UnknownEvent, "no"),
        (None, '{"error": {"message": "no"}}', runtime.UnknownEvent, "no"),
        ("error", '{"error": "no"}', Error, "no"),
        (None, '{"type": "error", "message": "no"}', Error, "no"),
        (None, '{"type": "error", "error": {"error": {"message": "no"}}}', Error, "no"),
        ("image.completed", '{"error": "no"}', Completed, "no"),
        ("error", partial(message="no"), Partial, "no"),
        ("error", '{"type": "rate_limit", "error": "no"}', runtime.UnknownEvent, "no"),
        ("error", "no", runtime.UnknownEvent, "no"),
        ("error", "{}", Error, "the server sent an error"),
        ("error", "[1]", runtime.UnknownEvent, "the server sent an error"),
        (None, partial(error={"message": 5}), Partial, "the server sent"),
        ("ping", '{"error": "no"}', runtime.UnknownEvent, "no"),
    ],
)
def test_every_shape_of_an_error_counts_as_one(
    name: Any, data: str, type_: Any, message: str
) -> None:
    sent = Event(data, name)
    event = IMAGES.decode(sent, on_unknown="skip")  # is for those that are no error
    assert type(event) is type_
    assert not isinstance(event, runtime.UnknownEvent) or event.is_error
    with pytest.raises(runtime.StreamError, match=message) as raised:
        list(IMAGES.iter_events([sent], on_error="raise"))
    assert type(raised.value.event) is type(event)
    assert raised.value.body == (data if data == "no" else json.loads(data))


@pytest.mark.parametrize("error", ["null", "false", '""', "{}", "[]", "0"])
def test_a_falsy_error_key_is_no_error(error: str) -> None:
    sent = Event('{"type": "image.partial", "error": ' + error + "}")
    assert type(IMAGES.decode(sent, on_error="raise")) is Partial


def test_an_error_survives_pickling() -> None:
    with pytest.raises(runtime.StreamError) as raised:
        IMAGES.decode(Event("oops", "error"), on_error="raise")
    assert isinstance(raised.value.__cause__, ValueError)
    error = pickle.loads(pickle.dumps(runtime.StreamError("no", None, {"a": 1})))
    assert (str(error), error.message, error.body) == ("no", "no", {"a": 1})


# --- The end, and what is skipped


def test_empty_data_is_skipped() -> None:
    for stream in (IMAGES, PINGS, TEXTS):
        assert stream.decode(Event("", "error"), on_error="raise") is None


def test_the_stream_ends_at_a_terminal_text() -> None:
    sent = iter([Event(partial()), Event(" [DONE]\n"), Event(partial())])
    assert len(list(IMAGES.iter_events(sent))) == 1
    assert next(sent).data == partial()  # what follows is left to the caller
    sent = iter([Event(partial()), Event("[DONE]"), Event("stop"), Event(partial())])
    events = list(IMAGES.iter_events(sent, terminal=("stop",)))
    assert [event.type for event in events] == ["image.partial", None]
    assert IMAGES.decode(Event("[DONE]")) is None


def test_pings_are_skipped_unless_declared() -> None:
    pings = [Event("{}", "ping"), Event('{"type": "ping"}'), Event("-", "ping")]
    assert list(IMAGES.iter_events(pings)) == []
    assert len(list(IMAGES.iter_events(pings, ignore=()))) == 3
    assert type(PINGS.decode(pings[0])) is Ping
    assert PINGS.decode(pings[0], ignore=("ping",)) is None
    named = Event(partial(), "ping")
    assert type(IMAGES.decode(named)) is Partial


# --- Iterating


def test_async_iteration_is_the_same() -> None:
    async def send() -> AsyncIterator[Event]:
        for data in (partial(index=1), "", "{", "[DONE]", partial()):
            yield Event(data)

    async def receive(**policies: Any) -> list[Any]:
        return [e async for e in IMAGES.aiter_events(send(), **policies)]

    events = asyncio.run(receive())
    assert [type(event) for event in events] == [Partial, runtime.UnknownEvent]
    assert len(asyncio.run(receive(on_unknown="skip"))) == 1
    with pytest.raises(runtime.StreamError, match="bad-json"):
        asyncio.run(receive(on_unknown="raise"))


def test_a_failing_connection_is_the_callers() -> None:
    def send() -> Iterator[Event]:
        yield Event(partial())
        raise ConnectionResetError

    events = IMAGES.iter_events(send())
    assert type(next(events)) is Partial
    with pytest.raises(ConnectionResetError):
        next(events)


def test_a_wrong_policy_is_refused() -> None:
    with pytest.raises(TypeError, match=r"ignore: write \('ping',\), a tuple"):
        IMAGES.decode(Event("{}"), ignore="ping")
    with pytest.raises(ValueError, match="on_error: no such policy: 'rise'"):
        IMAGES.decode(Event("{}"), on_error="rise")
    with pytest.raises(ValueError, match="on_unknown: no such policy: None"):
        runtime.EventStream(on_unknown=None)
    options = "the policies are terminal, ignore, on_unknown, on_error"
    for call, function in (
        (lambda **given: IMAGES.decode(Event("{}"), **given), "decode"),
        (lambda **given: list(IMAGES.iter_events([], **given)), "iter_events"),
        (runtime.EventStream, "EventStream"),
    ):
        words = rf"{function}\(\) got an unexpected .* 'on_eror'; {options}"
        with pytest.raises(TypeError, match=words):
            call(on_eror="raise")


# --- What streams look like


def test_a_stream_shows_what_it_is_of() -> None:
    images = "'image.partial', 'image.completed', 'error'"
    assert repr(IMAGES) == f"<EventStream of {images}>"
    assert repr(TEXTS) == "<EventStream of text>"
    assert repr(runtime.EventStream(default=Partial)) == "<EventStream of Partial>"
    open_ended = runtime.EventStream({"a": Error}, default=Partial)
    assert repr(open_ended) == "<EventStream of 'a', others>"
    large = runtime.EventStream({str(n): f".lazy:No{n}" for n in range(60)})
    assert repr(large).endswith("'6', '7', 52 more>")
