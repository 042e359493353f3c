from .address import Address, Town
from .order import Line, Lines, Order

__all__ = [
    "Address",
    "Line",
    "Lines",
    "Order",
    "Town",
]
