from ._base import Model, UnknownVariant
from .models.order import Line, Lines, Order
from .params.order import LineParam, LinesParam, OrderParam

__all__ = [
    "Line",
    "LineParam",
    "Lines",
    "LinesParam",
    "Model",
    "Order",
    "OrderParam",
    "UnknownVariant",
]
