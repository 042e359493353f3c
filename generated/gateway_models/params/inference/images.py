"""Parameters of schemas/inference/images.yaml."""

from collections.abc import Sequence
from typing import Annotated, Literal, NotRequired

from typing_extensions import TypedDict

from ..._types import Boolean, Bounds, Integer, OneOf, ReadOnly
from .common import FallbackParam


class ImageGenerationRequestParamBase(TypedDict):
    """Asks for images made from a text prompt."""

    model: str
    """Model to generate with, written `provider/model`."""

    prompt: str
    """What the images should show, in words."""

    n: NotRequired[Annotated[Integer, Bounds(ge=1, le=10)]]
    """How many images to make."""

    size: NotRequired[
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
    ]
    """Width and height in pixels, or `auto` to let the model choose."""

    quality: NotRequired[Literal["auto", "high", "medium", "low", "hd", "standard"]]
    """How much detail to spend effort on."""

    style: NotRequired[Literal["natural", "vivid"]]
    """True to life, or with stronger colour and drama."""

    response_format: NotRequired[Literal["url", "b64_json"]]
    """How each image is delivered, as a link or inline as base64."""

    background: NotRequired[Literal["transparent", "opaque", "auto"]]
    """Whether the background is see-through."""

    moderation: NotRequired[Literal["low", "auto"]]
    """How strictly the provider filters content."""

    partial_images: NotRequired[Annotated[Integer, Bounds(ge=0, le=3)]]
    """How many previews to send while an image is in the making."""

    output_compression: NotRequired[Annotated[Integer, Bounds(ge=0, le=100)]]
    """How hard to compress the file, in percent."""

    output_format: NotRequired[Literal["png", "webp", "jpeg"]]
    """File format of the images."""

    user: NotRequired[str]
    """Your name for the end user, to trace abuse and usage."""

    seed: NotRequired[Integer]
    """Seed of the random generator, to get the same result again."""

    negative_prompt: NotRequired[str]
    """What the images should not show, in words."""

    num_inference_steps: NotRequired[Integer]
    """How many refining steps the model takes."""

    fallbacks: NotRequired[Sequence[FallbackParam]]
    """Other models to try, first to last, when `model` fails."""


class ImageGenerationRequestParam(ImageGenerationRequestParamBase):
    """Asks for images made from a text prompt."""

    stream: NotRequired[ReadOnly[Boolean]]
    """Send server-sent events while the images are made, instead of one JSON
    document at the end. Depending on the provider and its settings an event
    holds the image as base64 (`b64_json`), as a link (`url`), or both.
    """


class ImageGenerationRequestParamNonStreaming(ImageGenerationRequestParamBase):
    """Asks for images made from a text prompt."""

    stream: NotRequired[Annotated[Literal[False], OneOf(False)]]
    """Send server-sent events while the images are made, instead of one JSON
    document at the end. Depending on the provider and its settings an event
    holds the image as base64 (`b64_json`), as a link (`url`), or both.
    """


class ImageGenerationRequestParamStreaming(ImageGenerationRequestParamBase):
    """Asks for images made from a text prompt."""

    stream: Annotated[Literal[True], OneOf(True)]
    """Send server-sent events while the images are made, instead of one JSON
    document at the end. Depending on the provider and its settings an event
    holds the image as base64 (`b64_json`), as a link (`url`), or both.
    """


class ImageGenerationResponseParametersParam(TypedDict):
    """Settings that images were made with."""

    background: NotRequired[str]
    """Background the images were given."""

    output_format: NotRequired[str]
    """File format of the images."""

    quality: NotRequired[str]
    """Quality the images were made with."""

    size: NotRequired[str]
    """Width and height the images were made with."""


class ImageEditRequestParamBase(TypedDict):
    """A form that asks for a change to an image."""

    model: str
    """Model to edit with, written `provider/model`."""

    prompt: NotRequired[str]
    """What to change, in words. May be left out only when `type` is
    `background_removal`.
    """

    image: str
    """The image file to change. To upload several, name each form field `image[]`."""

    mask: NotRequired[str]
    """Image whose transparent areas mark what may be changed."""

    type: NotRequired[Literal["inpainting", "outpainting", "background_removal"]]
    """Repaint inside, extend outwards, or cut the background away."""

    n: NotRequired[Annotated[Integer, Bounds(ge=1, le=10)]]
    """How many images to make."""

    size: NotRequired[
        Literal["256x256", "512x512", "1024x1024", "1536x1024", "1024x1536", "auto"]
    ]
    """Width and height in pixels, or `auto` to let the model choose."""

    response_format: NotRequired[Literal["url", "b64_json"]]
    """How each image is delivered, as a link or inline as base64."""

    background: NotRequired[Literal["transparent", "opaque", "auto"]]
    """Whether the background is see-through."""

    input_fidelity: NotRequired[Literal["low", "high"]]
    """How much of the original image to preserve."""

    partial_images: NotRequired[Annotated[Integer, Bounds(ge=0, le=3)]]
    """How many previews a stream sends while an image is in the making."""

    quality: NotRequired[Literal["auto", "high", "medium", "low", "standard"]]
    """How much detail to spend effort on."""

    output_format: NotRequired[Literal["png", "webp", "jpeg"]]
    """File format of the images."""

    num_inference_steps: NotRequired[Integer]
    """How many refining steps the model takes."""

    seed: NotRequired[Integer]
    """Seed of the random generator, to get the same result again."""

    output_compression: NotRequired[Annotated[Integer, Bounds(ge=0, le=100)]]
    """How hard to compress the file, in percent."""

    negative_prompt: NotRequired[str]
    """What the images should not show, in words."""

    user: NotRequired[str]
    """Your name for the end user, to trace abuse and usage."""

    fallbacks: NotRequired[Sequence[FallbackParam]]
    """Other models to try, first to last, when `model` fails."""


class ImageEditRequestParam(ImageEditRequestParamBase):
    """A form that asks for a change to an image."""

    stream: NotRequired[ReadOnly[Boolean]]
    """Send server-sent events while the images are made, instead of one JSON
    document at the end.
    """


class ImageEditRequestParamNonStreaming(ImageEditRequestParamBase):
    """A form that asks for a change to an image."""

    stream: NotRequired[Annotated[Literal[False], OneOf(False)]]
    """Send server-sent events while the images are made, instead of one JSON
    document at the end.
    """


class ImageEditRequestParamStreaming(ImageEditRequestParamBase):
    """A form that asks for a change to an image."""

    stream: Annotated[Literal[True], OneOf(True)]
    """Send server-sent events while the images are made, instead of one JSON
    document at the end.
    """


class ImageVariationRequestParam(TypedDict):
    """A form that asks for images resembling the one uploaded."""

    model: str
    """Model to vary with, written `provider/model`."""

    image: str
    """The image file to vary. Fields named `image[]` are taken too, but only the
    first of them counts.
    """

    n: NotRequired[Annotated[Integer, Bounds(ge=1, le=10)]]
    """How many variations to make."""

    size: NotRequired[
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
    ]
    """Width and height in pixels, or `auto` to let the model choose."""

    response_format: NotRequired[Literal["url", "b64_json"]]
    """How each image is delivered, as a link or inline as base64."""

    user: NotRequired[str]
    """Your name for the end user, to trace abuse and usage."""

    fallbacks: NotRequired[Sequence[FallbackParam]]
    """Other models to try, first to last, when `model` fails."""
