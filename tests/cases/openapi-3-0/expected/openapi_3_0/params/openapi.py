"""Parameters of openapi.yaml."""

from typing import Annotated, NotRequired, Required

from typing_extensions import TypedDict

from .._types import Bounds, Number


class PutPetsIdRequestParam(TypedDict):
    name: Required[str | None]
    age: NotRequired[Annotated[Number, Bounds(gt=0)]]
    secret: NotRequired[str]


class PutPetsIdRequestFormParam(TypedDict):
    photo: NotRequired[str]
