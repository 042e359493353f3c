"""Models of schemas.yaml."""

from typing import TypeAlias

from .._base import Model
from .._types import Omittable
from ..enums.schemas import Kind


class Pet(Model):
    name: str
    kind: Omittable[Kind] = None


Pets: TypeAlias = list[Pet]


Animal: TypeAlias = Pet
