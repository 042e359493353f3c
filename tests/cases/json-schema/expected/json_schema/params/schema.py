"""Parameters of schema.json."""

from collections.abc import Sequence
from typing import Annotated, Any, NotRequired, TypeAlias

from typing_extensions import TypedDict

from .._types import Array, Bounds, Integer, Items, Number, Pattern, Schema


class ItemParam(TypedDict):
    sku: Annotated[str, Pattern("^[A-Z]{3}-[0-9]+$")]
    count: NotRequired[Annotated[Integer, Bounds(ge=1)]]


GiftParam: TypeAlias = Annotated[
    dict[str, Any], Schema("specgen:/schema.json#/definitions/gift")
]


class OrderParam(TypedDict):
    items: Annotated[Sequence[ItemParam], Items(min=1, unique=True)]
    placed: str
    point: NotRequired[Annotated[tuple[Number, Number], Array()]]
    total: NotRequired[Annotated[Number, Bounds(gt=0, multiple_of=0.01)]]
    note: NotRequired[Annotated[Any, Schema("specgen:/schema.json#/properties/note")]]
    gift: NotRequired[GiftParam]
