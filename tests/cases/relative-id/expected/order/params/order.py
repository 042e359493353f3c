"""Parameters of order.json."""

from typing import Annotated, Any, NotRequired, TypeAlias

from typing_extensions import TypedDict

from .._types import Schema
from .address import AddressParam, TownParam


class LineParam(TypedDict):
    item: Any


LinesParam: TypeAlias = Annotated[
    dict[str, LineParam], Schema("specgen:/order.json#/definitions/lines")
]


class OrderParam(TypedDict):
    lines: NotRequired[LinesParam]
    parent: NotRequired["OrderParam"]
    address: NotRequired[AddressParam]
    town: NotRequired[TownParam]
