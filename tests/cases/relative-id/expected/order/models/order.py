"""Models of order.json."""

from typing import Annotated, Any, TypeAlias

from .._base import Model
from .._types import Omittable, Schema
from .address import Address, Town


class Line(Model):
    item: Any


Lines: TypeAlias = Annotated[
    dict[str, Line], Schema("specgen:/order.json#/definitions/lines")
]


class Order(Model):
    lines: Omittable[Lines] = None
    parent: Omittable["Order"] = None
    address: Omittable[Address] = None
    town: Omittable[Town] = None
