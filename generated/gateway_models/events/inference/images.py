"""Event streams of schemas/inference/images.yaml."""

from enum import StrEnum
from typing import Literal, TypeAlias

from ..._base import Model
from ..._sse import EventStream, UnknownEvent
from ..._types import Integer
from ...models.inference.common import BifrostError, BifrostResponseExtraFields
from ...models.inference.images import ImageUsage


class ImageGenerationStreamResponseType(StrEnum):
    """The names of the events of ImageGenerationStream."""

    PARTIAL_IMAGE = "image_generation.partial_image"
    COMPLETED = "image_generation.completed"
    ERROR = "error"


class _ImageGenerationStreamFields(Model):
    """What all events of the stream have."""

    id: str | None = None
    """Identifies the request."""

    partial_image_index: Integer | None = None
    """Which of the partial images this event belongs to."""

    sequence_number: Integer | None = None
    """Place of this event in the order of the stream."""

    b64_json: str | None = None
    """Image data carried by this event, in base64.
    Absent where the provider sends `url` instead.
    """

    url: str | None = None
    """Public link to the image of this event, from providers such as Hugging Face
    that send links rather than base64.
    """

    created_at: Integer | None = None
    """When this event was made, in Unix seconds."""

    size: (
        Literal[
            "256x256",
            "512x512",
            "1024x1024",
            "1792x1024",
            "1024x1792",
            "1536x1024",
            "1024x1536",
            "auto",
        ]
        | str
        | None
    ) = None
    """Width and height of the image."""

    quality: str | None = None
    """Quality the image is made with."""

    background: str | None = None
    """Background the image is given."""

    output_format: Literal["png", "webp", "jpeg"] | str | None = None
    """File format of the image."""

    revised_prompt: str | None = None
    """The prompt as the model reworded it."""

    usage: ImageUsage | None = None
    """Tokens spent on the image."""

    error: BifrostError | None = None
    """Why the generation failed."""

    extra_fields: BifrostResponseExtraFields | None = None


class ImageGenerationStreamPartialImage(_ImageGenerationStreamFields):
    """The event `image_generation.partial_image`."""

    type: Literal[ImageGenerationStreamResponseType.PARTIAL_IMAGE]


class ImageGenerationStreamCompleted(_ImageGenerationStreamFields):
    """The event `image_generation.completed`."""

    type: Literal[ImageGenerationStreamResponseType.COMPLETED]


class ImageGenerationStreamError(_ImageGenerationStreamFields):
    """The event `error`."""

    type: Literal[ImageGenerationStreamResponseType.ERROR]


ImageGenerationStreamEvent: TypeAlias = (
    ImageGenerationStreamPartialImage
    | ImageGenerationStreamCompleted
    | ImageGenerationStreamError
    | UnknownEvent
)
"""An event of the stream, or one that no class of it fits."""


image_generation_stream: EventStream[ImageGenerationStreamEvent] = EventStream(
    {
        "image_generation.partial_image": ImageGenerationStreamPartialImage,
        "image_generation.completed": ImageGenerationStreamCompleted,
        "error": ImageGenerationStreamError,
    },
    tag="type",
)
"""One server-sent event of a streamed generation.

`type` says what happened. Image data comes as base64 in `b64_json` or as a
link in `url`, depending on the provider.
"""


class ImageEditStreamResponseType(StrEnum):
    """The names of the events of ImageEditStream."""

    PARTIAL_IMAGE = "image_edit.partial_image"
    COMPLETED = "image_edit.completed"
    ERROR = "error"


class _ImageEditStreamFields(Model):
    """What all events of the stream have."""

    id: str | None = None
    """Identifies the request."""

    partial_image_index: Integer | None = None
    """Which of the partial images this event belongs to."""

    sequence_number: Integer | None = None
    """Place of this event in the order of the stream."""

    b64_json: str | None = None
    """Image data carried by this event, in base64.
    Absent where the provider sends `url` instead.
    """

    url: str | None = None
    """Public link to the image of this event."""

    created_at: Integer | None = None
    """When this event was made, in Unix seconds."""

    size: str | None = None
    """Width and height of the image."""

    quality: str | None = None
    """Quality the image is made with."""

    background: str | None = None
    """Background the image is given."""

    output_format: Literal["png", "webp", "jpeg"] | str | None = None
    """File format of the image."""

    revised_prompt: str | None = None
    """The prompt as the model reworded it."""

    usage: ImageUsage | None = None
    """Tokens spent on the image."""

    error: BifrostError | None = None
    """Why the edit failed."""

    extra_fields: BifrostResponseExtraFields | None = None


class ImageEditStreamPartialImage(_ImageEditStreamFields):
    """The event `image_edit.partial_image`."""

    type: Literal[ImageEditStreamResponseType.PARTIAL_IMAGE]


class ImageEditStreamCompleted(_ImageEditStreamFields):
    """The event `image_edit.completed`."""

    type: Literal[ImageEditStreamResponseType.COMPLETED]


class ImageEditStreamError(_ImageEditStreamFields):
    """The event `error`."""

    type: Literal[ImageEditStreamResponseType.ERROR]


ImageEditStreamEvent: TypeAlias = (
    ImageEditStreamPartialImage
    | ImageEditStreamCompleted
    | ImageEditStreamError
    | UnknownEvent
)
"""An event of the stream, or one that no class of it fits."""


image_edit_stream: EventStream[ImageEditStreamEvent] = EventStream(
    {
        "image_edit.partial_image": ImageEditStreamPartialImage,
        "image_edit.completed": ImageEditStreamCompleted,
        "error": ImageEditStreamError,
    },
    tag="type",
)
"""One server-sent event of a streamed edit.

`type` says what happened. Image data comes as base64 in `b64_json` or as a
link in `url`, depending on the provider.
"""
