from ._base import Model, UnknownVariant
from .models.anchored import AnchoredHere
from .models.errors import Error
from .models.odd import ABC
from .models.openapi import Anchored, FirstOfList, Identified, OddKey, Purchase
from .models.shop.ids import Id
from .models.shop.orders import Archived, Order, OrderNewOrder, OrderNewOrderId, Unused
from .models.whole import Part, Whole
from .params.anchored import AnchoredHereParam
from .params.odd import ABCParam
from .params.openapi import (
    AnchoredParam,
    FirstOfListParam,
    IdentifiedParam,
    OddKeyParam,
)
from .params.shop.ids import IdParam
from .params.shop.orders import OrderNewOrderIdParam

__all__ = [
    "ABC",
    "ABCParam",
    "Anchored",
    "AnchoredHere",
    "AnchoredHereParam",
    "AnchoredParam",
    "Archived",
    "Error",
    "FirstOfList",
    "FirstOfListParam",
    "Id",
    "IdParam",
    "Identified",
    "IdentifiedParam",
    "Model",
    "OddKey",
    "OddKeyParam",
    "Order",
    "OrderNewOrder",
    "OrderNewOrderId",
    "OrderNewOrderIdParam",
    "Part",
    "Purchase",
    "UnknownVariant",
    "Unused",
    "Whole",
]
