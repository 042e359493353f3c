"""Parameters of d.yaml."""

from collections.abc import Sequence
from typing import TYPE_CHECKING, NotRequired, TypeAlias

from typing_extensions import TypeAliasType, TypedDict

from .._types import Boolean, Integer


class CollarParam(TypedDict):
    pet: NotRequired["PetParam"]


class PetParam(TypedDict):
    grunts: NotRequired[Boolean]
    collar: NotRequired[CollarParam]


class HerdParam(TypedDict):
    flock: "_FlockParam"


class FlockVariant2Param(TypedDict):
    herds: "HerdsParam"


FlockParam: TypeAlias = Integer | FlockVariant2Param | HerdParam


HerdsParam: TypeAlias = "dict[str, _FlockParam] | Sequence[HerdsParam]"
if not TYPE_CHECKING:
    HerdsParam = TypeAliasType("HerdsParam", HerdsParam)


_FlockParam: TypeAlias = FlockParam
