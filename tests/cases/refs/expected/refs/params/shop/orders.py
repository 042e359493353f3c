"""Parameters of schemas/shop/orders.yaml."""

from typing import TypeAlias

from .ids import IdParam

OrderNewOrderIdParam: TypeAlias = IdParam
