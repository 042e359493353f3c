"""Parameters of b.yaml."""

from collections.abc import Sequence
from typing import NotRequired, TypeAlias

from typing_extensions import TypedDict

from .._types import Boolean, Integer


class PetParam(TypedDict):
    barks: NotRequired[Boolean]


FoodParam: TypeAlias = Integer


BowlParam: TypeAlias = Sequence[FoodParam]
