"""Models of c.yaml."""

from typing import TYPE_CHECKING, TypeAlias

from typing_extensions import TypeAliasType

from .._base import Model
from .._types import Boolean, Omittable
from .d import Collar, Herd, Herds


class Pet(Model):
    purrs: Omittable[Boolean] = None
    collar: Omittable[Collar] = None


Flock: TypeAlias = "list[_Flock] | Herd | Herds"
if not TYPE_CHECKING:
    Flock = TypeAliasType("Flock", Flock)


_Flock: TypeAlias = Flock
