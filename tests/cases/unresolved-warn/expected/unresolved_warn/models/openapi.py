"""Models of openapi.yaml."""

from typing import Annotated, Any, TypeAlias

from .._base import Model
from .._types import Omittable, Schema


class Pet(Model):
    owner: Any = None
    name: Omittable[str] = None


Kennel: TypeAlias = Annotated[
    dict[str, Any], Schema("specgen:/openapi.yaml#/components/schemas/Kennel")
]
