"""Parameters of c.yaml."""

from collections.abc import Sequence
from typing import TYPE_CHECKING, NotRequired, TypeAlias

from typing_extensions import TypeAliasType, TypedDict

from .._types import Boolean
from .d import CollarParam, HerdParam, HerdsParam


class PetParam(TypedDict):
    purrs: NotRequired[Boolean]
    collar: NotRequired[CollarParam]


FlockParam: TypeAlias = "Sequence[_FlockParam] | HerdParam | HerdsParam"
if not TYPE_CHECKING:
    FlockParam = TypeAliasType("FlockParam", FlockParam)


_FlockParam: TypeAlias = FlockParam
