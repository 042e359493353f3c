from .address import Address
from .order import Line, Lines, Order

__all__ = [
    "Address",
    "Line",
    "Lines",
    "Order",
]
