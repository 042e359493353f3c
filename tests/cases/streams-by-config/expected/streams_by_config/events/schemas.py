"""Event streams of schemas.yaml."""

from enum import StrEnum
from typing import Annotated, Literal, TypeAlias

from .._base import Model
from .._sse import EventStream, UnknownEvent
from .._types import Items, Number, Omittable
from ..models.schemas import Chunk


class ImageStreamResponseType(StrEnum):
    """The names of the events of ImageStream."""

    PARTIAL = "partial"
    COMPLETED = "completed"


class _ImageStreamFields(Model):
    """What all events of the stream have."""

    b64_json: Omittable[str] = None


class ImageStreamPartial(_ImageStreamFields):
    """The event `partial`."""

    type: Literal[ImageStreamResponseType.PARTIAL]


class ImageStreamCompleted(_ImageStreamFields):
    """The event `completed`."""

    type: Literal[ImageStreamResponseType.COMPLETED]


ImageStreamEvent: TypeAlias = ImageStreamPartial | ImageStreamCompleted | UnknownEvent
"""An event of the stream, or one that no class of it fits."""


image_stream: EventStream[ImageStreamEvent] = EventStream(
    {"partial": ImageStreamPartial, "completed": ImageStreamCompleted}, tag="type"
)
"""One server-sent event of a stream."""


class ProgressPhase(StrEnum):
    """The names of the events of Progress."""

    START = "start"
    END = "end"


class ProgressStart(Model):
    """The event `start`."""

    phase: Literal[ProgressPhase.START]


class ProgressEnd(Model):
    """The event `end`."""

    phase: Literal[ProgressPhase.END]


ProgressEvent: TypeAlias = ProgressStart | ProgressEnd | UnknownEvent
"""An event of the stream, or one that no class of it fits."""


progress_stream: EventStream[ProgressEvent] = EventStream(
    {"start": ProgressStart, "end": ProgressEnd}, tag="phase", ignore=("ping",)
)
"""Server-sent events, too."""


ChunkEvent: TypeAlias = Chunk | UnknownEvent
"""An event of the stream, or one that no class of it fits."""


chunk_stream: EventStream[ChunkEvent] = EventStream(default=Chunk, terminal=("[END]",))


ReadingsEvent: TypeAlias = (
    Annotated[list[Number], Items(min=2)] | Literal["pause"] | UnknownEvent | None
)
"""An event of the stream, or one that no class of it fits."""


readings_stream: EventStream[ReadingsEvent] = EventStream(
    default=(Annotated[list[Number], Items(min=2)], Literal["pause"], None)
)
