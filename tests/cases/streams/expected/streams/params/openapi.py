"""Parameters of openapi.yaml."""

from typing import Annotated, Literal, NotRequired

from typing_extensions import TypedDict

from .._types import Boolean, OneOf, ReadOnly


class CreateImageRequestParamBase(TypedDict):
    """Image request"""

    prompt: str


class CreateImageRequestParam(CreateImageRequestParamBase):
    """Image request"""

    stream: NotRequired[ReadOnly[Boolean]]


class CreateImageRequestParamNonStreaming(CreateImageRequestParamBase):
    """Image request"""

    stream: NotRequired[Annotated[Literal[False], OneOf(False)]]


class CreateImageRequestParamStreaming(CreateImageRequestParamBase):
    """Image request"""

    stream: Annotated[Literal[True], OneOf(True)]
