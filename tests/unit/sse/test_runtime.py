"""The runtime of streams: which class an event has, and what becomes of the rest.

A small package is written as the generator would write it: the runtime files beside
an events module. What the wire does to events before they get here is the subject
of test_wire.py.
"""

import ast
import importlib
import json
import shutil
import sys
import threading
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from types import ModuleType
from typing import Any

import anthropic._streaming
import httpx_sse
import openai._streaming
import pytest
from pydantic import TypeAdapter

RUNTIME = Path(__file__).parents[3] / "templates" / "runtime"

EVENTS = '''
"""Events as the generator writes them."""

from enum import StrEnum
from typing import Literal, Union

from pydantic import StrictInt

from ._base import Model
from ._sse import EventStream, StreamError, UnknownEvent


class ImageType(StrEnum):
    PARTIAL = "image.partial"
    COMPLETED = "image.completed"
    ERROR = "error"


class _ImageFields(Model):
    b64_json: str | None = None
    index: StrictInt | None = None


class ImagePartial(_ImageFields):
    type: Literal[ImageType.PARTIAL]


class ImageCompleted(_ImageFields):
    type: Literal[ImageType.COMPLETED]


class ImageError(_ImageFields):
    type: Literal[ImageType.ERROR]


ImageEvent = Union[ImagePartial, ImageCompleted, ImageError, UnknownEvent]

image_stream: EventStream[ImageEvent] = EventStream(
    {
        "image.partial": ImagePartial,
        "image.completed": ImageCompleted,
        "error": ImageError,
    }
)


class Ping(Model):
    type: Literal["ping"]


ping_stream: EventStream[Union[Ping, UnknownEvent]] = EventStream({"ping": Ping})


class Chunk(Model):
    id: str | None = None
    choices: list[str] | None = None


class Failure(Model):
    error: str | dict[str, str]


chunk_stream: EventStream[Union[Chunk, UnknownEvent]] = EventStream(default=Chunk)
either_stream: EventStream[Union[Chunk, Failure, UnknownEvent]] = EventStream(
    default=Union[Chunk, Failure]
)


class Delta(Model):
    type: Literal["delta"]
    text: str


class ToolDelta(Model):
    type: Literal["delta"]
    arguments: str


delta_stream: EventStream[Union[Delta, ToolDelta, UnknownEvent]] = EventStream(
    {"delta": Union[Delta, ToolDelta]}
)


class Join(Model):
    event: Literal["join"]
    data: Chunk
    id: str | None = None
    retry: int | None = None


class Said(Model):
    event: Literal["message"]
    data: str


class Log(Model):
    event: Literal["log"]
    data: str


room_stream: EventStream[Union[Join, Said, Log, UnknownEvent]] = EventStream(
    {"join": Join, "message": Said, "log": Log}, keyed_by="event", text=("log",)
)
text_stream: EventStream[str] = EventStream(text=True)
lazy_stream: EventStream[Union[Chunk, UnknownEvent]] = EventStream(
    {"late": ".late:Late"}
)
'''

LATE = """
from typing import Literal

from ._base import Model


class Late(Model):
    type: Literal["late"]
"""


@dataclass
class Event:
    """The least that a wire decoder may yield."""

    data: str
    event: str | None = None


@pytest.fixture(scope="module")
def pkg(tmp_path_factory: pytest.TempPathFactory) -> Iterator[ModuleType]:
    """A package with the runtime and the streams above: its events module."""
    root = tmp_path_factory.mktemp("sse") / "streaming_pkg"
    shutil.copytree(RUNTIME, root, ignore=shutil.ignore_patterns("__pycache__"))
    (root / "__init__.py").touch()
    (root / "events.py").write_text(EVENTS, "utf-8")
    (root / "late.py").write_text(LATE, "utf-8")
    sys.path.insert(0, str(root.parent))
    try:
        yield importlib.import_module("streaming_pkg.events")
    finally:
        sys.path.remove(str(root.parent))
        for name in [name for name in sys.modules if name.startswith("streaming_pkg")]:
            del sys.modules[name]


def partial(**fields: Any) -> str:
    return json.dumps({"type": "image.partial", **fields})


# --- Known events


@pytest.mark.parametrize(
    "make",
    [
        httpx_sse.ServerSentEvent,
        openai._streaming.ServerSentEvent,
        anthropic._streaming.ServerSentEvent,
        Event,
    ],
    ids=["httpx_sse", "openai", "anthropic", "least"],
)
@pytest.mark.parametrize("name", [None, "", "message", "image.partial"])
def test_every_decoders_event_fits(pkg: ModuleType, make: Any, name: Any) -> None:
    event = pkg.image_stream.decode(make(data=partial(index=3, new="x"), event=name))
    assert type(event) is pkg.ImagePartial
    assert event.type is pkg.ImageType.PARTIAL
    assert (event.index, event.new) == (3, "x")


def test_a_tag_that_is_only_in_the_name_is_copied(pkg: ModuleType) -> None:
    for data in ('{"index": 1}', '{"index": 1, "type": null}'):
        event = pkg.image_stream.decode(Event(data, "image.completed"))
        assert type(event) is pkg.ImageCompleted
        assert event.type is pkg.ImageType.COMPLETED


def test_the_copied_tag_does_not_show_in_what_came(pkg: ModuleType) -> None:
    event = pkg.image_stream.decode(Event('{"index": "x"}', "image.completed"))
    assert (event.reason, event.data) == ("wrong-payload", {"index": "x"})


def test_where_name_and_tag_contradict_the_tag_wins(pkg: ModuleType) -> None:
    event = pkg.image_stream.decode(Event(partial(), "image.completed"))
    assert type(event) is pkg.ImagePartial
    new = pkg.image_stream.decode(Event('{"type": "image.new"}', "image.completed"))
    assert type(new) is pkg.UnknownEvent
    assert (new.reason, new.event) == ("unknown-tag", "image.completed")


def test_two_types_with_one_tag_are_a_union(pkg: ModuleType) -> None:
    stream = pkg.delta_stream
    text = stream.decode(Event('{"type": "delta", "text": "a"}'))
    tool = stream.decode(Event('{"arguments": "b"}', "delta"))
    assert (type(text), type(tool)) == (pkg.Delta, pkg.ToolDelta)


# --- Unknown events


@pytest.mark.parametrize(
    ("name", "data", "reason", "decoded"),
    [
        (None, "{broken", "bad-json", None),
        ("image.partial", "partial!", "bad-json", None),
        ("image.partial", " ", "bad-json", None),
        (None, "[" * 100_000, "bad-json", None),
        (None, '{"type": "image.partial", "b64_json": "\\ud83d"}', "bad-json", None),
        (None, '"\ud800"', "bad-json", None),
        (None, '{"index": 1}', "missing-tag", {"index": 1}),
        (None, '{"type": null}', "missing-tag", {"type": None}),
        ("message", "[1]", "missing-tag", [1]),
        (None, "null", "missing-tag", None),
        (None, '{"type": "image.new"}', "unknown-tag", {"type": "image.new"}),
        (None, '{"type": ""}', "unknown-tag", {"type": ""}),
        (None, '{"type": ["image.partial"]}', "unknown-tag", ...),
        (None, '{"type": {}}', "unknown-tag", {"type": {}}),
        (None, '{"type": 1}', "unknown-tag", {"type": 1}),
        ("image.new", "{}", "unknown-tag", {}),
        (None, partial(index="x"), "wrong-payload", ...),
        ("image.partial", "[1]", "wrong-payload", [1]),
        ("image.partial", '"text"', "wrong-payload", "text"),
    ],
)
def test_what_no_class_fits_is_kept_with_the_reason(
    pkg: ModuleType, name: Any, data: str, reason: str, decoded: Any
) -> None:
    event = pkg.image_stream.decode(Event(data, name))
    assert type(event) is pkg.UnknownEvent
    assert (event.reason, event.raw, event.type) == (reason, data, None)
    assert event.event == (None if name == "message" else name)
    assert event.data == (json.loads(data) if decoded is ... else decoded)
    assert (event.error is not None) == (reason in ("bad-json", "wrong-payload"))
    assert not event.is_error


def test_a_union_with_unknown_events_is_fit_for_pydantic(pkg: ModuleType) -> None:
    adapter: TypeAdapter[Any] = TypeAdapter(pkg.ImageEvent)
    assert type(adapter.validate_json(partial())) is pkg.ImagePartial
    for data, dumped in (('{"a":1}', b'{"a":1}'), ("null", b"null"), ("{", b'"{"')):
        event = adapter.validate_python(pkg.image_stream.decode(Event(data)))
        assert type(event) is pkg.UnknownEvent
        assert adapter.dump_json(event) == dumped


# --- Other kinds of streams


def test_without_tags_all_is_of_the_default_type(pkg: ModuleType) -> None:
    stream = pkg.chunk_stream
    for data in (
        '{"id": "a"}',
        '{"id": "a", "type": "x"}',
        '{"id": "a", "error": null}',
    ):
        assert type(stream.decode(Event(data))) is pkg.Chunk
    assert stream.decode(Event('{"id": 1}')).reason == "wrong-payload"


def test_an_error_is_no_chunk_unless_the_class_has_errors(pkg: ModuleType) -> None:
    for sent in (
        Event('{"error": {"message": "no"}}'),
        Event('{"message": "no"}', "error"),
        Event('{"type": "error", "message": "no"}'),
    ):
        event = pkg.chunk_stream.decode(sent)
        assert type(event) is pkg.UnknownEvent
        assert event.is_error
        assert event.raw == sent.data
    event = pkg.either_stream.decode(Event('{"error": {"message": "no"}}'))
    assert (type(event), event.error) == (pkg.Failure, {"message": "no"})
    assert type(pkg.either_stream.decode(Event('{"id": "a"}'))) is pkg.Chunk


def test_an_envelope_has_the_name_and_the_decoded_data(pkg: ModuleType) -> None:
    stream = pkg.room_stream
    sent = httpx_sse.ServerSentEvent("join", '{"id": "a"}', id="7", retry=0)
    join = stream.decode(sent)
    assert (type(join), type(join.data)) == (pkg.Join, pkg.Chunk)
    assert (join.data.id, join.id, join.retry) == ("a", "7", 0)
    bare = stream.decode(httpx_sse.ServerSentEvent("join", "{}"))
    assert bare.model_fields_set == {"event", "data"}
    said = stream.decode(Event('"hello"'))
    assert (type(said), said.event, said.data) == (pkg.Said, "message", "hello")
    log = stream.decode(Event('"5', "log"))
    assert (type(log), log.data) == (pkg.Log, '"5')
    assert stream.decode(Event("hello")).reason == "bad-json"
    assert stream.decode(Event("5")).reason == "wrong-payload"
    assert stream.decode(Event('{"type": "join"}', "left")).reason == "unknown-tag"
    assert stream.decode(Event('{"error": "no"}', "join")).data.error == "no"
    with pytest.raises(pkg.StreamError, match="no"):
        stream.decode(Event('{"error": "no"}', "join"), on_error="raise")


def test_opaque_text_is_given_as_it_is(pkg: ModuleType) -> None:
    sent = [Event("[DONE]"), Event("{"), Event(" "), Event("5", "x"), Event("", "y")]
    assert list(pkg.text_stream.iter_events(sent)) == ["[DONE]", "{", " ", "5"]
    assert list(pkg.text_stream.iter_events(sent, terminal=("{",))) == ["[DONE]"]
    assert pkg.text_stream.decode(Event("no", "error")) == "no"
    with pytest.raises(pkg.StreamError, match="no"):
        pkg.text_stream.decode(Event("no", "error"), on_error="raise")


# --- Laziness and cost


def test_types_are_imported_and_built_by_their_first_event(pkg: ModuleType) -> None:
    stream = pkg.EventStream({"late": ".late:Late", "bug": ".late:Missing"})
    assert "streaming_pkg.late" not in sys.modules
    late = stream.decode(Event("{}", "late"))
    assert type(late) is sys.modules["streaming_pkg.late"].Late
    with pytest.raises(AttributeError, match="Missing"):  # a bug of the package
        stream.decode(Event("{}", "bug"))


def test_only_the_types_that_come_are_built(pkg: ModuleType) -> None:
    class A(pkg.Model):
        pass

    class B(pkg.Model):
        pass

    stream = pkg.EventStream({"a": A, "b": B})
    assert not A.__pydantic_complete__
    stream.decode(Event("{}", "a"))
    assert (A.__pydantic_complete__, B.__pydantic_complete__) == (True, False)


def test_first_events_may_come_in_several_threads(pkg: ModuleType) -> None:
    for _ in range(20):
        stream = pkg.EventStream({"delta": pkg.Delta | pkg.ToolDelta, "a": pkg.Chunk})
        barrier, events = threading.Barrier(8), list[Any]()

        def decode(
            stream: Any = stream, barrier: Any = barrier, events: Any = events
        ) -> None:
            barrier.wait()
            events.append(stream.decode(Event('{"text": "a"}', "delta")))

        threads = [threading.Thread(target=decode) for _ in range(8)]
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join()
        assert [type(event) for event in events] == [pkg.Delta] * 8


def test_the_runtime_stands_alone() -> None:
    tree = ast.parse((RUNTIME / "_sse.py").read_text("utf-8"))
    imported = {
        alias.name if isinstance(node, ast.Import) else str(node.module)
        for node in ast.walk(tree)
        if isinstance(node, ast.Import | ast.ImportFrom)
        for alias in node.names
    }
    foreign = {name.partition(".")[0] for name in imported} - sys.stdlib_module_names
    assert foreign == {"pydantic", "pydantic_core"}
    assert "__future__" not in imported
