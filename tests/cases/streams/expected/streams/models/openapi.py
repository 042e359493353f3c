"""Models of openapi.yaml."""

from typing import Annotated, Literal, TypeAlias

from .._base import Model, UnknownVariant
from .._types import Boolean, Integer, Tagged


class CreateImageRequest(Model):
    """Image request"""

    prompt: str
    stream: Boolean = False


class CreateImageResponse(Model):
    url: str | None = None


class ImageStreamResponse(Model):
    type: Literal["image.partial", "image.done", "error"] | str | None = None
    b64_json: str | None = None
    index: Integer | None = None


class Added(Model):
    kind: Literal["added"]
    id: str | None = None


class Removed(Model):
    kind: Literal["removed", "expired"]
    id: str | None = None


WatchEvent: TypeAlias = Annotated[
    Added | Removed | UnknownVariant,
    Tagged("kind", "added", ("removed", "expired"), open=True),
]


class CompletionChunk(Model):
    text: str | None = None


class JoinData(Model):
    user: str | None = None


class Join(Model):
    event: Literal["join"]
    data: JoinData


class Note(Model):
    event: Literal["note"]
    data: str
