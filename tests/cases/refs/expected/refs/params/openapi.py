"""Parameters of openapi.yaml."""

from typing import TypeAlias

from .anchored import AnchoredHereParam
from .anchored import AnchoredParam as _AnchoredParam
from .odd import ABCParam
from .shop.orders import OrderNewOrderIdParam

FirstOfListParam: TypeAlias = OrderNewOrderIdParam


OddKeyParam: TypeAlias = ABCParam


AnchoredParam: TypeAlias = AnchoredHereParam


IdentifiedParam: TypeAlias = _AnchoredParam
