"""Event streams of openapi.yaml."""

from enum import StrEnum
from typing import Literal, TypeAlias

from .._base import Model
from .._sse import EventStream, UnknownEvent
from .._types import Integer
from ..models.openapi import Added, CompletionChunk, Join, Note, Removed


class ImageStreamResponseType(StrEnum):
    """The names of the events of ImageStream."""

    PARTIAL = "image.partial"
    DONE = "image.done"
    ERROR = "error"


class _ImageStreamFields(Model):
    """What all events of the stream have."""

    b64_json: str | None = None
    index: Integer | None = None


class ImageStreamPartial(_ImageStreamFields):
    """The event `image.partial`."""

    type: Literal[ImageStreamResponseType.PARTIAL]


class ImageStreamDone(_ImageStreamFields):
    """The event `image.done`."""

    type: Literal[ImageStreamResponseType.DONE]


class ImageStreamError(_ImageStreamFields):
    """The event `error`."""

    type: Literal[ImageStreamResponseType.ERROR]


ImageStreamEvent: TypeAlias = (
    ImageStreamPartial | ImageStreamDone | ImageStreamError | UnknownEvent
)
"""An event of the stream, or one that no class of it fits."""


image_stream: EventStream[ImageStreamEvent] = EventStream(
    {
        "image.partial": ImageStreamPartial,
        "image.done": ImageStreamDone,
        "error": ImageStreamError,
    },
    tag="type",
)


class WatchEventKind(StrEnum):
    """The names of the events of Watch."""

    ADDED = "added"
    REMOVED = "removed"
    EXPIRED = "expired"


WatchEventOrUnknown: TypeAlias = Added | Removed | UnknownEvent
"""An event of the stream, or one that no class of it fits."""


watch_stream: EventStream[WatchEventOrUnknown] = EventStream(
    {"added": Added, "removed": Removed, "expired": Removed}, tag="kind"
)


CompletionEvent: TypeAlias = CompletionChunk | UnknownEvent
"""An event of the stream, or one that no class of it fits."""


completion_stream: EventStream[CompletionEvent] = EventStream(
    default=CompletionChunk, terminal=("[DONE]", "[END]")
)


TailEvent: TypeAlias = str
"""An event of the stream: its text."""


tail_stream: EventStream[TailEvent] = EventStream(text=True)


class ListenEventName(StrEnum):
    """The names of the events of Listen."""

    JOIN = "join"
    NOTE = "note"


ListenEvent: TypeAlias = Join | Note | UnknownEvent
"""An event of the stream, or one that no class of it fits."""


listen_stream: EventStream[ListenEvent] = EventStream(
    {"join": Join, "note": Note}, keyed_by="event", text=("note",)
)
