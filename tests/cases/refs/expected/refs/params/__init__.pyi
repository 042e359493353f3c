from .anchored import AnchoredHereParam
from .odd import ABCParam
from .openapi import AnchoredParam, FirstOfListParam, IdentifiedParam, OddKeyParam
from .shop.ids import IdParam
from .shop.orders import OrderNewOrderIdParam

__all__ = [
    "ABCParam",
    "AnchoredHereParam",
    "AnchoredParam",
    "FirstOfListParam",
    "IdParam",
    "IdentifiedParam",
    "OddKeyParam",
    "OrderNewOrderIdParam",
]
