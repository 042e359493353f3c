from ._base import Model, UnknownVariant
from .models.schema import Gift, Item, Order
from .params.schema import GiftParam, ItemParam, OrderParam

__all__ = [
    "Gift",
    "GiftParam",
    "Item",
    "ItemParam",
    "Model",
    "Order",
    "OrderParam",
    "UnknownVariant",
]
