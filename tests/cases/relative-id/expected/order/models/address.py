"""Models of address.json."""

from typing import Annotated, TypeAlias

from .._base import Model
from .._types import Omittable, Schema

Town: TypeAlias = Annotated[str, Schema("specgen:/address.json#/definitions/town")]


class Address(Model):
    town: Omittable[Town] = None
