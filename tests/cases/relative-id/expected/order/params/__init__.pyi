from .address import AddressParam, TownParam
from .order import LineParam, LinesParam, OrderParam

__all__ = [
    "AddressParam",
    "LineParam",
    "LinesParam",
    "OrderParam",
    "TownParam",
]
