"""Streams: models, params and events"""

from ._lazy import attach

__getattr__, __dir__ = attach(
    __name__,
    """
._base Model UnknownVariant
._sse EventStream Policies SSELike StreamError UnknownEvent
.events STREAMS
.events.openapi CompletionEvent ImageStreamDone ImageStreamError ImageStreamEvent
.events.openapi ImageStreamPartial ImageStreamResponseType ListenEvent ListenEventName
.events.openapi TailEvent WatchEventKind WatchEventOrUnknown completion_stream
.events.openapi image_stream listen_stream tail_stream watch_stream
.models.openapi Added CompletionChunk CreateImageRequest CreateImageResponse
.models.openapi ImageStreamResponse Join JoinData Note Removed WatchEvent
.params.openapi CreateImageRequestParam CreateImageRequestParamNonStreaming
.params.openapi CreateImageRequestParamStreaming
""",
)
