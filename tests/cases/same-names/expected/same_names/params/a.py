"""Parameters of a.yaml."""

from typing import NotRequired, TypeAlias

from typing_extensions import TypedDict

from .._types import Boolean


class PetParam(TypedDict):
    meows: NotRequired[Boolean]


FoodParam: TypeAlias = str
