"""Parameters of openapi.yaml."""

from typing import Literal, NotRequired, Optional

from typing_extensions import TypedDict

from .._types import Integer


class PetParam(TypedDict):
    name: str | None
    age: NotRequired[Integer]
    mother: NotRequired[Optional["PetParam"]]
    kind: NotRequired[Literal["cat", "dog"] | None]
