"""Parameters of schemas/integrations/openai/images.yaml."""

from typing import Annotated, Literal, NotRequired

from typing_extensions import TypedDict

from ...._types import Boolean, Bounds, Integer, OneOf, ReadOnly


class OpenAIImageGenerationRequestParamBase(TypedDict):
    """Asks for images in the OpenAI format."""

    model: str
    """Model to generate with."""

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

    quality: NotRequired[Literal["standard", "hd"]]
    """How much detail to spend effort on."""

    style: NotRequired[Literal["natural", "vivid"]]
    """True to life, or with stronger colour and drama."""

    response_format: NotRequired[Literal["url", "b64_json"]]
    """How each image is delivered: as a link, or inline as base64.
    Not available when streaming.
    """

    user: NotRequired[str]
    """Your name for the end user, to trace abuse and usage."""

    fallbacks: NotRequired[list[str]]
    """Other models to try, first to last, when `model` fails."""


class OpenAIImageGenerationRequestParam(OpenAIImageGenerationRequestParamBase):
    """Asks for images in the OpenAI format."""

    stream: NotRequired[ReadOnly[Boolean]]
    """Send server-sent events while the images are made, with their data in
    base64, instead of one JSON document at the end.
    """


class OpenAIImageGenerationRequestParamNonStreaming(
    OpenAIImageGenerationRequestParamBase
):
    """Asks for images in the OpenAI format."""

    stream: NotRequired[Annotated[Literal[False], OneOf(False)]]
    """Send server-sent events while the images are made, with their data in
    base64, instead of one JSON document at the end.
    """


class OpenAIImageGenerationRequestParamStreaming(OpenAIImageGenerationRequestParamBase):
    """Asks for images in the OpenAI format."""

    stream: Annotated[Literal[True], OneOf(True)]
    """Send server-sent events while the images are made, with their data in
    base64, instead of one JSON document at the end.
    """
