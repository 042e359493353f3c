"""Parameters of openapi.yaml."""

from typing import Annotated, NotRequired

from typing_extensions import TypedDict

from .._types import Bounds, Number


class PutPetsIdRequestParam(TypedDict):
    name: str | None
    age: NotRequired[Annotated[Number, Bounds(gt=0)]]
    secret: NotRequired[str]


class PutPetsIdRequestFormParam(TypedDict):
    photo: NotRequired[str]
