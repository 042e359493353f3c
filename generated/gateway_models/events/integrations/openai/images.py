"""Event streams of schemas/integrations/openai/images.yaml."""

from enum import StrEnum
from typing import Literal, TypeAlias

from ...._base import Model
from ...._sse import EventStream, UnknownEvent
from ...._types import Integer
from ....models.inference.images import ImageUsage


class OpenAIImageStreamResponseType(StrEnum):
    """The names of the events of OpenAIImageStream."""

    PARTIAL_IMAGE = "image_generation.partial_image"
    COMPLETED = "image_generation.completed"
    ERROR = "error"


class _OpenAIImageStreamFields(Model):
    """What all events of the stream have."""

    b64_json: str | None = None
    """Image data carried by this event, in base64."""

    partial_image_index: Integer | None = None
    """Which of the partial images this event belongs to."""

    sequence_number: Integer | None = None
    """Place of this event in the order of the stream."""

    created_at: Integer | None = None
    """When this event was made, in Unix seconds."""

    size: str | None = None
    """Width and height of the image."""

    quality: str | None = None
    """Quality the image is made with."""

    background: str | None = None
    """Background the image is given."""

    output_format: str | None = None
    """File format of the image."""

    usage: ImageUsage | None = None
    """Tokens spent; as a rule only the last event has it."""


class OpenAIImageStreamPartialImage(_OpenAIImageStreamFields):
    """The event `image_generation.partial_image`."""

    type: Literal[OpenAIImageStreamResponseType.PARTIAL_IMAGE]


class OpenAIImageStreamCompleted(_OpenAIImageStreamFields):
    """The event `image_generation.completed`."""

    type: Literal[OpenAIImageStreamResponseType.COMPLETED]


class OpenAIImageStreamError(_OpenAIImageStreamFields):
    """The event `error`."""

    type: Literal[OpenAIImageStreamResponseType.ERROR]


OpenAIImageStreamEvent: TypeAlias = (
    OpenAIImageStreamPartialImage
    | OpenAIImageStreamCompleted
    | OpenAIImageStreamError
    | UnknownEvent
)
"""An event of the stream, or one that no class of it fits."""


openai_image_stream: EventStream[OpenAIImageStreamEvent] = EventStream(
    {
        "image_generation.partial_image": OpenAIImageStreamPartialImage,
        "image_generation.completed": OpenAIImageStreamCompleted,
        "error": OpenAIImageStreamError,
    },
    tag="type",
)
"""One server-sent event of a streamed generation in the OpenAI format.

`type` says what happened; which other fields are set depends on it.
"""
