from .._sse import EventStream, Policies, SSELike, StreamError, UnknownEvent
from .._streams import StreamTable
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
    "EventStream",
    "ImageStreamDone",
    "ImageStreamError",
    "ImageStreamEvent",
    "ImageStreamPartial",
    "ImageStreamResponseType",
    "ListenEvent",
    "ListenEventName",
    "Policies",
    "SSELike",
    "StreamError",
    "TailEvent",
    "UnknownEvent",
    "WatchEventKind",
    "WatchEventOrUnknown",
    "completion_stream",
    "image_stream",
    "listen_stream",
    "tail_stream",
    "watch_stream",
]

STREAMS: StreamTable
