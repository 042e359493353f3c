from .schema import Gift, Item, Order

__all__ = [
    "Gift",
    "Item",
    "Order",
]
