"""Models of schemas.yaml."""

from typing import Annotated, Literal, TypeAlias

from .._base import Model
from .._types import Items, Number, Omittable


class ImageStreamResponse(Model):
    """One server-sent event of a stream."""

    type: Omittable[Literal["partial", "completed"]] = None
    b64_json: Omittable[str] = None


class Progress(Model):
    """Server-sent events, too."""

    phase: Omittable[Literal["start", "end"]] = None


class Chunk(Model):
    text: Omittable[str] = None


Readings: TypeAlias = Annotated[list[Number], Items(min=2)] | Literal["pause"] | None
