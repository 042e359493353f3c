"""Models of d.yaml."""

from typing import TYPE_CHECKING, TypeAlias

from typing_extensions import TypeAliasType

from .._base import Model
from .._types import Boolean, Integer, Omittable


class Collar(Model):
    pet: Omittable["Pet"] = None


class Pet(Model):
    grunts: Omittable[Boolean] = None
    collar: Omittable[Collar] = None


class Herd(Model):
    flock: "_Flock"


class FlockVariant2(Model):
    herds: "Herds"


Flock: TypeAlias = Integer | FlockVariant2 | Herd


Herds: TypeAlias = "dict[str, _Flock] | list[Herds]"
if not TYPE_CHECKING:
    Herds = TypeAliasType("Herds", Herds)


_Flock: TypeAlias = Flock
