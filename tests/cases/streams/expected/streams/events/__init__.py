"""All events of the package."""

from .._lazy import attach
from .._streams import StreamTable

__getattr__, __dir__ = attach(
    __name__,
    """
.._sse EventStream Policies SSELike StreamError UnknownEvent
.openapi CompletionEvent ImageStreamDone ImageStreamError ImageStreamEvent
.openapi ImageStreamPartial ImageStreamResponseType ListenEvent ListenEventName
.openapi TailEvent WatchEventKind WatchEventOrUnknown completion_stream image_stream
.openapi listen_stream tail_stream watch_stream
""",
)

STREAMS = StreamTable(
    __name__,
    {
        "complete": ".openapi:completion_stream",
        "createImage": ".openapi:image_stream",
        "listen": ".openapi:listen_stream",
        "tail": ".openapi:tail_stream",
        "watch": ".openapi:watch_stream",
    },
)
"""The stream of each operation that answers with one, by operation id."""
