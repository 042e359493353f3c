"""Models of openapi.yaml."""

from typing import TypeAlias

from .anchored import Anchored as _Anchored
from .anchored import AnchoredHere
from .odd import ABC
from .shop.orders import Order, OrderNewOrderId

Purchase: TypeAlias = Order


FirstOfList: TypeAlias = OrderNewOrderId


OddKey: TypeAlias = ABC


Anchored: TypeAlias = AnchoredHere


Identified: TypeAlias = _Anchored
