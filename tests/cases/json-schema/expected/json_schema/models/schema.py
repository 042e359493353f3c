"""Models of schema.json."""

from typing import Annotated, Any, TypeAlias

from .._base import Model
from .._types import Array, Bounds, Integer, Items, Number, Omittable, Pattern, Schema


class Item(Model):
    sku: Annotated[str, Pattern("^[A-Z]{3}-[0-9]+$")]
    count: Annotated[Integer, Bounds(ge=1)] = 1


Gift: TypeAlias = Annotated[
    dict[str, Any], Schema("specgen:/schema.json#/definitions/gift")
]


class Order(Model):
    items: Annotated[list[Item], Items(min=1, unique=True)]
    placed: str
    point: Omittable[Annotated[tuple[Number, Number], Array()]] = None
    total: Omittable[Annotated[Number, Bounds(gt=0, multiple_of=0.01)]] = None
    note: Annotated[Any, Schema("specgen:/schema.json#/properties/note")] = None
    gift: Omittable[Gift] = None
