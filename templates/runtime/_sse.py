"""Server-sent events as typed values.

Owns one question: which class does an event of a stream have? Takes events that a
wire decoder has cut out of a response (httpx-sse's, or any with `event` and `data`)
and gives instances of the stream's classes. Knows nothing of HTTP, bytes and line
ends, and never closes what it reads from. What the decoder lost stays lost.

The rules, in the order in which they apply to an event:

1. Empty `data` is skipped: some decoders deliver events that have none.
2. Data that equals a `terminal` text, such as `[DONE]`, ends the stream. It is no
   event and is not yielded, even where a specification describes it as one.
3. The tag is the one in the payload. The SSE name stands in for a missing tag, and
   is copied into the payload. Where the two contradict each other the tag wins.
4. An event is an error if its tag or its SSE name is `error`, or if its payload has
   a truthy `error` key. Errors obey `on_error`, whatever their class.
5. An event whose tag is in `ignore` is skipped, unless it is an error.
6. What no class fits is an `UnknownEvent`, which keeps the text and says why, and
   obeys `on_unknown`. The `default` class gets an error only if it has a field
   `error`: an error is not a chunk whose fields are all missing.
"""

from collections.abc import (
    AsyncIterable,
    AsyncIterator,
    Callable,
    Iterable,
    Iterator,
    Mapping,
)
from dataclasses import dataclass, field
from functools import cached_property
from importlib import import_module
from itertools import islice
from threading import RLock
from typing import (
    Any,
    Generic,
    Literal,
    Protocol,
    TypedDict,
    TypeGuard,
    TypeVar,
    Union,
    Unpack,
    cast,
)

from pydantic import BaseModel, GetCoreSchemaHandler, TypeAdapter
from pydantic_core import CoreSchema, core_schema, from_json

E_co = TypeVar("E_co", covariant=True)

OnUnknown = Literal["yield", "skip", "raise"]
OnError = Literal["yield", "raise"]
Reason = Literal["bad-json", "missing-tag", "unknown-tag", "wrong-payload"]

_MOST_SHOWN = 8


class SSELike(Protocol):
    """What a wire decoder yields. The events of httpx-sse, openai, anthropic fit."""

    @property
    def event(self) -> str | None: ...

    @property
    def data(self) -> str: ...


@dataclass(frozen=True)
class UnknownEvent:
    """An event that no class of its stream fits, with its name and its text."""

    event: str | None
    """The SSE name, or None if it has none."""

    data: Any
    """The JSON of the event, or None if it is not JSON."""

    raw: str
    """The text of the event."""

    reason: Reason = "unknown-tag"
    """Why no class fits."""

    error: Exception | None = None
    """What the parser or the validator said."""

    is_error: bool = False
    """Whether it counts as an error."""

    type: None = field(default=None, init=False, repr=False)
    """Always None, so that comparing `type` narrows a union with tagged classes."""

    @classmethod
    def __get_pydantic_core_schema__(
        cls, source: Any, handler: GetCoreSchemaHandler
    ) -> CoreSchema:
        """Let unions with this class be used in pydantic; it dumps as what came."""
        dump = core_schema.plain_serializer_function_ser_schema(_what_came)
        return core_schema.is_instance_schema(cls, serialization=dump)


def _what_came(event: UnknownEvent) -> Any:
    return event.raw if event.reason == "bad-json" else event.data


class StreamError(Exception):
    """An error in the stream, or an unknown event, where the policy is to raise."""

    def __init__(self, message: str, event: Any, body: Any) -> None:
        super().__init__(message, event, body)
        self.message = message
        """The words of the server, if it has any."""
        self.event = event
        """The event, as it would have been yielded."""
        self.body = body
        """The JSON of the event, or its text if it is not JSON."""

    def __str__(self) -> str:
        return self.message


class Policies(TypedDict, total=False):
    """What to do with some events. Given to a stream, or to one call on it."""

    terminal: tuple[str, ...]
    """The texts that end the stream: `[DONE]`, or none where all data is text."""

    ignore: tuple[str, ...]
    """The tags to skip: `ping`, or none where the stream has a class for it."""

    on_unknown: OnUnknown
    """What to do with an `UnknownEvent` that is no error; `"yield"` by default."""

    on_error: OnError
    """What to do with an error, whatever its class; `"yield"` by default."""


@dataclass(slots=True)
class _Policy:
    """The policies in force."""

    terminal: tuple[str, ...] = ("[DONE]",)
    ignore: tuple[str, ...] = ("ping",)
    on_unknown: OnUnknown = "yield"
    on_error: OnError = "yield"

    def __post_init__(self) -> None:
        if self.on_unknown not in ("yield", "skip", "raise"):
            raise ValueError(f"on_unknown: no such policy: {self.on_unknown!r}")
        if self.on_error not in ("yield", "raise"):
            raise ValueError(f"on_error: no such policy: {self.on_error!r}")
        for name, texts in (("terminal", self.terminal), ("ignore", self.ignore)):
            if isinstance(texts, str):
                raise TypeError(f"{name}: write ({texts!r},), a tuple of texts")


def _policy(function: str, policies: Policies) -> _Policy:
    """The policies in force, of those that a function was given."""
    known = Policies.__annotations__
    for name in policies.keys() - known:
        words = f"{function}() got an unexpected keyword argument {name!r}"
        raise TypeError(f"{words}; the policies are {', '.join(known)}")
    return _Policy(**policies)


class _Variant:
    """A type of the stream, with a validator that its first event builds."""

    building = RLock()  # types share parts, so one is built at a time

    def __init__(self, target: Any) -> None:
        self._target = target

    def __repr__(self) -> str:
        name: str = getattr(self._target, "__name__", str(self._target))
        return name

    @cached_property
    def validate(self) -> Callable[[Any], Any]:
        with self.building:
            target = _imported(self._target)
            if isinstance(target, type) and issubclass(target, BaseModel):
                target.model_rebuild()  # else the adapter builds a validator of its own
                return target.__pydantic_validator__.validate_python
            return TypeAdapter(cast("Any", target)).validator.validate_python


def _imported(target: Any) -> Any:
    """A type, imported where a text says where it is; of several, their union."""
    if _are_several(target):
        union: Any = Union
        return union[tuple(map(_imported, target))]
    if isinstance(target, str):
        module, _, name = target.partition(":")
        return getattr(import_module(module, __package__), name)
    return target


@dataclass(slots=True)
class _Message:
    """An event taken apart."""

    sse: SSELike
    name: str | None
    data: Any
    problem: Exception | None
    tag: Any
    is_error: bool

    @property
    def body(self) -> Any:
        return self.sse.data if self.problem else self.data

    def unknown(self, reason: Reason, error: Exception | None = None) -> UnknownEvent:
        parts = (self.name, self.data, self.sse.data)
        return UnknownEvent(*parts, reason, error, self.is_error)


class EventStream(Generic[E_co]):
    """The table of a stream: which tag has which type, and what to do with the rest.

    A type is a class, a union, or the text `"module:Name"` (the module relative to
    this package), which is imported when the first such event comes; a tuple of them
    is their union.

    Args:
        by_tag: The type for each tag; empty for a stream without tags.
        tag: The key of the tag in the payload.
        default: The type of events whose tag is missing or not in `by_tag`.
        keyed_by: `"payload"` if the types describe the JSON in `data`, `"event"` if
            they describe `{"event": …, "data": …, "id": …, "retry": …}` and the SSE
            name is the tag.
        text: True if no `data` is JSON: events are then `str`, unless they are keyed
            by event. A tuple has the SSE names whose `data` is text, for those only;
            None among them stands for all names that are not in `by_tag`.
        last: The SSE names of events after which the stream ends.
        policies: What else to do with events, see `Policies`.
    """

    def __init__(
        self,
        by_tag: Mapping[str, Any] | None = None,
        *,
        tag: str = "type",
        default: Any = None,
        keyed_by: Literal["payload", "event"] = "payload",
        text: bool | tuple[str | None, ...] = False,
        last: tuple[str, ...] = (),
        **policies: Unpack[Policies],
    ) -> None:
        self._by_tag = {key: _Variant(type_) for key, type_ in (by_tag or {}).items()}
        self._tag = tag
        self._default = None if default is None else _Variant(default)
        self._by_event = keyed_by == "event"
        self._all_text = text is True
        self._text_names = () if isinstance(text, bool) else text
        self._last = last
        if self._all_text:
            policies = {"terminal": (), **policies}
        if "ping" in self._by_tag:
            policies = {"ignore": (), **policies}
        self._policies = policies
        self._policy = _policy("EventStream", policies)

    def __repr__(self) -> str:
        shown = [repr(tag) for tag in islice(self._by_tag, _MOST_SHOWN)]
        if len(self._by_tag) > _MOST_SHOWN:
            shown.append(f"{len(self._by_tag) - _MOST_SHOWN} more")
        if self._default is not None:
            shown.append("others" if shown else repr(self._default))
        return f"<EventStream of {', '.join(shown) or 'text'}>"

    def decode(self, sse: SSELike, **policies: Unpack[Policies]) -> E_co | None:
        """Give the event, or None if it is empty, ignored or the end of the stream.

        Raises nothing, whatever the server sent, unless a policy is to raise.
        """
        found = self._decode(sse, self._policy_with("decode", policies))
        return found[0] if found else None

    def iter_events(
        self, events: Iterable[SSELike], **policies: Unpack[Policies]
    ) -> Iterator[E_co]:
        """Decode all events up to the end of the stream; closing it is the caller's."""
        policy = self._policy_with("iter_events", policies)
        for sse in events:
            yield from self._decode(sse, policy)
            if self._is_end(sse, policy):
                return

    async def aiter_events(
        self, events: AsyncIterable[SSELike], **policies: Unpack[Policies]
    ) -> AsyncIterator[E_co]:
        """Decode all events up to the end of the stream; closing it is the caller's."""
        policy = self._policy_with("aiter_events", policies)
        async for sse in events:
            for event in self._decode(sse, policy):
                yield event
            if self._is_end(sse, policy):
                return

    def _policy_with(self, method: str, policies: Policies) -> _Policy:
        if not policies:
            return self._policy
        return _policy(method, {**self._policies, **policies})

    def _is_end(self, sse: SSELike, policy: _Policy) -> bool:
        """Whether nothing comes after an event."""
        return _is_terminal(sse, policy) or (sse.event or "message") in self._last

    def _decode(self, sse: SSELike, policy: _Policy) -> tuple[()] | tuple[E_co]:
        """Give the event, if it is one and no policy skips it."""
        if not sse.data or _is_terminal(sse, policy):
            return ()
        message = self._read(sse)
        if message.tag in policy.ignore and not message.is_error:
            return ()
        event = self._type(message)
        if message.is_error:
            if policy.on_error == "raise":
                words = _words(message.body)
                raise StreamError(words, event, message.body) from message.problem
        elif policy.on_unknown != "yield" and isinstance(event, UnknownEvent):
            if policy.on_unknown == "skip":
                return ()
            words = f"no class fits the event {message.tag!r}: {event.reason}"
            raise StreamError(words, event, message.body) from event.error
        return (cast("E_co", event),)

    def _read(self, sse: SSELike) -> _Message:
        """Take an event apart: its JSON, its tag, and whether it is an error."""
        name = sse.event
        if not name or name == "message":
            name = None
        data: Any = None
        problem: Exception | None = None
        if self._all_text or (self._text_names and self._is_text(name)):
            data = sse.data
        else:
            try:
                data = from_json(sse.data)
            except (ValueError, TypeError) as error:  # TypeError: a lone surrogate
                problem = error
        fields = data if _is_object(data) else {}
        tag = (name or "message") if self._by_event else fields.get(self._tag)
        if tag is None:
            tag = name
        is_error = tag == "error" or name == "error" or bool(fields.get("error"))
        return _Message(sse, name, data, problem, tag, is_error)

    def _is_text(self, name: str | None) -> bool:
        """Whether the `data` of events of this name is not JSON."""
        key = name or "message"
        return (key if key in self._by_tag else None) in self._text_names

    def _type(self, message: _Message) -> Any:
        """Give the event its class, or say why it has none."""
        if message.problem is not None:
            return message.unknown("bad-json", message.problem)
        if self._all_text and not self._by_event:
            return message.data
        tag = message.tag
        declared = self._by_tag.get(tag) if isinstance(tag, str) else None
        variant = declared or self._default
        if variant is not None:
            validate = variant.validate  # a failing build is a bug: let it be raised
            payload = message.data
            if self._by_event:
                payload = _whole(message)
            elif declared and tag is message.name:
                payload = self._named(message)
            try:
                event = validate(payload)
            except Exception as error:  # noqa: BLE001 - users' validators may fail
                return message.unknown("wrong-payload", error)
            if declared or not message.is_error or _declares_error(event):
                return event
        return message.unknown("missing-tag" if tag is None else "unknown-tag")

    def _named(self, message: _Message) -> Any:
        """Give the payload, with the SSE name as its tag if it has none."""
        data = message.data
        is_bare = _is_object(data) and data.get(self._tag) is None
        return {**data, self._tag: message.tag} if is_bare else data


def _is_terminal(sse: SSELike, policy: _Policy) -> bool:
    return bool(sse.data) and sse.data.strip() in policy.terminal


def _whole(message: _Message) -> dict[str, Any]:
    """Give an event with all its fields, as an envelope describes it."""
    whole = {"event": message.tag, "data": message.data}
    rest = {key: getattr(message.sse, key, None) for key in ("id", "retry")}
    return whole | {key: rest[key] for key in rest if rest[key] not in (None, "")}


def _are_several(target: Any) -> TypeGuard[tuple[Any, ...]]:
    return isinstance(target, tuple)


def _is_object(value: Any) -> TypeGuard[dict[str, Any]]:
    return isinstance(value, dict)


def _declares_error(event: Any) -> bool:
    return isinstance(event, BaseModel) and "error" in type(event).model_fields


def _words(body: Any) -> str:
    """What an error says: its message, or that of the `error` inside it."""
    while _is_object(body):
        message = body.get("message")
        body = message if message and isinstance(message, str) else body.get("error")
    return body if body and isinstance(body, str) else "the server sent an error"
