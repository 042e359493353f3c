"""Models of schemas/integrations/openai/images.yaml."""

from typing import Annotated, Literal

from ...._base import Model
from ...._types import Boolean, Bounds, Integer, Omittable
from ...inference.images import ImageData, ImageUsage


class OpenAIImageGenerationRequest(Model):
    """Asks for images in the OpenAI format."""

    model: str
    """Model to generate with."""

    prompt: str
    """What the images should show, in words."""

    n: Annotated[Integer, Bounds(ge=1, le=10)] = 1
    """How many images to make."""

    size: Omittable[
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
    ] = None
    """Width and height in pixels, or `auto` to let the model choose."""

    quality: Omittable[Literal["standard", "hd"]] = None
    """How much detail to spend effort on."""

    style: Omittable[Literal["natural", "vivid"]] = None
    """True to life, or with stronger colour and drama."""

    response_format: Literal["url", "b64_json"] = "url"
    """How each image is delivered: as a link, or inline as base64.
    Not available when streaming.
    """

    user: Omittable[str] = None
    """Your name for the end user, to trace abuse and usage."""

    stream: Boolean = False
    """Send server-sent events while the images are made, with their data in
    base64, instead of one JSON document at the end.
    """

    fallbacks: Omittable[list[str]] = None
    """Other models to try, first to last, when `model` fails."""


class OpenAIImageGenerationResponse(Model):
    """Finished images in the OpenAI format."""

    created: Integer | None = None
    """When the images were made, in Unix seconds."""

    data: list[ImageData] | None = None
    """The images, one entry each."""

    background: str | None = None
    """Background the images were given."""

    output_format: str | None = None
    """File format of the images."""

    quality: str | None = None
    """Quality the images were made with."""

    size: str | None = None
    """Width and height the images were made with."""

    usage: ImageUsage | None = None


class OpenAIImageStreamResponse(Model):
    """One server-sent event of a streamed generation in the OpenAI format.

    `type` says what happened; which other fields are set depends on it.
    """

    type: (
        Literal["image_generation.partial_image", "image_generation.completed", "error"]
        | str
        | None
    ) = None
    """What this event reports."""

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
