"""Models of schemas/inference/images.yaml."""

from typing import Annotated, Literal

from ..._base import Model
from ..._types import Boolean, Bounds, Integer, Omittable
from .common import BifrostError, BifrostResponseExtraFields, Fallback


class ImageGenerationRequest(Model):
    """Asks for images made from a text prompt."""

    model: str
    """Model to generate with, written `provider/model`."""

    prompt: str
    """What the images should show, in words."""

    n: Omittable[Annotated[Integer, Bounds(ge=1, le=10)]] = None
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

    quality: Omittable[Literal["auto", "high", "medium", "low", "hd", "standard"]] = (
        None
    )
    """How much detail to spend effort on."""

    style: Omittable[Literal["natural", "vivid"]] = None
    """True to life, or with stronger colour and drama."""

    response_format: Literal["url", "b64_json"] = "url"
    """How each image is delivered, as a link or inline as base64."""

    background: Omittable[Literal["transparent", "opaque", "auto"]] = None
    """Whether the background is see-through."""

    moderation: Omittable[Literal["low", "auto"]] = None
    """How strictly the provider filters content."""

    partial_images: Omittable[Annotated[Integer, Bounds(ge=0, le=3)]] = None
    """How many previews to send while an image is in the making."""

    output_compression: Omittable[Annotated[Integer, Bounds(ge=0, le=100)]] = None
    """How hard to compress the file, in percent."""

    output_format: Omittable[Literal["png", "webp", "jpeg"]] = None
    """File format of the images."""

    user: Omittable[str] = None
    """Your name for the end user, to trace abuse and usage."""

    seed: Omittable[Integer] = None
    """Seed of the random generator, to get the same result again."""

    negative_prompt: Omittable[str] = None
    """What the images should not show, in words."""

    num_inference_steps: Omittable[Integer] = None
    """How many refining steps the model takes."""

    stream: Boolean = False
    """Send server-sent events while the images are made, instead of one JSON
    document at the end. Depending on the provider and its settings an event
    holds the image as base64 (`b64_json`), as a link (`url`), or both.
    """

    fallbacks: Omittable[list[Fallback]] = None
    """Other models to try, first to last, when `model` fails."""


class ImageData(Model):
    """One image, as a link or inline."""

    url: str | None = None
    """Where to fetch the image."""

    b64_json: str | None = None
    """The image file in base64."""

    revised_prompt: str | None = None
    """The prompt as the model reworded it."""

    index: Integer | None = None
    """Place of this image among those of the request."""


class ImageTokenDetails(Model):
    """A token count split by what the tokens stand for."""

    image_tokens: Integer | None = None
    """Tokens that stand for images."""

    text_tokens: Integer | None = None
    """Tokens that stand for text."""


class ImageUsage(Model):
    """Tokens a request spent."""

    input_tokens: Integer | None = None
    """Tokens read from the prompt and from input images."""

    input_tokens_details: ImageTokenDetails | None = None

    total_tokens: Integer | None = None
    """Tokens read and written, taken together."""

    output_tokens: Integer | None = None
    """Tokens written to make the images."""

    output_tokens_details: ImageTokenDetails | None = None


class ImageGenerationResponse(Model):
    """Finished images, whether generated, edited or varied."""

    id: str | None = None
    """Identifies the request."""

    created: Integer | None = None
    """When the images were made, in Unix seconds."""

    model: str | None = None
    """Model that made the images."""

    data: list[ImageData] | None = None
    """The images, one entry each."""

    background: str | None = None
    """Background the images were given."""

    output_format: Literal["png", "webp", "jpeg"] | str | None = None
    """File format of the images."""

    quality: str | None = None
    """Quality the images were made with."""

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
    """Width and height the images were made with."""

    usage: ImageUsage | None = None
    extra_fields: BifrostResponseExtraFields | None = None


class ImageGenerationResponseParameters(Model):
    """Settings that images were made with."""

    background: str | None = None
    """Background the images were given."""

    output_format: str | None = None
    """File format of the images."""

    quality: str | None = None
    """Quality the images were made with."""

    size: str | None = None
    """Width and height the images were made with."""


class ImageGenerationStreamResponse(Model):
    """One server-sent event of a streamed generation.

    `type` says what happened. Image data comes as base64 in `b64_json` or as a
    link in `url`, depending on the provider.
    """

    id: str | None = None
    """Identifies the request."""

    type: (
        Literal["image_generation.partial_image", "image_generation.completed", "error"]
        | str
        | None
    ) = None
    """What this event reports."""

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


class ImageEditRequest(Model):
    """A form that asks for a change to an image."""

    model: str
    """Model to edit with, written `provider/model`."""

    prompt: Omittable[str] = None
    """What to change, in words. May be left out only when `type` is
    `background_removal`.
    """

    image: str
    """The image file to change. To upload several, name each form field `image[]`."""

    mask: Omittable[str] = None
    """Image whose transparent areas mark what may be changed."""

    type: Omittable[Literal["inpainting", "outpainting", "background_removal"]] = None
    """Repaint inside, extend outwards, or cut the background away."""

    n: Omittable[Annotated[Integer, Bounds(ge=1, le=10)]] = None
    """How many images to make."""

    size: Omittable[
        Literal["256x256", "512x512", "1024x1024", "1536x1024", "1024x1536", "auto"]
    ] = None
    """Width and height in pixels, or `auto` to let the model choose."""

    response_format: Literal["url", "b64_json"] = "url"
    """How each image is delivered, as a link or inline as base64."""

    stream: Boolean = False
    """Send server-sent events while the images are made, instead of one JSON
    document at the end.
    """

    background: Omittable[Literal["transparent", "opaque", "auto"]] = None
    """Whether the background is see-through."""

    input_fidelity: Omittable[Literal["low", "high"]] = None
    """How much of the original image to preserve."""

    partial_images: Omittable[Annotated[Integer, Bounds(ge=0, le=3)]] = None
    """How many previews a stream sends while an image is in the making."""

    quality: Omittable[Literal["auto", "high", "medium", "low", "standard"]] = None
    """How much detail to spend effort on."""

    output_format: Omittable[Literal["png", "webp", "jpeg"]] = None
    """File format of the images."""

    num_inference_steps: Omittable[Integer] = None
    """How many refining steps the model takes."""

    seed: Omittable[Integer] = None
    """Seed of the random generator, to get the same result again."""

    output_compression: Omittable[Annotated[Integer, Bounds(ge=0, le=100)]] = None
    """How hard to compress the file, in percent."""

    negative_prompt: Omittable[str] = None
    """What the images should not show, in words."""

    user: Omittable[str] = None
    """Your name for the end user, to trace abuse and usage."""

    fallbacks: Omittable[list[Fallback]] = None
    """Other models to try, first to last, when `model` fails."""


class ImageVariationRequest(Model):
    """A form that asks for images resembling the one uploaded."""

    model: str
    """Model to vary with, written `provider/model`."""

    image: str
    """The image file to vary. Fields named `image[]` are taken too, but only the
    first of them counts.
    """

    n: Omittable[Annotated[Integer, Bounds(ge=1, le=10)]] = None
    """How many variations to make."""

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

    response_format: Literal["url", "b64_json"] = "url"
    """How each image is delivered, as a link or inline as base64."""

    user: Omittable[str] = None
    """Your name for the end user, to trace abuse and usage."""

    fallbacks: Omittable[list[Fallback]] = None
    """Other models to try, first to last, when `model` fails."""


class ImageEditStreamResponse(Model):
    """One server-sent event of a streamed edit.

    `type` says what happened. Image data comes as base64 in `b64_json` or as a
    link in `url`, depending on the provider.
    """

    id: str | None = None
    """Identifies the request."""

    type: (
        Literal["image_edit.partial_image", "image_edit.completed", "error"]
        | str
        | None
    ) = None
    """What this event reports."""

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
