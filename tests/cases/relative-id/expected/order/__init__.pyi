from ._base import Model, UnknownVariant
from .models.address import Address
from .models.order import Line, Lines, Order
from .params.address import AddressParam
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
    "UnknownVariant",
]
