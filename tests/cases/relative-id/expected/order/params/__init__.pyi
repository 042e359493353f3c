from .address import AddressParam
from .order import LineParam, LinesParam, OrderParam

__all__ = [
    "AddressParam",
    "LineParam",
    "LinesParam",
    "OrderParam",
]
