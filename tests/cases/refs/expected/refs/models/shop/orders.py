"""Models of schemas/shop/orders.yaml."""

from typing import Annotated, TypeAlias

from ..._base import Model, UnknownVariant
from ..._types import Fallback, Integer
from ..errors import Error
from ..whole import Whole
from .ids import Id


class OrderNewOrder(Model):
    """New order"""

    id: Id
    error: Error | None = None


class Archived(Model):
    year: Integer
    whole: Whole | None = None


Order: TypeAlias = Annotated[OrderNewOrder | Archived | UnknownVariant, Fallback()]


OrderNewOrderId: TypeAlias = Id


Unused: TypeAlias = Archived
