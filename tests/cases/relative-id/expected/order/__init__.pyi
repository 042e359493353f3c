from ._base import Model, UnknownVariant
from .models.address import Address, Town
from .models.order import Line, Lines, Order
from .params.address import AddressParam, TownParam
from .params.order import LineParam, LinesParam, OrderParam

__all__ = [
    "Address",
    "AddressParam",
    "Line",
    "LineParam",
    "Lines",
    "LinesParam",
    "Model",
    "Order",
    "OrderParam",
    "Town",
    "TownParam",
    "UnknownVariant",
]
