"""Models of openapi.yaml."""

from typing import Annotated, Literal, Optional

from .._base import Model
from .._types import Bounds, DateTime, Number, Omittable


class PutPetsIdRequest(Model):
    name: str | None
    age: Omittable[Annotated[Number, Bounds(gt=0)]] = None
    secret: Omittable[str] = None
    created: Omittable[DateTime] = None


class PutPetsIdRequestForm(Model):
    photo: Omittable[str] = None


class ResponseError(Model):
    message: str | None = None


class Pet(Model):
    name: str | None
    mother: Optional["Pet"] = None
    father: Optional["Pet"] = None
    kind: Literal["cat", "dog"] | str | None = None
    password: str | None = None
