from .anchored import AnchoredHere
from .errors import Error
from .odd import ABC
from .openapi import Anchored, FirstOfList, Identified, OddKey, Purchase
from .shop.ids import Id
from .shop.orders import Archived, Order, OrderNewOrder, OrderNewOrderId, Unused
from .whole import Part, Whole

__all__ = [
    "ABC",
    "Anchored",
    "AnchoredHere",
    "Archived",
    "Error",
    "FirstOfList",
    "Id",
    "Identified",
    "OddKey",
    "Order",
    "OrderNewOrder",
    "OrderNewOrderId",
    "Part",
    "Purchase",
    "Unused",
    "Whole",
]
