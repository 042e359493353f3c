"""Parameters of openapi.yaml."""

from typing import Literal, NotRequired

from typing_extensions import TypedDict

from .._types import Boolean


class CreateImageRequestParamBase(TypedDict):
    """Image request"""

    prompt: str


class CreateImageRequestParam(CreateImageRequestParamBase):
    """Image request"""

    stream: NotRequired[Boolean]


class CreateImageRequestParamNonStreaming(CreateImageRequestParamBase):
    """Image request"""

    stream: NotRequired[Literal[False]]


class CreateImageRequestParamStreaming(CreateImageRequestParamBase):
    """Image request"""

    stream: Literal[True]
