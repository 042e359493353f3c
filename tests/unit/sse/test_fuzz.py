"""Whatever a server sends: nothing raises, nothing is lost, no class is wrong.

Names and data are drawn from all strings, lone surrogates included, and from JSON
that is near to what the streams declare: with deep nesting, huge numbers, tags of
any type, errors of any shape.
"""

import json
from dataclasses import dataclass
from typing import Annotated, Any, Literal

from hypothesis import given, settings
from hypothesis import strategies as st
from pydantic import BaseModel, ConfigDict, Strict
from pydantic_core import from_json

from tests.unit.sse.runtime import runtime


class Fields(BaseModel):
    model_config = ConfigDict(extra="allow", defer_build=True)

    index: Annotated[int, Strict()] | None = None
    next: "Fields | None" = None


class Partial(Fields):
    type: Literal["image.partial"]


class Completed(Fields):
    type: Literal["image.completed"]


class Error(Fields):
    type: Literal["error"]


class Said(BaseModel):
    event: Literal["message"]
    data: Fields


class Log(BaseModel):
    event: Literal["log"]
    data: str


TAGGED = runtime.EventStream(
    {"image.partial": Partial, "image.completed": Completed, "error": Error}, ignore=()
)
UNTAGGED = runtime.EventStream(default=Fields, ignore=())
UNION = runtime.EventStream({"x": Partial | Completed, "error": Error}, ignore=())
ROOM = runtime.EventStream(
    {"message": Said, "log": Log}, keyed_by="event", text=("log",), ignore=()
)
TEXT = runtime.EventStream(text=True, terminal=("[DONE]",), ignore=())


@dataclass
class Event:
    data: str
    event: str | None = None


NAMES = st.sampled_from([None, "", "message", "error", "ping", "image.partial", "log"])
TAGS = st.sampled_from(["image.partial", "image.completed", "error", "x", "", 1])
ANY_TEXT = st.text(st.characters(exclude_categories=()))
KEYS = ANY_TEXT | st.sampled_from(["index", "next", "type", "error"])
NUMBERS = st.integers() | st.floats() | st.integers(0, 10**400)
SCALARS = st.none() | st.booleans() | NUMBERS | ANY_TEXT | TAGS
JSON = st.recursive(
    SCALARS,
    lambda value: st.lists(value, max_size=4) | st.dictionaries(KEYS, value),
    max_leaves=12,
)
PAYLOADS = st.fixed_dictionaries(
    {},
    optional={"type": TAGS | JSON, "index": JSON, "next": JSON, "error": JSON},
)
DEEP = st.builds(
    lambda depth, opening, closing: opening * depth + "1" + closing * depth,
    st.integers(0, 3000),
    st.sampled_from(["[", '{"type":', '{"error":', '{"next":']),
    st.sampled_from(["]", "}"]),
)
DATA = (
    ANY_TEXT
    | DEEP
    | st.builds(json.dumps, PAYLOADS | JSON, ensure_ascii=st.booleans())
    | st.sampled_from(["[DONE]", "NaN", "1e999", "9" * 5000, "\ufeff{}", "-", "\0"])
)


def same(one: Any, other: Any) -> bool:
    """Whether two JSON values are equal, where 1, 1.0 and true are three."""
    return json.dumps(one, sort_keys=True) == json.dumps(other, sort_keys=True)


def holds(event: Fields, sent: dict[str, Any]) -> bool:
    """Whether an event has all that was sent, and beyond it only a missing tag."""
    came = event.model_dump(exclude_unset=True)
    if sent.get("type") is None and type(event) is not Fields:
        sent = {**sent, "type": came["type"]}
    return same(came, sent)


@settings(max_examples=400)
@given(
    stream=st.sampled_from([TAGGED, UNTAGGED, UNION, ROOM, TEXT]),
    name=NAMES | ANY_TEXT,
    data=DATA,
)
def test_nothing_raises_and_nothing_is_lost(
    stream: Any, name: str | None, data: str
) -> None:
    event = stream.decode(Event(data, name))
    if event is None:
        assert data == "" or data.strip() == "[DONE]"
    elif isinstance(event, runtime.UnknownEvent):
        assert event.raw == data
        assert event.reason == "bad-json" or same(event.data, from_json(data))
    elif stream is TEXT:
        assert event == data
    elif isinstance(event, Log):
        assert event.data == data
    elif isinstance(event, Said):
        assert holds(event.data, from_json(data))
    else:
        assert holds(event, from_json(data))


@settings(max_examples=200)
@given(name=NAMES, payload=PAYLOADS)
def test_a_known_class_means_its_tag(name: str | None, payload: dict[str, Any]) -> None:
    event = TAGGED.decode(Event(json.dumps(payload), name))
    if isinstance(event, Fields):
        tag = payload.get("type")
        assert vars(event)["type"] == (name if tag is None else tag)


@settings(max_examples=200)
@given(name=NAMES, payload=PAYLOADS)
def test_every_error_is_raised_and_nothing_else(
    name: str | None, payload: dict[str, Any]
) -> None:
    sent = Event(json.dumps(payload), name)
    event = TAGGED.decode(sent)
    if getattr(event, "reason", None) == "bad-json":
        expected = name == "error"  # what it says cannot be read
    else:
        is_tagged = payload.get("type") == "error"
        expected = name == "error" or is_tagged or bool(payload.get("error"))
    raised = None
    try:
        TAGGED.decode(sent, on_error="raise")
    except runtime.StreamError as error:
        raised = error
    assert (raised is not None) == expected
    assert raised is None or (raised.message and type(raised.event) is type(event))
