from collections.abc import Mapping
from typing import Any

from .._sse import EventStream
from .openapi import (
    CompletionEvent,
    ImageStreamDone,
    ImageStreamError,
    ImageStreamEvent,
    ImageStreamPartial,
    ImageStreamResponseType,
    ListenEvent,
    ListenEventName,
    TailEvent,
    WatchEventKind,
    WatchEventOrUnknown,
    completion_stream,
    image_stream,
    listen_stream,
    tail_stream,
    watch_stream,
)

__all__ = [
    "STREAMS",
    "CompletionEvent",
    "ImageStreamDone",
    "ImageStreamError",
    "ImageStreamEvent",
    "ImageStreamPartial",
    "ImageStreamResponseType",
    "ListenEvent",
    "ListenEventName",
    "TailEvent",
    "WatchEventKind",
    "WatchEventOrUnknown",
    "completion_stream",
    "image_stream",
    "listen_stream",
    "tail_stream",
    "watch_stream",
]

STREAMS: Mapping[str, EventStream[Any]]
